"""What people do to the options of an appraisal, and to their benefits and drawbacks."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, NotTogether, Option, RuledOut, StakeholderView
from appraisal.options.codes import follow_code, let_go, naming
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.removing import HeldByOthers, Watched, remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import snapshot, write


class OptionList(OrderedList[Option]):
    """The options of an appraisal. What else names an option by its code goes with the code."""

    def change(
        self, row: Option, *, by: User, token: UUID, version: int | None = None, **values: Any
    ) -> Option:
        with transaction.atomic():
            was = Option.objects.values_list("code", flat=True).get(pk=row.pk)
            row = super().change(row, by=by, token=token, version=version, **values)
            follow_code(row, was)
        return row


OPTIONS = OptionList(Option, "option", "appraisal.programme")
VIEWS = OrderedList(
    StakeholderView,
    lambda view: view.kind,
    "option.appraisal.programme",
    among=lambda view: (view.kind, view.group),
)


def add_option(*, appraisal: Appraisal, by: User, token: UUID, code: str, **values: Any) -> Option:
    """A new option, after the others. `values` are those of its columns that the form asks for;
    money is in pounds, confidence a share of 0 to 1, facts are as the case file holds them."""
    slug = slug_for(code, appraisal.options.values_list("slug", flat=True))
    return OPTIONS.add(appraisal, by=by, token=token, code=code, slug=slug, **values)


def remove_option(*, option: Option, version: int, by: User, token: UUID) -> None:
    """Removes the option with its benefits, drawbacks and ratings. The audit trail keeps every
    word. Raises `ValidationError` where a decision names the option."""
    programme = option.appraisal.programme
    with write(by=by, token=token) as writer:
        option = writer.lock(Option.objects.filter(pk=option.pk), version)
        before = snapshot(option) | _all_about(option)
        writer.record("removed option", option, programme, before=before, removed=True)
        named = Watched(*naming(option.appraisal, option.code))
        appraisal, code = option.appraisal, option.code
        try:
            removal = remove_row(writer, option, programme)
        except HeldByOthers as error:
            raise ValidationError(
                _("A decision names this option, so it stays. Mark it in its summary instead.")
            ) from error
        let_go(appraisal, code)
        named.keep(removal)


def _all_about(option: Option) -> dict[str, Any]:
    """Everything that is removed with the option, for the audit trail."""
    values = option.measure_values.select_related("measure").order_by("pk")
    return {
        "benefits and drawbacks": [snapshot(row) for row in option.views.order_by("pk")],
        "lines": [snapshot(row) for row in option.lines.order_by("position", "pk")],
        "ratings": [snapshot(row) for row in option.ratings.order_by("pk")],
        "why it was ruled out": [snapshot(row) for row in RuledOut.objects.filter(option=option)],
        "what it did not go with": [
            snapshot(row)
            for row in NotTogether.objects.filter(Q(option=option) | Q(other=option)).order_by("pk")
        ],
        "answers of partners": [snapshot(row) for row in option.partners.order_by("pk")],
        "words on considerations": [snapshot(row) for row in option.considered.order_by("pk")],
        "measures": {str(row.measure): str(row.value) for row in values},
    }
