"""What people are asked about a file that supports a scheme."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from schemes.attachments.kinds import KINDS, MOST_BYTES, check_file
from workbench.pages.forms import WorkbenchForm


class AttachmentForm(WorkbenchForm):
    submit_label = _("Attach the file")

    title = forms.CharField(
        label=_("What it is"),
        max_length=200,
        help_text=_("Like “Tender results, lot by lot”."),
    )
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        help_text=_("PDF, Word, Excel, OpenDocument, CSV, text, PNG or JPEG, up to 10 MB."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Attach a smaller one."))
        content = file.read()
        check_file(file.name or "", content)
        file.seek(0)
        return file

    def values(self) -> dict[str, Any]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return {
            "title": self.cleaned_data["title"],
            "name": file.name or "",
            "content": file.read(),
        }
