"""The values of a sheet's cells and its layout, by one pass over its XML.

openpyxl would read the sheet a second time and make an element of every cell, which takes three
times as long. From it come the workbook's parts, its shared texts, and which of its styles are
days.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from xml.parsers import expat

from workbench.rows.resting import resting
from workbench.workbooks.formats import formats_of
from workbench.workbooks.layout import SheetLayout, SheetReader
from workbench.workbooks.package import OF_SCHEMES, broken, too_many_cells

_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_CELL, _ROW, _VALUE = f"{_SHEET}c", f"{_SHEET}row", f"{_SHEET}v"
_INLINE, _TEXT, _SOUND = f"{_SHEET}is", f"{_SHEET}t", f"{_SHEET}rPh"

Row = dict[int, Any]


@dataclass(frozen=True, slots=True)
class Most:
    """As many rows and columns as are kept of a sheet: one with more is refused. `cells` bounds
    those that are looked at, the empty ones that only have a colour among them."""

    rows: int
    columns: int
    cells: int = 1_500_000


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet as read: its whole layout, and its rows with their numbers and their values by
    column, in the order of the file."""

    layout: SheetLayout
    rows: list[tuple[int, Row]]

    def grid(self) -> Iterator[tuple[Any, ...]]:
        """The values of each row from the first to the last that holds one, None for an empty
        cell, in as many columns as the sheet uses."""
        last, places = max(self.layout.last_row, 1), range(1, max(self.layout.last_column, 1) + 1)
        empty = (None,) * len(places)
        due = 1
        for number, values in self.rows:
            while due < min(number, last + 1):
                due += 1
                yield empty
            if due == number:
                due += 1
                yield tuple(map(values.get, places))


@resting()
def cells_of(content: bytes, sheet: Any, most: Most) -> SheetCells:
    """Reads a sheet that openpyxl has found in a checked workbook of the ordinary kind. The layout
    is that of the whole sheet, however long; of its values, those that fit in `most` are kept."""
    path = sheet._worksheet_path.lstrip("/")
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(path) as part:
        reader = _CellReader(sheet, formats_of(package), most)
        try:
            reader.parser.ParseFile(part)
        except expat.ExpatError as error:
            raise broken() from error
    return SheetCells(reader.layout, reader.rows)


class _CellReader(SheetReader):
    """Fills in the layout and the values as openpyxl gives them with `data_only`."""

    def __init__(self, sheet: Any, formats: dict[str, str], most: Most) -> None:
        super().__init__(SheetLayout(), formats)
        self.shared: list[str] = sheet._shared_strings
        self.book = sheet.parent
        self.days = {str(style) for style in self.book._date_formats}
        self.most = most
        self.rows: list[tuple[int, Row]] = []
        self.values: Row = {}
        self.kind, self.style = "n", ""
        # What the cell holds as text, None before its first value, and what of it is being read.
        self.held: str | None = None
        self.texts: list[str] = []
        self.is_sound = False
        self.looked_at = 0
        self.parser.buffer_text = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _VALUE:
            if not self.has_formula:
                self._value()
            self._listen()
        elif tag == _TEXT:
            if self.kind == "inlineStr" and not self.is_sound:
                self._listen()
        else:
            super().start(tag, attributes)
            if tag == _CELL:
                self.looked_at += 1
                if self.looked_at > self.most.cells:
                    raise too_many_cells(OF_SCHEMES)
                self.kind = attributes.get("t", "n")
                self.style = attributes.get("s", "")
                self.held = None
            elif tag == _ROW:
                self.values = {}
            elif tag == _SOUND:
                self.is_sound = True
            elif tag == _INLINE and self.kind == "inlineStr":
                self.held = ""

    def end(self, tag: str) -> None:
        if tag == _VALUE:
            text = self._heard()
            if self.held is None and self.kind != "inlineStr":
                self.held = text
        elif tag == _TEXT:
            if self.kind == "inlineStr" and not self.is_sound:
                self.held = (self.held or "") + self._heard()
        elif tag == _CELL:
            super().end(tag)
            if self.held is not None and self.column <= self.most.columns:
                self._keep()
        elif tag == _ROW:
            if self.values and len(self.rows) < self.most.rows:
                self.rows.append((self.row, self.values))
        elif tag == _SOUND:
            self.is_sound = False
        else:
            super().end(tag)

    def _listen(self) -> None:
        self.texts = []
        self.parser.CharacterDataHandler = self.texts.append

    def _heard(self) -> str:
        text = "".join(self.texts)
        self.parser.CharacterDataHandler = self._text if self.has_formula else None
        if text and self.has_formula:
            self._text(text)
        return text

    def _keep(self) -> None:
        if len(self.rows) < self.most.rows and (value := self._plain(self.held)) is not None:
            self.values[self.column] = value

    def _plain(self, text: str | None) -> Any:
        """The value of a text by the kind of its cell. Raises whatever a broken file makes it
        raise."""
        if not text:
            return None
        match self.kind:
            case "s":
                return self.shared[int(text)]
            case "n":
                number = float(text) if "." in text or "E" in text or "e" in text else int(text)
                return self._day(number) if self.style in self.days else number
            case "b":
                return bool(int(text))
            case "d":
                from openpyxl.utils.datetime import from_ISO8601

                return from_ISO8601(text)
            case _:
                return text

    def _day(self, number: float) -> Any:
        from openpyxl.utils.datetime import from_excel

        spans = {str(style) for style in self.book._timedelta_formats}
        try:
            return from_excel(number, self.book.epoch, timedelta=self.style in spans)
        except (OverflowError, ValueError):
            return "#VALUE!"
