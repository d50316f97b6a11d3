"""A table of evidence as people give it: pasted, as a file, or cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.evidence.pasting import (
    Pasted,
    PasteError,
    grid_text,
    paste_text,
    read_text,
)
from schemes.evidence.renaming import lost_ties, renamed_lines
from schemes.evidence.totals import declared_sums, likely_totals
from schemes.evidence.uploading import read_file
from workbench.casefile.parts import written
from workbench.pages.forms import WorkbenchForm
from workbench.pages.markdown import MarkdownField


class EvidenceForm(WorkbenchForm):
    """The fields that both forms for a table share. `pasted` is the table that was read, once the
    form is valid; `sums` are the sums declared before."""

    submit_label = _("Keep the table")

    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        help_text=_("What the table shows, of which place and year."),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where the figures come from, so that somebody can look them up."),
    )
    note = MarkdownField(label=_("Note"), required=False, rows=2)
    row_heading = forms.CharField(
        label=_("What the rows are (optional)"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("It stands above the first column, like “Authority”."),
    )

    def __init__(
        self,
        *args: Any,
        table: CaseTable | None = None,
        tied: Mapping[str, Sequence[Any]] | None = None,
        **kwargs: Any,
    ) -> None:
        self.before = table
        self.tied = tied or {}
        self.pasted: Pasted | None = None
        super().__init__(*args, **kwargs)

    def table(self, total_rows: Sequence[str], total_columns: Sequence[str]) -> dict[str, Any]:
        """The columns of a row of the database that hold the table, with these sums declared."""
        assert self.pasted is not None
        sums = declared_sums(self.pasted, total_rows, total_columns, self.sums_of(self.pasted))
        return {
            "columns": [written(one) for one in self.pasted.columns],
            "rows": [written(one) for one in self.pasted.rows],
            "sums": [written(one) for one in sums],
        }

    def sums_of(self, pasted: Pasted) -> tuple[CaseTableSum, ...]:
        """The sums declared before, by the names that their rows and columns have now."""
        before = self.before
        return renamed_lines(before, pasted).sums(before.sums) if before else ()

    def doubts(self) -> Iterator[str]:
        if self.before is None or self.pasted is None or not self.is_kept:
            return
        now = renamed_lines(self.before, self.pasted)
        for figure, cell in dict.fromkeys(lost_ties(self.tied, self.before, now)):
            yield _ASKED % {"figure": figure, "cell": cell}

    @property
    def is_kept(self) -> bool:
        """Whether what was sent is to be kept, not shown first."""
        return True

    def refuse(self, field: str, error: PasteError) -> None:
        for problem in error.problems:
            self.add_error(field, problem)

    def about(self) -> dict[str, Any]:
        names = ("title", "source", "note", "row_heading")
        return {name: self.cleaned_data[name] for name in names}


_ASKED = _(
    "The stated figure “%(figure)s” is tied to “%(cell)s” of this table, which is not there any "
    "more. It cannot be checked until it is tied anew. Is the table to be kept without it?"
)


class PastedEvidenceForm(EvidenceForm):
    """A table given as text or as a file. It is sent twice: first to show the table as read, then
    to keep it, since rows and columns can be ticked as sums only when they are known."""

    text = forms.CharField(
        label=_("The table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "wb-wide", "spellcheck": "false"}),
        help_text=_(
            "Copy the cells in your spreadsheet and paste them here. The first row has the "
            "headings, with units in brackets, like “Grant (£)”; the first column names the rows. "
            "Write “not received” where a figure is lacking, and “40 to 241” for a range."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        help_text=_("XLSX or CSV, at most 2 MB. Of a workbook the first visible sheet is read."),
    )
    total_rows = forms.MultipleChoiceField(
        label=_("Which rows are sums of the rows above them?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    total_columns = forms.MultipleChoiceField(
        label=_("Which columns are sums of the columns before them?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, keep: bool = False, **kwargs: Any) -> None:
        self.keep = keep
        super().__init__(*args, **kwargs)
        if not keep:
            del self.fields["total_rows"], self.fields["total_columns"]
            self.helper.layout = self.layout()
            return
        # What was shown is kept: another file would be another table.
        del self.fields["file"]
        self.helper.layout = self.layout()
        if self.is_bound:
            try:
                self.offer(read_text(self.data.get("text", "")))
            except PasteError:
                self.offer(Pasted((), ()))

    @property
    def is_kept(self) -> bool:
        return self.keep

    def layout(self) -> Layout:
        show = Button.primary("show", _("Show the table"))
        if not self.keep:
            return Layout(*self.fields, show)
        again = Button.secondary("show", _("Show it again first"))
        totals = Button.secondary("totals", _("Keep it and say what its totals add up"))
        return Layout(*self.fields, Button.primary("keep", self.submit_label), totals, again)

    def offer(self, pasted: Pasted) -> None:
        """Offers the rows and columns of this table to be ticked as sums."""
        for name, names in (("total_rows", pasted.labels), ("total_columns", pasted.names)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [Choice(one, one) for one in names[1:]]

    def preview(self, pasted: Pasted) -> CaseTable:
        """The table with the sums that are ticked when the form is first shown."""
        ticked = self.initial["total_rows"], self.initial["total_columns"]
        sums = declared_sums(pasted, *ticked, self.sums_of(pasted))
        return CaseTable(self.initial["title"], pasted.columns, pasted.rows, tuple(sums))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file: UploadedFile[Any] | None = data.get("file")
        text = data.get("text", "")
        if file is None and not text.strip():
            if "file" not in self.errors:
                self.add_error("text", _("Paste the table, or choose a file that holds it."))
            return data
        try:
            if file is not None:
                text = paste_text(read_file(file.name or "", file.read()))
            self.pasted = read_text(text)
        except PasteError as error:
            self.refuse("text" if file is None else "file", error)
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return self.about() | self.table(data.get("total_rows", ()), data.get("total_columns", ()))


def second_form(form: PastedEvidenceForm, version: int | None) -> PastedEvidenceForm:
    """The form for the second sending: filled in from `form`, with the likely sums ticked."""
    pasted = form.pasted
    assert pasted is not None
    before = {one.total for one in form.sums_of(pasted)}
    initial = form.about() | {
        "text": paste_text(grid_text(pasted)),
        "total_rows": [*(n for n in pasted.labels if n in before)] or likely_totals(pasted.labels),
        "total_columns": [*(n for n in pasted.names if n in before)] or likely_totals(pasted.names),
    }
    second = PastedEvidenceForm(keep=True, version=version, initial=initial, table=form.before)
    second.offer(pasted)
    return second
