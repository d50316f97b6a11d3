"""What people are asked about a line of the revision record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm


class RevisionForm(RowForm):
    submit_label = _("Save the line")

    number = forms.CharField(
        label=_("Version"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        help_text=_("Like 0.3."),
    )
    on = DayField(
        label=_("Date"),
        required=False,
    )
    author = forms.CharField(
        label=_("Author"), required=False, max_length=200, help_text=_("By role, not by name.")
    )
    status = forms.CharField(
        label=_("Status"), required=False, max_length=100, help_text=_("Like “Draft for comment”.")
    )
    note = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
