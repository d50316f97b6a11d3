"""What a sheet holds besides values, read from its XML: its size, what is hidden or merged in it,
and how its numbers are shown."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from workbench.workbooks.formats import formats_of
from workbench.workbooks.package import OF_SCHEMES, broken, tampered

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


@dataclass(slots=True)
class SheetLayout:
    """What a sheet holds besides values: its size, hidden rows and columns, merged cells, formulas
    without a saved value, and the number formats of cells that have one. Rows and columns count
    from 1."""

    last_row: int = 0
    last_column: int = 0
    rows: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    unsaved_formulas: list[str] = field(default_factory=list)
    formats: dict[str, str] = field(default_factory=dict)

    def in_words(self) -> Iterator[tuple[str, str]]:
        """What cannot be seen in the sheet, or not be read from it: each place, and what to do
        there."""
        if self.hidden_rows:
            told = f"{_runs(self.hidden_rows)} hidden. Take off the filter, and show or delete "
            yield f"A{self.hidden_rows[0]}", f"{told}hidden rows."
        for first, last in self.hidden_columns:
            if first <= self.last_column:
                left, right = letters(first), letters(min(last, self.last_column))
                which = f"Column {left} is" if left == right else f"Columns {left} to {right} are"
                yield f"{left}1", f"{which} hidden. Show or delete them."
        for merged in self.merged:
            corner = re.match(r"[A-Z]+", merged)
            if corner and column_number(corner[0]) <= self.last_column:
                yield (
                    merged,
                    "These cells are merged. Unmerge them and write each row's own value in it.",
                )
        for cell in self.unsaved_formulas:
            yield (
                cell,
                "The formula here was never worked out. Open the file in your spreadsheet, save "
                "it there and send it again, or put the value in its place.",
            )


def layout_of(content: bytes, path: str) -> SheetLayout:
    """The layout of one sheet of a checked package. `path` is within the package."""
    layout = SheetLayout()
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(path.lstrip("/")) as part:
        reader = SheetReader(layout, formats_of(package))
        try:
            reader.parser.ParseFile(part)
        except expat.ExpatError as error:
            raise broken() from error
    return layout


class SheetReader:
    """Fills in the layout from the XML of one sheet."""

    def __init__(self, layout: SheetLayout, formats: dict[str, str]) -> None:
        self.layout = layout
        self.formats = formats
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.row = 0
        self.column = 0
        self.hidden = False
        self.counted = False
        self.cell = ""
        self.has_formula = False
        self.has_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._start_cell(attributes.get("r", ""))
            # Of numbers alone: a text is shown as it stands.
            style = attributes.get("s", "")
            if style in self.formats and attributes.get("t", "n") == "n":
                self.layout.formats[self.cell] = self.formats[style]
        elif name in {"v", "is"}:
            if self.has_formula:
                self.parser.CharacterDataHandler = self._text
            else:
                self._value()
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self.row = _number(attributes.get("r")) or self.row + 1
            self.column = 0
            self.hidden = attributes.get("hidden") in {"1", "true"}
            self.counted = False
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            ends = (_number(attributes.get("min")), _number(attributes.get("max")))
            self.layout.hidden_columns.append(ends)
        elif name == "mergeCell":
            self.layout.merged.append(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag.endswith(" c") or tag == "c":
            if self.has_formula:
                self.parser.CharacterDataHandler = None
                if not self.has_value:
                    self.layout.unsaved_formulas.append(self.cell)
            self.has_formula = False

    def _start_cell(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        self.column = column_number(match[1]) if match else self.column + 1
        self.cell = reference or f"{letters(self.column)}{self.row}"
        self.has_formula = self.has_value = False

    def _text(self, _text: str) -> None:
        if not self.has_value:
            self._value()

    def _value(self) -> None:
        layout = self.layout
        self.has_value = True
        layout.last_row = max(layout.last_row, self.row)
        layout.last_column = max(layout.last_column, self.column)
        if not self.counted:
            self.counted = True
            layout.rows += 1
            if self.hidden:
                layout.hidden_rows.append(self.row)


def letters(column: int) -> str:
    """1 as A, 27 as AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@lru_cache(maxsize=1024)
def column_number(name: str) -> int:
    """A as 1, AA as 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _refuse_doctype(*_declared: object) -> None:
    raise tampered(OF_SCHEMES)


def _runs(rows: list[int]) -> str:
    if len(rows) == 1:
        return f"Row {rows[0]} is"
    if rows[-1] - rows[0] == len(rows) - 1:
        return f"Rows {rows[0]} to {rows[-1]} are"
    shown = ", ".join(map(str, rows[:5]))
    return f"Rows {shown}{' and more' if len(rows) > 5 else ''} are"
