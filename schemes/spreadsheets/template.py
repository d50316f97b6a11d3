"""The workbook people fill in: instructions with examples, two sheets with the headings and their
lists to choose from, and the lists themselves."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from schemes.finance.years import FinancialYear, year_range
from schemes.models import Programme, SavingsLine
from schemes.savings.kinds import KIND_MEANS, sums_note
from schemes.spreadsheets.cells import KEPT, cell_text
from schemes.spreadsheets.columns import (
    LINE_COLUMNS,
    LINES,
    SCHEME_COLUMNS,
    SCHEMES,
    CellKind,
    SheetColumn,
    year_column,
    year_of,
)
from schemes.spreadsheets.read.figures import Plain
from schemes.spreadsheets.reading import MOST
from workbench.workbooks.filling import Filling
from workbench.workbooks.layout import letters

INSTRUCTIONS: Final = "Instructions"
LISTS: Final = "Lists"
CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet keeps fifteen digits of a number; a longer one goes in as text.
_DIGITS: Final = 15
_FIGURES: Final = (CellKind.NUMBER, CellKind.AMOUNT, CellKind.SHARE)
_FORMULA: Final = ("=", "+", "-", "@", "\t")

_SAID: Final = (
    "Fill in the sheets Schemes and Lines. The first row of each is its headings: columns may "
    "change places, and those you do not need may go, but for the ones marked “needed”.",
    "A scheme is found by its reference, in any spelling, and a line by its scheme and its name. "
    "What is found is changed to what its row says; what is not found is added.",
    "A blank cell empties what stood there. A column that is not there leaves it as it is, and so "
    "does a scheme or line that is not in the file: nothing is ever removed by an import.",
    "Amounts are in pounds and above zero. Where there is a range, write 40000 to 241000; where a "
    "figure is lacking, write the word for it, such as not received: that never counts as nought.",
    "A line has either a unit value with its volume and phasing, or plain amounts by year.",
    "Nothing may be hidden or merged, and formulas count as the values they last showed.",
    "The site shows every change before it is made, and makes all of them or none.",
)

_SAMPLES: Final = ("text", "quoted", "figure")

Values = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A workbook being written, with its cell formats by name."""

    book: Any
    styles: dict[str, Any]

    def write_text(self, sheet: Any, row: int, at: int, text: str) -> None:
        sheet.write_string(row, at, text, self.styles[_style_of(text)])


def _style_of(text: str) -> str:
    return "quoted" if text.startswith(_FORMULA) else "text"


def template(programme: Programme) -> bytes:
    """An empty workbook for schemes of this programme."""
    return workbook(programme, (), ())


def workbook(programme: Programme, schemes: Sequence[Values], lines: Sequence[Values]) -> bytes:
    """A workbook in the template's shape, with these rows. No cell of it is a formula."""
    from xlsxwriter import Workbook

    written = io.BytesIO()
    book = Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    paper = _Paper(book, _styles(book))
    line_columns = (*LINE_COLUMNS, *map(year_column, _years(programme, lines)))
    _instructions(paper, programme)
    _sheet(paper, SCHEMES, SCHEME_COLUMNS, schemes)
    _sheet(paper, LINES, line_columns, lines)
    _lists(paper)
    book.close()
    if not schemes and not lines:
        return written.getvalue()
    filling = Filling(written.getvalue())
    for number, columns, rows in ((2, SCHEME_COLUMNS, schemes), (3, line_columns, lines)):
        if rows:
            filling.fill(number, _rows(filling, number, columns, rows), letters(len(columns)))
    return filling.written()


def _rows(
    filling: Filling, sheet: int, columns: Sequence[SheetColumn], rows: Sequence[Values]
) -> Iterator[str]:
    """The cells of each row. A sheet says the same in many cells of a column, and each is put in
    words once."""
    styles = dict(zip(_SAMPLES, filling.styles(sheet), strict=True))

    def cell(value: Plain, column: SheetColumn) -> str:
        figure = column.form in _FIGURES and isinstance(value, str) and value != KEPT
        if figure and len(Decimal(value).as_tuple().digits) <= _DIGITS:
            return filling.number(value, styles["figure"])
        text = cell_text(value, column)
        return filling.text(text, styles[_style_of(text)])

    known: list[dict[str, str]] = [{} for _column in columns]
    places = [
        (column.key, f'<c r="{letters(at)}', known[at - 1], column)
        for at, column in enumerate(columns, start=1)
    ]
    for number, values in enumerate(rows, start=2):
        cells = []
        for key, begun, kept, column in places:
            # Most cells are empty.
            if value := values.get(key):
                mark = value if isinstance(value, str) else repr(value)
                ends = kept.get(mark)
                if ends is None:
                    ends = kept[mark] = cell(value, column)
                cells.append(f'{begun}{number}"{ends}')
        yield "".join(cells)


def _years(programme: Programme, lines: Iterable[Values]) -> list[str]:
    """The programme's years, and any others in which its lines have amounts."""
    first = FinancialYear.parse(programme.first_year)
    years = {str(year) for year in year_range(first, programme.years)}
    for values in lines:
        years |= {year for year in map(year_of, values) if year}
    return sorted(years)


def _styles(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format({"bold": True, "bottom": 1, **top}),
        "words": book.add_format(top),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        # Text that begins like a formula, marked so that nobody turns it into one by editing it.
        "quoted": book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True}),
        "figure": book.add_format({"valign": "top"}),
    }


def _instructions(paper: _Paper, programme: Programme) -> None:
    styles = paper.styles
    sheet = paper.book.add_worksheet(INSTRUCTIONS)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 28)
    sheet.write_string(0, 0, "Schemes in and out", styles["title"])
    sheet.write_string(1, 0, "Programme", styles["heading"])
    paper.write_text(sheet, 1, 1, programme.title)
    at = 3
    for number, words in enumerate(_SAID, start=1):
        sheet.write_string(at, 0, f"Step {number}", styles["heading"])
        sheet.write_string(at, 1, words, styles["words"])
        at += 1
    for name, columns in (
        (SCHEMES, SCHEME_COLUMNS),
        (LINES, (*LINE_COLUMNS, year_column(programme.first_year))),
    ):
        at += 1
        for place, heading in enumerate((f"Column of {name}", "What to write", "Example")):
            sheet.write_string(at, place, heading, styles["heading"])
        for column in columns:
            at += 1
            needed = " Needed." if column.required else ""
            sheet.write_string(at, 0, column.title, styles["words"])
            sheet.write_string(at, 1, column.help + needed, styles["words"])
            paper.write_text(sheet, at, 2, column.example or "may stay blank")
        at += 1
    _kinds(paper, sheet, at + 1)


def _kinds(paper: _Paper, sheet: Any, at: int) -> None:
    """What each word for a kind of line means, and the sums that they make."""
    headings = paper.styles["heading"]
    sheet.write_string(at, 0, "Kind of line", headings)
    sheet.write_string(at, 1, "What it means", headings)
    for kind, means in KIND_MEANS.items():
        at += 1
        sheet.write_string(at, 0, str(SavingsLine.Kind(kind).label), paper.styles["words"])
        sheet.write_string(at, 1, str(means), paper.styles["words"])
    sheet.write_string(at + 1, 0, "Gross and net", paper.styles["words"])
    sheet.write_string(at + 1, 1, sums_note(KIND_MEANS), paper.styles["words"])


def _sheet(
    paper: _Paper, name: str, columns: Sequence[SheetColumn], rows: Sequence[Values]
) -> None:
    styles, lists = paper.styles, _list_ranges()
    sheet = paper.book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    for at, column in enumerate(columns):
        is_figure = column.form in _FIGURES
        sheet.set_column(at, at, column.width, styles["figure" if is_figure else "text"])
        sheet.write_string(0, at, column.title, styles["heading"])
        if column.words:
            sheet.data_validation(
                1,
                at,
                MOST[name],
                at,
                {
                    "validate": "list",
                    "source": lists[column.key],
                    "error_title": "Not in the list",
                    "error_message": "Choose one of the words in the sheet Lists.",
                },
            )
    if rows:
        # Their styles are those of all rows, which are filled in later.
        for at, style in enumerate(_SAMPLES):
            sheet.write_string(1, at, columns[0].title, styles[style])


def _listed() -> list[SheetColumn]:
    columns = {column.key: column for column in (*SCHEME_COLUMNS, *LINE_COLUMNS) if column.words}
    return list(columns.values())


def _list_ranges() -> dict[str, str]:
    """Where the list of each column with choices stands."""
    return {
        column.key: f"={LISTS}!${letters(at)}$2:${letters(at)}${len(column.words) + 1}"
        for at, column in enumerate(_listed(), start=1)
    }


def _lists(paper: _Paper) -> None:
    styles = paper.styles
    sheet = paper.book.add_worksheet(LISTS)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(_listed()):
        sheet.set_column(at, at, 26)
        sheet.write_string(0, at, column.heading, styles["heading"])
        for number, (_key, words) in enumerate(column.words, start=1):
            sheet.write_string(number, at, words, styles["text"])
