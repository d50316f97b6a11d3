"""What site administrators are asked about the logo of an authority."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from workbench.council.logo import MOST_BYTES, LogoFault, logo_from
from workbench.council.uploaded import fault_words
from workbench.pages.forms import WorkbenchForm


class LogoForm(WorkbenchForm):
    """Asks for the picture. Version 0 is that of a logo that is not there yet."""

    submit_label = _("Use this logo")

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    file = forms.FileField(
        label=_("Picture"),
        max_length=255,
        help_text=_("An SVG or a PNG of 300 KB at most, without scripts or links."),
        widget=forms.FileInput(attrs={"accept": ".svg,.png"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The picture has more than 300 KB. Choose a smaller one."))
        try:
            logo_from(file.read())
        except LogoFault as fault:
            raise ValidationError(fault_words(fault)) from fault
        file.seek(0)
        return file

    def values(self) -> dict[str, Any]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return {"content": file.read()}
