"""A table of the paper on a sheet of its own: its caption, one heading row, its rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from reports.render.xlsx.grid import Formula
from reports.render.xlsx.looks import Looks, height_of, word_rules
from reports.render.xlsx.names import link_to
from reports.render.xlsx.numbers import number_format, typed_value
from reports.render.xlsx.rich import address_of, notes_under, plainly
from reports.render.xlsx.worth import worth_note
from workbench.pages.tables import Cell, Column, Table

HEAD: Final = 2  # the row of headings, from 0
_MOST_LETTERS: Final = 32_767
_WIDEST: Final = 60  # letters of a column
_UPRIGHT: Final = 6  # columns that fit a page upright


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet being written. `live` are the cells that are formulas, by row and column of the
    table; the heading row and the heading column are not among them. `marks` are the marks of the
    words that such a cell may come to say, `notes` those of the paper, as `notes_in` gives them."""

    page: Any
    looks: Looks
    table: Table
    live: Mapping[tuple[int, int], Formula]
    marks: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)

    def write(self, contents: str, number: int) -> None:
        """Writes the table as Excel's own, so that its heading row is known as such. `contents`
        is the sheet to lead back to, `number` the table's among those of the workbook."""
        page, looks, table = self.page, self.looks, self.table
        caption = plainly(table.caption_runs, table.caption)
        page.write_string(0, 0, caption[:_MOST_LETTERS], looks.of("title"))
        page.write_url(1, 0, link_to(contents), looks.of("link"), f"Back to {contents.lower()}")
        noted = [at for at in range(1, len(table.columns)) if self._has_notes(at)]
        own = [replace(one, heading=plainly(one.runs, one.heading)) for one in table.columns]
        heads = [*own, *(Column(f"{table.columns[at].heading}: note") for at in noted)]
        self._declare(heads, number)
        for row, content in enumerate(table.rows):
            cells = (content.heading, *content.cells)
            for column, cell in enumerate(cells):
                self._write(row, column, cell, apart=column in noted)
            for column, at in enumerate(noted, start=len(table.columns)):
                said = cells[at].note or "No note"
                look = looks.of(total=content.total)
                page.write_string(HEAD + 1 + row, column, said[:_MOST_LETTERS], look)
        self._tint()
        under = [*notes_under(table, self.notes), worth_note(table, live=bool(self.live))]
        for down, said in enumerate(filter(None, under), start=2):
            below = HEAD + len(table.rows) + down
            page.write_string(below, 0, said[:_MOST_LETTERS], looks.of("plain"))
        page.freeze_panes(HEAD + 1, 1)
        page.repeat_rows(HEAD)
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        if table.wide or len(heads) > _UPRIGHT:
            page.set_landscape()

    def _declare(self, heads: list[Column], number: int) -> None:
        columns = []
        widths = [self._width(at, column) for at, column in enumerate(heads)]
        self.page.set_row(HEAD, height_of(zip(_once(heads), widths, strict=True)))
        for at, (text, column) in enumerate(zip(_once(heads), heads, strict=True)):
            look = self.looks.of("head-number" if column.numeric else "head")
            columns.append({"header": text, "header_format": look})
            self.page.set_column(at, at, widths[at])
            self.page.write_string(HEAD, at, text, look)
        if self.table.rows:
            last = HEAD + len(self.table.rows)
            about = {"columns": columns, "name": f"Table{number}", "style": None}
            self.page.add_table(HEAD, 0, last, len(heads) - 1, about | {"autofilter": False})

    def _write(self, row: int, column: int, cell: Cell, *, apart: bool) -> None:
        """A number as a number that prints as the paper has it, all else as text. `apart`: the
        notes of this column have one of their own."""
        total = self.table.rows[row].total
        formula = self.live.get((row, column))
        value = Fraction(cell.value) if cell.value and column else None
        if value is None and self.table.columns[column].numeric and not cell.runs:
            value = typed_value(cell.text)
        if formula is not None and not isinstance(formula.comes_to, str):
            value = Fraction(formula.comes_to)
        known = None if value is None else number_format(cell.text, value)
        at = (HEAD + 1 + row, column)
        if formula is not None:
            side = "number" if self.table.columns[column].numeric else ""
            look = self.looks.of(side, number=known or "", total=total)
            comes_to = formula.comes_to
            shown = comes_to if isinstance(comes_to, str) else float(comes_to)
            self.page.write_formula(*at, formula.text, look, shown)
        elif value is not None and known is not None:
            look = self.looks.of("number", number=known, mark=cell.kind, total=total)
            self.page.write_number(*at, float(value), look)
        else:
            side = "number" if self.table.columns[column].numeric else ""
            look = self.looks.of(side if column else "side", mark=cell.kind, total=total)
            said = plainly(cell.runs, cell.text)
            said = said if apart or not cell.note else f"{said} ({cell.note})"
            if address := address_of(cell.runs):
                self.page.write_url(*at, address, look, said[:_MOST_LETTERS])
            else:
                self.page.write_string(*at, said[:_MOST_LETTERS], look)

    def _tint(self) -> None:
        """Tints the cells that are formulas by what they say now."""
        if not self.live or not self.marks:
            return
        rows, columns = zip(*self.live, strict=True)
        ends = (HEAD + 1 + min(rows), min(columns), HEAD + 1 + max(rows), max(columns))
        for rule in word_rules(self.looks, self.marks):
            self.page.conditional_format(*ends, rule)

    def _has_notes(self, column: int) -> bool:
        """Whether the notes of a column need a column of their own: beside numbers they do."""
        numeric = self.table.columns[column].numeric
        return numeric and any(row.cells[column - 1].note for row in self.table.rows)

    def _width(self, at: int, column: Column) -> float:
        cells = [(row.heading, *row.cells) for row in self.table.rows]
        longest = max((len(row[at].text) for row in cells if at < len(row)), default=0)
        return min(_WIDEST, max(longest, len(column.heading) * 0.6, 9) + 2)


def _once(heads: list[Column]) -> list[str]:
    """Excel's tables want every heading once, whatever its case."""
    seen: Counter[str] = Counter()
    made = []
    for column in heads:
        seen[column.heading.casefold()] += 1
        count = seen[column.heading.casefold()]
        made.append(column.heading if count == 1 else f"{column.heading} ({count})")
    return made
