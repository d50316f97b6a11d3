"""What people are asked about the plan of a programme."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schemes.models import Programme
from schemes.register.forms import LinesField
from schemes.savings.forms.figure_field import FigureField
from workbench.casefile.faults import meant
from workbench.pages.forms import RowForm
from workbench.pages.number_field import CountField


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WorkstreamForm(RowForm):
    submit_label = _("Save the workstream")

    name = forms.CharField(label=_("Workstream"), max_length=200)
    purpose = forms.CharField(
        label=_("What it is for"), required=False, widget=_text(3), help_text=_("In a sentence.")
    )


class ActivityForm(RowForm):
    submit_label = _("Save the activity")

    activity = forms.CharField(label=_("Activity"), widget=_text(3))
    products = LinesField(
        label=_("Products"),
        required=False,
        widget=_text(4),
        help_text=_("What it produces, one on each line."),
    )


class BudgetItemForm(RowForm):
    submit_label = _("Save the item")

    item = forms.CharField(label=_("Item"), max_length=300)
    workstream = forms.CharField(
        label=_("Workstream"),
        required=False,
        max_length=200,
        help_text=_("As in the plan. Empty where it is for all of them."),
    )
    amount = FigureField(label=_("Amount (£)"), example="70000")
    approximate = forms.BooleanField(label=_("It is about so much"), required=False)

    def __init__(self, *args: Any, workstreams: Collection[str] = (), **kwargs: Any) -> None:
        self.workstreams = workstreams
        super().__init__(*args, **kwargs)

    def doubts(self) -> Iterator[str]:
        yield from super().doubts()
        named = self.cleaned_data.get("workstream") or ""
        known = self.workstreams
        if not named or not known or named in known or named == self.initial.get("workstream"):
            return
        told = gettext("“%(name)s” is not among the workstreams of the plan%(meant)s")
        about = {"name": named, "meant": meant(named, known)}
        yield told % about if about["meant"] else f"{told % about}."


class EventForm(RowForm):
    submit_label = _("Save the event")

    title = forms.CharField(label=_("Event"), max_length=300)
    when = forms.CharField(
        label=_("When"),
        max_length=200,
        help_text=_("As a paper prints it: 12 August 2015, or 3, 4 and 5 November 2015."),
    )
    group = forms.CharField(label=_("Group that was invited"), required=False, widget=_text(2))
    sessions = CountField(label=_("Sessions"), required=False, min_value=1, max_value=2147483647)
    attendance = forms.CharField(
        label=_("Number who came"),
        required=False,
        max_length=300,
        help_text=_("A number, or words such as “about 12 at each session”."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=_text(2))


class PlanWordsForm(RowForm):
    """What a part of the plan has besides rows, read from the column `plan` of the programme."""

    submit_label = _("Save")
    part = ""

    caption = forms.CharField(
        label=_("Caption of the table"),
        required=False,
        max_length=300,
        help_text=_("As papers print it. Empty takes the usual one."),
    )

    @classmethod
    def values_of(cls, row: Programme) -> dict[str, Any]:
        words = row.plan.get(cls.part, {})
        return {"caption": words.get("caption", "")}


class TimetableWordsForm(PlanWordsForm):
    part = "timetable"


class MilestonesWordsForm(PlanWordsForm):
    part = "milestones"


class BudgetWordsForm(PlanWordsForm):
    part = "budget"

    total = FigureField(
        label=_("Stated total (£)"),
        required=False,
        example="197000",
        help_text=_("As the source states it. Empty prints no total."),
    )
    approximate = forms.BooleanField(label=_("The total is about so much"), required=False)
    note = forms.CharField(label=_("Note beneath the table"), required=False, widget=_text(3))

    @classmethod
    def values_of(cls, row: Programme) -> dict[str, Any]:
        words = row.plan.get(cls.part, {})
        total = words.get("total", {})
        return super().values_of(row) | {
            "total": total.get("amount"),
            "approximate": total.get("approximate", False),
            "note": words.get("note", ""),
        }

    def values(self) -> dict[str, Any]:
        found = super().values()
        amount, approximate = found.pop("total"), found.pop("approximate")
        total = None if amount is None else {"amount": amount}
        if total is not None and approximate:
            total["approximate"] = True
        return found | {"total": total}
