"""What is asked of somebody who issues a version, and of one who has a paper verified."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm

MOST_BYTES = 60 * 1024 * 1024


class IssueForm(WorkbenchForm):
    """`numbers` are the next smaller and the next larger version."""

    submit_label = _("Issue this version")

    number = forms.CharField(
        label=_("Version"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    author = forms.CharField(
        label=_("Issued by, as a role"),
        max_length=200,
        help_text=_("As it is to stand in the revision record, like Project manager."),
    )
    status = forms.CharField(
        label=_("Status"), max_length=100, help_text=_("Like Final, or Draft for consultation.")
    )
    reason = forms.CharField(
        label=_("What changed, and why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it in the revision record. For a first version: what it is for."),
    )

    def __init__(self, *args: Any, numbers: Sequence[str] = ("1.0", "1.0"), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        small, large = numbers
        self.initial.setdefault("number", small)
        self.fields["number"].help_text = (
            _("%(small)s, or %(large)s where much has changed.") % {"small": small, "large": large}
            if small != large
            else _("The first version is 1.0.")
        )


class VerifyForm(WorkbenchForm):
    submit_label = _("Verify it")

    file = forms.FileField(
        label=_("PDF of a paper, or another file of an issued version"),
        max_length=255,
        help_text=_("As it was downloaded or received, up to 60 MB. It is read and not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.html,.xlsx,.json"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Choose a file of 60 MB or less"))
        return file
