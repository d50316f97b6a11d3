"""A table in Word: a caption, one heading row that repeats, a heading for each row."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from reports.document.content import Facts
from reports.render.docx.styles import MARKS
from reports.render.docx.xml import paragraph, run, words
from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Table

Write = Callable[[Sequence[Run]], str]

_LETTER = 118  # twips: an average letter at 11 point
_KEEP = "<w:keepNext/>"
_LINE_ABOVE = '<w:tcBorders><w:top w:val="single" w:sz="12" w:color="0B0C0C"/></w:tcBorders>'
_HANGING = '<w:ind w:left="170" w:hanging="170"/>'
_SMALL = '<w:sz w:val="20"/>'


def table_xml(table: Table, room: int, write: Write, *, splits: bool) -> str:
    """The caption and the table, `room` twips wide; `write` writes runs of words. One that does
    not split stays together with its caption, as long as a page has room for it."""
    wide = widths(table, room)
    caption = write(table.caption_runs or (Run(table.caption),))
    head = _row(
        "".join(
            _cell(_heading(column, write), width)
            for column, width in zip(table.columns, wide, strict=True)
        ),
        heads=True,
    )
    last = len(table.rows) - 1
    rows = []
    for at, row in enumerate(table.rows):
        keep = _KEEP if at < last and (not splits or at == 0) else ""
        cells = (row.heading, *row.cells)
        rows.append(
            _row(
                breaks=any(cell.items for cell in row.cells),
                cells="".join(
                    _cell(
                        _said(cell, column, keep, write, bold=row.total),
                        width,
                        _LINE_ABOVE if row.total else "",
                    )
                    for cell, column, width in zip(cells, table.columns, wide, strict=True)
                ),
            )
        )
    return paragraph(caption, "Caption") + _table(table.caption, wide, head + "".join(rows))


def facts_xml(facts: Facts, room: int) -> str:
    """A box of two columns: each label heads its row."""
    wide = (room * 2 // 5, room - room * 2 // 5)
    last = len(facts.facts) - 1
    rows = "".join(
        _row(
            "".join(
                _cell(paragraph(run(text), "TableText", _KEEP if at < last else ""), width)
                for text, width in zip((fact.label, fact.text or " "), wide, strict=True)
            )
        )
        for at, fact in enumerate(facts.facts)
    )
    return paragraph(run(facts.caption), "Caption") + _table(
        facts.caption, wide, rows, heading_row=False
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


def _whole(lengths: Sequence[float], room: int) -> tuple[int, ...]:
    """The widths as whole twips, whose sum is exactly the room."""
    found = [int(one) for one in lengths]
    found[-1] += room - sum(found)
    return tuple(found)


def _text(cell: Cell) -> str:
    return f"{cell.text} {cell.note}" if len(cell.note) > len(cell.text) else cell.text


def _heading(column: Column, write: Write) -> str:
    style = "TableNumber" if column.numeric else "TableText"
    return paragraph(write(column.runs or (Run(column.heading),)), style, _KEEP)


def _said(cell: Cell, column: Column, keep: str, write: Write, *, bold: bool) -> str:
    style = "TableNumber" if column.numeric else "TableText"
    about = f'<w:rStyle w:val="Mark-{cell.kind}"/>' if cell.kind in MARKS else ""
    if cell.items:
        # One paragraph each: a row of them may run over the page.
        said = "".join(paragraph(run(f"• {one}"), style, _HANGING) for one in cell.items)
    elif cell.runs:
        runs = [replace(one, strong=one.strong or bold) for one in cell.runs]
        said = paragraph(write(runs), style, keep)
    else:
        said = paragraph(run(cell.text, about + ("<w:b/>" if bold else "")), style, keep)
    if cell.note:
        said += paragraph(run(cell.note, f'<w:b w:val="0"/>{_SMALL}'), style, keep)
    return said


def _cell(inner: str, width: int, about: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{about}</w:tcPr>{inner}</w:tc>'


def _row(cells: str, *, heads: bool = False, breaks: bool = False) -> str:
    """One row of a table; `breaks` allows it to continue on the next page."""
    whole = "" if breaks else "<w:cantSplit/>"
    repeats = "<w:tblHeader/>" if heads else ""
    return f"<w:tr><w:trPr>{whole}{repeats}</w:trPr>{cells}</w:tr>"


def _table(caption: str, wide: Sequence[int], rows: str, *, heading_row: bool = True) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    look = 'w:firstRow="1"' if heading_row else 'w:firstRow="0"'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/>'
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"00A0" if heading_row else "0080"}" {look} w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{words(caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + paragraph("", "AfterTable")
    )
