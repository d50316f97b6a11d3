"""What people are asked about a step of a timetable, and about what moves with it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import TimedStep
from schemes.timetable.linking import dates_of
from schemes.timetable.when_field import (
    WHEN_HELP,
    WhenField,
    columns_of,
    ends_too_early,
    is_month,
)
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.number_field import CountField


class StepForm(RowForm):
    submit_label = _("Save the step")

    name = forms.CharField(label=_("Step"), max_length=300)
    by_month = forms.TypedChoiceField(
        label=_("Where it is listed"),
        choices=[
            ("no", _("Among the steps with their dates")),
            ("yes", _("Among the next steps of the plan, which are known by their months alone")),
        ],
        coerce=lambda chosen: chosen == "yes",
        empty_value="",
        initial="no",
        required=False,
        widget=forms.RadioSelect,
    )
    starts_on = WhenField(label=_("From"), help_text=WHEN_HELP)
    ends_on = WhenField(label=_("To"), help_text=WHEN_HELP)
    sense = forms.ChoiceField(
        label=_("It is said to take"),
        required=False,
        choices=[("", _("No length is stated")), *TimedStep.Sense.choices],
    )
    stated = CountField(label=_("Stated length"), required=False, min_value=0, max_value=9999)
    unit = forms.ChoiceField(
        label=_("In"), required=False, choices=[("", _("Choose")), *TimedStep.Unit.choices]
    )
    follows = forms.TypedMultipleChoiceField(
        label=_("Follows"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The steps that must have ended before this one begins."),
    )
    finished = forms.BooleanField(label=_("It is finished"), required=False)
    fixed = forms.BooleanField(
        label=_("Its dates are fixed"),
        required=False,
        help_text=_("It stays where it is when a step that it follows moves: a meeting, say."),
    )

    def __init__(self, *args: Any, others: Sequence[TimedStep] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["follows"]
        chosen.choices = [(one.pk, one.name) for one in others]
        if not others:
            del self.fields["follows"]
            self.helper.layout = self.layout()

    @classmethod
    def values_of(cls, row: TimedStep) -> dict[str, Any]:
        names = ("name", "sense", "stated", "unit", "finished", "fixed")
        start, end = dates_of(row)
        return {name: getattr(row, name) for name in names} | {
            "by_month": "yes" if row.by_month else "no",
            "starts_on": start,
            "ends_on": end,
            "follows": [one.follows_id for one in row.following.order_by("follows_id")],
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if ends_too_early(data.get("starts_on"), data.get("ends_on")):
            self.add_error("ends_on", _("Enter a day on or after the one it starts."))
        if data.get("by_month"):
            self._known_by_month(data)
        else:
            self._whole_length(data)
        return data

    def _known_by_month(self, data: dict[str, Any]) -> None:
        for name in ("starts_on", "ends_on"):
            when = data.get(name)
            if name not in self.errors and (when is None or not is_month(when)):
                self.add_error(name, _("Enter the month alone, such as September 2012."))
        if data.get("stated") is not None or data.get("sense") or data.get("unit"):
            self.add_error(
                "sense", _("Choose that no length is stated: months alone do not tell one.")
            )

    def _whole_length(self, data: dict[str, Any]) -> None:
        words = {
            "sense": _("Choose how the length is meant."),
            "stated": _("Enter the length, or choose that none is stated."),
            "unit": _("Choose what the length is counted in."),
        }
        given = [name for name in words if data.get(name) not in (None, "")]
        if given and not self.errors:
            for name, instruction in words.items():
                if name not in given:
                    self.add_error(name, instruction)

    def values(self) -> dict[str, Any]:
        found = super().values()
        found |= columns_of(found.pop("starts_on"), found.pop("ends_on"))
        found["by_month"] = bool(found["by_month"])
        if found["by_month"]:
            found |= {"starts_as": "", "ends_as": ""}
        return found


class FollowingForm(WorkbenchForm):
    """Asks whether what follows a step is to move with it. `seen` tells in which state each step
    was shown."""

    submit_label = _("Move these steps")

    days = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
