"""The form for the officers' words on the way forward."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm


class WayForwardForm(WorkbenchForm):
    submit_label = _("Save the words")

    text = forms.CharField(
        label=_("What there is to say of it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "How it was reached and what it means. A blank line starts a paragraph, “- ” a list. "
            "The sentence above it comes from the decisions and writes itself."
        ),
    )
