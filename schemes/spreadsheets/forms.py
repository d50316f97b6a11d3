"""What is asked of somebody who sends a spreadsheet of schemes, and of one who applies it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm
from workbench.pages.questions.asking import offer


class SpreadsheetForm(WorkbenchForm):
    submit_label = _("Check what would change")

    file = forms.FileField(
        label=_("Workbook or CSV file"),
        max_length=200,
        help_text=_(
            "The template filled in, or an export you have changed, ending in .xlsx; or one of its "
            "two sheets as CSV. Nothing is changed yet: you see every change first."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


class ApplyImportForm(WorkbenchForm):
    """One button. `seen` is the mark of the changes that stood on the page, `asked` what was asked
    about them there."""

    submit_label = _("Apply all of it")

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, *args: Any, seen: str = "", asked: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = seen
        self.asked = asked
        if asked and not self.is_bound:
            offer(self, asked)

    def doubts(self) -> Sequence[str]:
        return self.asked
