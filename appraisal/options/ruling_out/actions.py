"""Rules an option out before the others are judged, and takes it back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option, RuledOut
from workbench.models import User
from workbench.rows.writing import write


def rule_out(
    *, option: Option, by: User, token: UUID, version: int | None = None, **values: Any
) -> RuledOut:
    """Records that the option was ruled out, or changes what was said of it at `version`. Its
    ratings stay. Raises `ValidationError` where the decision names it, or none would be left."""
    appraisal = option.appraisal
    with write(by=by, token=token) as writer:
        whole = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), None)
        _refuse_chosen(whole, option)
        rows = RuledOut.objects.filter(option=option)
        action = "ruled out option"
        if version is None:
            if rows.exists():
                raise ValidationError(_("It is ruled out already. Open it to see why."))
            if not _others_left(option):
                raise ValidationError(
                    _("This is the last option that is left. Add another one first.")
                )
            found = RuledOut(option=option, position=option.position)
        else:
            action = "changed why option was ruled out"
            found = writer.lock(rows, version)
        for name, value in values.items():
            setattr(found, name, value)
        writer.save(found)
        writer.record(action, found, appraisal.programme)
    return found


def take_back(*, option: Option, by: User, token: UUID, version: int | None = None) -> None:
    """Puts the option among those that are judged again; the history keeps why it was out."""
    with write(by=by, token=token) as writer:
        found = writer.lock(RuledOut.objects.filter(option=option), version or 0)
        writer.record("took option back", found, option.appraisal.programme, removed=True)
        found.delete()


def _others_left(option: Option) -> bool:
    left = Option.objects.filter(appraisal_id=option.appraisal_id, ruled_out=None)
    return left.exclude(pk=option.pk).exists()


def _refuse_chosen(appraisal: Appraisal, option: Option) -> None:
    decision = appraisal.decision
    if decision and option.pk in (decision.preferred_id, decision.with_a_view_to_id):
        raise ValidationError(
            _("The decision in force names this option. Record a new decision first.")
        )
