"""What is asked of somebody who starts a programme from a file."""

from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from reports.casefile.file import CaseFile, CaseRefused, check_case, read_case
from reports.casefile.strict_json import MAX_BYTES
from workbench.pages.forms import WorkbenchForm


class FileForm(WorkbenchForm):
    """An interchange file, read strictly: every error is named with its place."""

    submit_label = _("Start the programme")

    file = forms.FileField(
        label=_("Interchange file"),
        max_length=200,
        help_text=_(
            "A file ending in .json that this workbench or another tool has written: a whole "
            "programme with its schemes, appraisals and papers, up to 20 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".json"}),
    )
    reference = forms.CharField(
        label=_("Reference (optional)"),
        required=False,
        max_length=60,
        help_text=_(
            "Where the programme is to have another one than the file gives: so that one stands "
            "beside the other."
        ),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

    def clean_file(self) -> CaseFile:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return read_case(file.read(MAX_BYTES + 1))
        except CaseRefused as refused:
            raise ValidationError(list(refused.errors)) from refused

    def values(self) -> dict[str, Any]:
        found: CaseFile = self.cleaned_data["file"]
        return {"case": for_a_start(found, self.cleaned_data["reference"])}


def for_a_start(found: CaseFile, reference: str) -> CaseFile:
    """The case of a file as a new programme has it, under this reference where one is given. Nobody
    here gave the approvals that it tells of: they are asked for anew. Raises `CaseRefused`."""
    data = deepcopy(found.data)
    if reference:
        data["programme"]["reference"] = reference
    for paper in data.get("papers", []):
        paper.pop("approvals", None)
    return found if data == found.data else check_case(data)
