"""A paper's numbers as a workbook: every table on a sheet, its ranks and its sums live.

The text of the paper is left out. No cell becomes a formula because its text looks like one. When
it was made stands in its properties alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from reports.casefile.findings import Findings
from reports.document.content import Document
from reports.render.xlsx.contents_sheet import write_contents
from reports.render.xlsx.live import Live, LiveCells
from reports.render.xlsx.looks import Looks
from reports.render.xlsx.names import Names, named_tables
from reports.render.xlsx.rich import notes_in
from reports.render.xlsx.scoring.sheet import scoring_sheet
from reports.render.xlsx.scoring.written import write_scoring
from reports.render.xlsx.sums import live_sums
from reports.render.xlsx.table_sheet import HEAD, TableSheet
from reports.render.xlsx.worth import worth_cells
from workbench.pages.tables import Table

CONTENTS: Final = "Contents"
_NO_DAY: Final = datetime(1980, 1, 1)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def render_xlsx(
    document: Document,
    findings: Sequence[Findings] = (),
    subjects: Mapping[str, str] | None = None,
    made_at: datetime | None = None,
) -> bytes:
    """The workbook. `findings` are the appraisals that the paper speaks of: each that ranks gets a
    sheet of live formulas, which the paper's tables refer to. `subjects` are the references of its
    schemes, by the anchors of their headings. The same content, made at the same moment, gives the
    same bytes."""
    names = Names()
    names.take(CONTENTS)
    tables = [
        (one, names.take(one.wanted, one.subject)) for one in named_tables(document, subjects or {})
    ]
    scorings = [(one, made) for one in findings if (made := scoring_sheet(one)) is not None]
    several = len(scorings) > 1
    live = [
        Live(one, scoring, names.take(f"Scoring {scoring.title}" if several else "Scoring"))
        for one, scoring in scorings
    ]
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties(_properties(document, made_at))
        looks = Looks(book)
        entries = [
            *((one.shows, name) for one, name in tables),
            *((f"Scoring: {one.scoring.title}", one.name) for one in live),
        ]
        write_contents(book.add_worksheet(CONTENTS), looks, document, entries)
        notes, formulas = notes_in(document), _Formulas(live)
        for number, (one, name) in enumerate(tables, start=1):
            page = _page(book, document, name)
            sheet = TableSheet(page, looks, one.table, *formulas.of(one.table), notes)
            sheet.write(CONTENTS, number)
        for each in live:
            write_scoring(_page(book, document, each.name), looks, each.scoring, CONTENTS)
    return buffer.getvalue()


def _page(book: Any, document: Document, name: str) -> Any:
    """A new sheet; its print header and footer say which paper it is of, and whether that is a
    draft."""
    page = book.add_worksheet(name)
    page.set_header(f"&L{_plain(document.draft or document.header)}")
    page.set_footer(f"&L{_plain(document.footer)}&RPage &P of &N")
    return page


@dataclass(slots=True)
class _Formulas:
    """Gives each table its formulas. Appraisals that came to the same have tables that read the
    same: each is given one, in their sequence."""

    live: Sequence[Live]
    given: set[tuple[str, str]] = field(default_factory=set)

    def of(self, table: Table) -> tuple[LiveCells, Mapping[str, str]]:
        """The formulas of a table, and the marks of the words that they come to: what an appraisal
        works out, else the sums that the table states."""
        found = [(one, cells) for one in self.live if (cells := one.cells(table))]
        if not found:
            return worth_cells(table, HEAD + 2) or live_sums(table, HEAD + 2), {}
        free = [each for each in found if (each[0].name, table.name) not in self.given]
        one, cells = (free or found)[0]
        self.given.add((one.name, table.name))
        return cells, one.marks


def _properties(document: Document, made_at: datetime | None) -> dict[str, Any]:
    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0) if made_at else _NO_DAY
    return {
        "title": document.title,
        "author": document.authority,
        "subject": document.cover.kind,
        "status": document.draft,
        "created": moment,
    }


def _plain(text: str) -> str:
    """Text for a print header: without the sign that begins a code there, and as short as Excel
    requires."""
    return text.replace("&", "&&")[:100]
