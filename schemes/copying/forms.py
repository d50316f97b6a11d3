"""What people are asked about the copy of a scheme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm


class CopySchemeForm(WorkbenchForm):
    submit_label = _("Copy it")

    title = forms.CharField(label=_("Title of the copy"), max_length=200)
    reference = forms.CharField(
        label=_("Reference of the copy"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("As in the business plan, like A/R.6.173; no other scheme’s in the programme."),
    )
