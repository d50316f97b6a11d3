"""The form of a step of a timetable."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import TimedStep
from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm
from workbench.pages.number_field import CountField


class StepForm(RowForm):
    submit_label = _("Save the step")

    name = forms.CharField(label=_("Step"), max_length=300)
    starts_on = DayField(
        label=_("From"),
        required=False,
    )
    ends_on = DayField(
        label=_("To"),
        required=False,
    )
    sense = forms.ChoiceField(
        label=_("It is said to take"),
        required=False,
        choices=[("", _("No length is stated")), *TimedStep.Sense.choices],
    )
    stated = CountField(label=_("Stated length"), required=False, min_value=0, max_value=9999)
    unit = forms.ChoiceField(
        label=_("In"), required=False, choices=[("", _("Choose")), *TimedStep.Unit.choices]
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Enter a day on or after the one it starts."))
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
        return data
