"""What people are asked about a way to deliver a scheme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.register.forms import LinesField
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField


class DeliveryOptionForm(RowForm):
    submit_label = _("Save the option")

    name = forms.CharField(
        label=_("Option"),
        max_length=200,
        help_text=_("In a few words, like “Keep four officers for another year”."),
    )
    summary = MarkdownField(
        label=_("Description"),
        required=False,
        rows=4,
        help_text=_("What would be done, by whom and from when."),
    )
    benefits = LinesField(
        label=_("Benefits"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line."),
    )
    drawbacks = LinesField(
        label=_("Drawbacks"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line."),
    )
