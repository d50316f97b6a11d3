"""The forms of an appraisal from a table: the table, then what it does not say."""

import re
from typing import Any, Final

from crispy_forms_gds.choices import Choice
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.from_table.reading import ReadTable
from schemes.evidence.pasting import PasteError, grid_of
from schemes.evidence.uploading import read_file
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import CountField

NONE: Final = "none"
_AS_NOW: Final = re.compile(
    r"\b(?:as now|as is|status quo|do nothing|do minimum|no change|baseline|business as usual|"
    r"current (?:service|arrangements?|model))\b",
    re.IGNORECASE,
)


class TableForm(WorkbenchForm):
    """The table, pasted or as a file. Nothing is saved yet. `cells` are its cells once the form is
    valid."""

    submit_label = _("Check what would be made")
    cells: list[list[str]]

    text = forms.CharField(
        label=_("The table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "wb-wide", "spellcheck": "false"}),
        help_text=_(
            "Copy the cells in your spreadsheet and paste them here: the options across, the "
            "criteria down, a rating in each cell. There may be a column of weights, headed Weight."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        help_text=_("XLSX or CSV, at most 2 MB. Of a workbook the first visible sheet is read."),
    )
    most = CountField(
        label=_("Highest points that could be given (optional)"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("For ratings in numbers. Without it 5, 10 or 100 is taken, whichever fits."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        text, file = data.get("text", ""), data.get("file")
        if self.errors:
            return data
        if bool(text.strip()) == bool(file):
            words = (
                _now("Paste the table or send it as a file, not both.")
                if file
                else _now("Paste the table here, or choose a file.")
            )
            raise ValidationError({"text": words})
        try:
            self.cells = read_file(str(file.name), file.read()) if file else grid_of(text)
        except PasteError as error:
            raise ValidationError({"file" if file else "text": list(error.problems)}) from error
        return data


class StartForm(WorkbenchForm):
    """What a table does not say; its cells travel with it."""

    submit_label = _("Start this appraisal")

    table = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=2_000_000)
    most = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=1000)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("For example “Who runs the library service”.")
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, as it stands in your papers, like ADM-2016."),
    )
    baseline = forms.ChoiceField(
        label=_("Which option carries on as now?"),
        widget=forms.RadioSelect,
        help_text=_("It is the baseline that the others are compared with."),
    )
    reason = forms.CharField(
        label=_("Where do the ratings come from?"),
        max_length=1000,
        help_text=_(
            "This stands as the reason of each rating that has no note, for example “Agreed at the "
            "scoring workshop of 3 March 2026”."
        ),
    )

    def __init__(self, *args: Any, read: ReadTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        baseline = self.fields["baseline"]
        assert isinstance(baseline, forms.ChoiceField)
        names = list(enumerate(read.options))
        baseline.choices = [
            *(Choice(str(number), name) for number, name in names),
            Choice(NONE, _("None of them")),
        ]
        likely = [str(number) for number, name in names if _AS_NOW.search(name)]
        if len(likely) == 1:
            self.initial.setdefault("baseline", likely[0])
        if all(score.note for _across, _down, score in read.scores):
            # Each says why itself.
            del self.fields["reason"]
        self.helper.layout = self.layout()

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        chosen = data["baseline"]
        return {
            "title": data["title"],
            "reference": data["reference"],
            "baseline": None if chosen == NONE else int(chosen),
            "reason": data.get("reason", ""),
        }
