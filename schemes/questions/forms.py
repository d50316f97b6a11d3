"""What people are asked about a question of a business case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm


class QuestionForm(WorkbenchForm):
    submit_label = _("Save the question")

    heading = forms.CharField(label=_("Heading"), max_length=200)
    help = forms.CharField(
        label=_("What belongs there"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands beneath the heading while somebody writes the answer."),
    )
