"""A paper's numbers as a workbook: every table on a sheet, and the ranked table with live formulas.

The text of the paper is left out. No cell becomes a formula because its text looks like one. When
it was made stands in its properties alone.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from reports.blocks.appraisal.ranking import ranked_table
from reports.casefile.findings import Findings
from reports.document.content import Document
from reports.render.xlsx.contents_sheet import write_contents
from reports.render.xlsx.grid import Formula
from reports.render.xlsx.looks import Looks
from reports.render.xlsx.names import Names, refer_to
from reports.render.xlsx.rich import notes_in
from reports.render.xlsx.scoring import Scoring, scoring_sheet
from reports.render.xlsx.scoring_sheet import write_scoring
from reports.render.xlsx.table_sheet import TableSheet
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
    document: Document, findings: Sequence[Findings] = (), made_at: datetime | None = None
) -> bytes:
    """The workbook. `findings` are the appraisals that the paper speaks of: each that ranks gets a
    sheet of live formulas, which the paper's ranked table refers to. The same content, made at the
    same moment, gives the same bytes."""
    names = Names()
    names.take(CONTENTS)
    tables = [(table, names.take(table.caption)) for table in document.tables]
    scorings = [(one, scoring_sheet(one)) for one in findings]
    named = [
        (one, scoring, names.take("Scoring")) for one, scoring in scorings if scoring is not None
    ]
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties(_properties(document, made_at))
        looks = Looks(book)
        entries = [
            *((table.caption, name) for table, name in tables),
            *((f"Scoring: {scoring.title}", name) for _, scoring, name in named),
        ]
        write_contents(book.add_worksheet(CONTENTS), looks, document, entries)
        notes = notes_in(document)
        for number, (table, name) in enumerate(tables, start=1):
            page = _page(book, document, name)
            TableSheet(page, looks, table, _live(table, named), notes).write(CONTENTS, number)
        for _, scoring, name in named:
            write_scoring(_page(book, document, name), looks, scoring, CONTENTS)
    return buffer.getvalue()


def _page(book: Any, document: Document, name: str) -> Any:
    """A new sheet; its print header and footer say which paper it is of, and whether that is a
    draft."""
    page = book.add_worksheet(name)
    page.set_header(f"&L{_plain(document.draft or document.header)}")
    page.set_footer(f"&L{_plain(document.footer)}&RPage &P of &N")
    return page


def _live(
    table: Table, named: Iterable[tuple[Findings, Scoring, str]]
) -> dict[tuple[int, int], Formula]:
    """The cells of a ranked table that refer to the sheet that works them out."""
    cells: dict[tuple[int, int], Formula] = {}
    for findings, scoring, name in named:
        if not scoring.places or table.rows != ranked_table(findings, with_reasons=False).rows:
            continue
        for row, option in enumerate(findings.result.in_rank_order):
            if option.ruled_out:
                continue
            for column, one in ((1, scoring.places), (2, scoring.totals)):
                cell = one[option.code]
                cells[row, column] = Formula(f"={refer_to(name, cell.text)}", cell.comes_to)
    return cells


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
