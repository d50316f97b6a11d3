"""What people are asked about an option that is ruled out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm


class RuleOutForm(RowForm):
    submit_label = _("Rule it out")

    stage = forms.CharField(
        label=_("Stage"),
        max_length=200,
        help_text=_("When options were thinned out, like “Long list”."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    ruled_on = DayField(label=_("Day (optional)"), required=False)
    who = forms.CharField(
        label=_("By whom (optional)"),
        max_length=200,
        required=False,
        help_text=_("A role or a body, like “Project board”. No names."),
    )
    why = forms.CharField(
        label=_("Why it is ruled out"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In a sentence that can go in the paper."),
    )
