"""A table in Word: a caption, one heading row that repeats, a heading for each row."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reports.document.content import Facts, TableBlock
from reports.layout.document import SetTable
from reports.layout.sheet import gap
from reports.render.docx.styles import MARKS, PLAIN_SIZE, SIZES, sized
from reports.render.docx.xml import paragraph, run, words
from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Table

Write = Callable[[Sequence[Run]], str]

_LETTER = 118  # twips: an average letter at 11 point
_KEEP = "<w:keepNext/>"
_LINE_ABOVE = '<w:tcBorders><w:top w:val="single" w:sz="12" w:color="0B0C0C"/></w:tcBorders>'
_NO_GAP = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'
_MANY_ITEMS = 6
_GAP_KEPT = 3 / 4
_SLACK = 0.06  # by which a word may be wider in this typeface than in that of the PDF
_SMALL = f'<w:sz w:val="{SIZES[-1]}"/>'
TWIPS = 1440 / 25.4  # of a millimetre


def table_xml(block: TableBlock, room: int, write: Write) -> str:
    """The caption and the table, `room` twips wide at most; `write` writes runs of words. The
    caption, the head row and the first row stay together, and a short table as a whole; a row
    continues on the next page only where it is tall."""
    table, setting = block.table, setting_of(block, room)
    # Written in the sequence they are read in: notes are numbered by it.
    caption = write(table.caption_runs or (Run(table.caption),))
    head = _row(
        _cells((_heading(column, setting, write) for column in table.columns), setting), heads=True
    )
    last = len(table.rows) - 1
    rows = []
    for at, row in enumerate(table.rows):
        keep = _KEEP if at < last and (setting.short or at == 0) else ""
        said = (
            _said(cell, _style(column, setting), keep, write, bold=row.total)
            for cell, column in zip((row.heading, *row.cells), table.columns, strict=True)
        )
        cells = _cells(said, setting, _LINE_ABOVE if row.total else "")
        rows.append(_row(cells, breaks=at in setting.tall))
    return paragraph(caption, "Caption") + _table(table.caption, setting, head + "".join(rows))


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: the widths of its columns in twips, the size of its type in half points,
    which rows may continue on the next page, and whether it stays whole."""

    widths: tuple[int, ...]
    size: int = PLAIN_SIZE
    tall: frozenset[int] = frozenset()
    short: bool = False

    @property
    def gap(self) -> int:
        """The room to the right of each column but the last, in twips: somewhat less than was
        measured, since a few words are wider in this typeface than in that of the PDF."""
        return round(gap(len(self.widths)) * TWIPS * _GAP_KEPT)


def setting_of(block: TableBlock, room: int) -> Setting:
    """The setting of a table as it was measured for the sheet; one that nobody measured fills the
    room."""
    if not isinstance(block, SetTable) or not block.widths:
        listed = _with_lists(block.table, 1)
        return Setting(widths(block.table, room), tall=listed, short=not block.splits)
    wide = min(room, round(sum(block.widths) * TWIPS))
    return Setting(
        _with_slack(_whole([one * TWIPS for one in block.widths], wide)),
        round(block.points * 2),
        block.tall | _with_lists(block.table, _MANY_ITEMS),
        block.short,
    )


def _with_lists(table: Table, least: int) -> frozenset[int]:
    """The rows with a list of so many items, which may continue on the next page between two."""
    return frozenset(
        at
        for at, row in enumerate(table.rows)
        if any(len(cell.items) >= least for cell in row.cells)
    )


def facts_xml(facts: Facts, room: int) -> str:
    """A box of two columns: each label heads its row."""
    setting = Setting((room * 2 // 5, room - room * 2 // 5))
    last = len(facts.facts) - 1
    rows = "".join(
        _row(
            _cells(
                (
                    paragraph(run(text), "TableText", _KEEP if at < last else "")
                    for text in (fact.label, fact.text or " ")
                ),
                setting,
            )
        )
        for at, fact in enumerate(facts.facts)
    )
    return paragraph(run(facts.caption), "Caption") + _table(
        facts.caption, setting, rows, heading_row=False
    )


def widths(table: Table, room: int) -> tuple[int, ...]:
    """The width of each column in twips: its longest word at least, and a share of the rest that
    grows with the root of its text, so that a column of sentences does not take everything."""
    least, wanted = [], []
    for at, column in enumerate(table.columns):
        texts = [
            column.heading,
            *(_text(row.heading if at == 0 else row.cells[at - 1]) for row in table.rows),
        ]
        unbroken = texts[1:] if column.numeric else []
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        longest = max(longest, *map(len, unbroken), 1) if unbroken else longest
        least.append(min(longest, 24) * _LETTER + 170)
        wanted.append(math.sqrt(max(map(len, texts))))
    spare = room - sum(least)
    if spare < 0:
        return _whole([room * one / sum(least) for one in least], room)
    return _whole(
        [one + spare * part / sum(wanted) for one, part in zip(least, wanted, strict=True)], room
    )


def _with_slack(wide: tuple[int, ...]) -> tuple[int, ...]:
    """The widths with some room for the last column, which has no gap to give, from the widest."""
    widest = max(range(len(wide)), key=wide.__getitem__)
    slack = round(wide[-1] * _SLACK)
    if widest == len(wide) - 1:
        return wide
    given = [one - slack if at == widest else one for at, one in enumerate(wide)]
    return (*given[:-1], wide[-1] + slack)


def _whole(lengths: Sequence[float], room: int) -> tuple[int, ...]:
    """The widths as whole twips, whose sum is exactly the room."""
    found = [int(one) for one in lengths]
    found[-1] += room - sum(found)
    return tuple(found)


def _text(cell: Cell) -> str:
    return f"{cell.text} {cell.note}" if len(cell.note) > len(cell.text) else cell.text


def _heading(column: Column, setting: Setting, write: Write) -> str:
    return paragraph(write(column.runs or (Run(column.heading),)), _style(column, setting), _KEEP)


def _style(column: Column, setting: Setting) -> str:
    """The style of a column's paragraphs, in the size of the table's type."""
    return sized("TableNumber" if column.numeric else "TableText", setting.size)


def _said(cell: Cell, style: str, keep: str, write: Write, *, bold: bool) -> str:
    """The paragraphs of a cell: its text, or its items as a list, then its note."""
    about = f'<w:rStyle w:val="Mark-{cell.kind}"/>' if cell.kind in MARKS else ""
    about += "<w:b/>" if bold else ""
    if cell.items:
        listed = style.replace("TableText", "ListBullet").replace("TableNumber", "ListBullet")
        said = "".join(paragraph(run(one, about), listed, keep) for one in cell.items)
    elif cell.runs:
        runs = [replace(one, strong=one.strong or bold) for one in cell.runs]
        said = paragraph(write(runs), style, keep)
    else:
        said = paragraph(run(cell.text, about), style, keep)
    if cell.note:
        said += paragraph(run(cell.note, f'<w:b w:val="0"/>{_SMALL}'), style, keep)
    return said


def _cells(said: Iterable[str], setting: Setting, about: str = "") -> str:
    """The cells of a row; the last one has no room to its right."""
    last = len(setting.widths) - 1
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{about}'
        f"{_NO_GAP if at == last else ''}</w:tcPr>{inner}</w:tc>"
        for at, (inner, width) in enumerate(zip(said, setting.widths, strict=True))
    )


def _row(cells: str, *, heads: bool = False, breaks: bool = False) -> str:
    """One row of a table; `breaks` allows it to continue on the next page."""
    whole = "" if breaks else "<w:cantSplit/>"
    repeats = "<w:tblHeader/>" if heads else ""
    return f"<w:tr><w:trPr>{whole}{repeats}</w:trPr>{cells}</w:tr>"


def _table(caption: str, setting: Setting, rows: str, *, heading_row: bool = True) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in setting.widths)
    look = 'w:firstRow="1"' if heading_row else 'w:firstRow="0"'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/>'
        f'<w:tblW w:w="{sum(setting.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:right w:w="{setting.gap}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="{"00A0" if heading_row else "0080"}" {look} w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{words(caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + paragraph("", "AfterTable")
    )
