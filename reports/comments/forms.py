"""The form in which people say something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm


class CommentForm(WorkbenchForm):
    """Asks for a comment, or for the reply to the one whose key is `reply_to`."""

    submit_label = _("Send")

    text = forms.CharField(
        label=_("Your comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say something first")},
    )
    reply_to = forms.IntegerField(widget=forms.HiddenInput, required=False)
