"""Makes a scheme of a preferred option."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option
from schemes.models import SavingsLine, Scheme
from schemes.register.actions import new_scheme
from schemes.savings.inputs import recompute
from workbench.models import User
from workbench.rows.writing import snapshot, write


def make_scheme(
    *,
    appraisal: Appraisal,
    option: Option,
    lines: Sequence[Mapping[str, Any]],
    version: int,
    by: User,
    token: UUID,
    **values: str,
) -> Scheme:
    """A new scheme of the programme, an idea, made of the preferred option, with these savings
    lines; `values` are its own columns. Raises `Conflict` where the appraisal is not at `version`
    any more, as after a new decision, and `ValidationError` where the decision prefers another
    option, and where another scheme has its reference."""
    programme = appraisal.programme
    with write(by=by, token=token) as writer:
        rows = Appraisal.objects.filter(pk=appraisal.pk).select_related("decision")
        appraisal = writer.lock(rows, version)
        if appraisal.decision is None or appraisal.decision.preferred_id != option.pk:
            raise ValidationError(
                _("The decision has changed meanwhile. Open this page again and look at it first.")
            )
        made = {"from_appraisal": appraisal.reference, "from_option": option.code}
        scheme = new_scheme(writer, programme, values | {"spellings": []}, **made)
        for position, line in enumerate(lines):
            writer.save(SavingsLine(scheme=scheme, position=position, **line))
        recompute(programme, [scheme])
        after = snapshot(scheme) | {"lines": [line["name"] for line in lines]}
        writer.record("made scheme of an option", scheme, programme, after=after)
    return scheme
