"""What people are asked about a condition."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField


class ConditionForm(RowForm):
    submit_label = _("Save the condition")

    text = MarkdownField(
        label=_("Condition"),
        rows=3,
        help_text=_("What has to be so, as a sentence: “Cabinet agrees the budget.”"),
    )
    owner_role = forms.CharField(
        label=_("Owner"),
        max_length=200,
        help_text=_("The role that sees to it. No names: papers print it."),
    )
    due_on = DayField(label=_("Day by which it is to be met"))
    met_on = DayField(
        label=_("Met on (optional)"),
        required=False,
        help_text=_("The day on which it was met. It is open until then."),
    )

    def clean_met_on(self) -> object:
        met_on = self.cleaned_data["met_on"]
        if met_on is not None and met_on > timezone.localdate():
            raise forms.ValidationError(
                _("That day is still to come. Leave it empty until the condition is met.")
            )
        return met_on
