"""What people are asked about milestones."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from appraisal.milestones.actions import is_month, refuse_backwards
from schemes.finance.durations import StatedDate
from schemes.models import Milestone, MilestonePoint, MilestoneRow
from schemes.timetable.following import month_date
from schemes.timetable.when_field import WhenField
from schemes.timetable.when_field import is_month as is_whole_month
from workbench.pages.forms import RowForm


class PointForm(RowForm):
    submit_label = _("Save the point of time")

    label = forms.CharField(
        label=_("What it is called"), max_length=200, help_text=_("Start, or +6 months.")
    )
    month = WhenField(
        label=_("Month"),
        help_text=_("September 2016. Empty where none is known, or where the name says it."),
    )

    @classmethod
    def values_of(cls, row: MilestonePoint) -> dict[str, Any]:
        month = month_date(row.key) if is_month(row.key) else None
        return {"label": row.label, "month": month}

    def clean_month(self) -> StatedDate | None:
        month: StatedDate | None = self.cleaned_data["month"]
        if month is not None and not is_whole_month(month):
            raise ValidationError(_("Enter the month alone, such as September 2016."))
        return month

    def values(self) -> dict[str, Any]:
        found = super().values()
        month = found.pop("month")
        return found | {"key": f"{month.earliest:%Y-%m}" if month else ""}


class MilestoneRowForm(RowForm):
    submit_label = _("Save the row")

    name = forms.CharField(
        label=_("What the row is called"),
        max_length=200,
        help_text=_("The option, or the part of the work: “Mutual: rapid start”."),
    )
    option = forms.ChoiceField(label=_("Option"), required=False)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["option"]
        asked.choices = [("", _("The whole project")), *choices]

    @classmethod
    def values_of(cls, row: MilestoneRow) -> dict[str, Any]:
        return {"name": row.name, "option": row.option}


class MilestoneForm(RowForm):
    submit_label = _("Save the milestone")

    text = forms.CharField(
        label=_("What happens"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    starts = forms.TypedChoiceField(label=_("From"), coerce=int)
    ends = forms.TypedChoiceField(
        label=_("To"), coerce=int, help_text=_("The same where it happens at one point of time.")
    )

    def __init__(self, *args: Any, points: Sequence[MilestonePoint] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = list(points)
        for name in ("starts", "ends"):
            asked: Any = self.fields[name]
            asked.choices = [(point.pk, point.label) for point in points]

    @classmethod
    def values_of(cls, row: Milestone) -> dict[str, Any]:
        return {"text": row.text, "starts": row.starts_id, "ends": row.ends_id}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if refuse_backwards(data, self.points):
            self.add_error("ends", _("Choose the same point of time or a later one."))
        return data

    def values(self) -> dict[str, Any]:
        found = super().values()
        return {
            "text": found["text"],
            "starts_id": found["starts"],
            "ends_id": found["ends"],
        }
