"""The sheets of a workbook as read: plain values by row and column, and every fault by cell."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from schemes.spreadsheets.read.figures import Plain

# Beyond these a list of faults helps nobody: the same thing is wrong all the way down.
MOST_FAULTS: Final = 200


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A fault of one cell or row ("Lines!D14"), with what to do there."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with its number and its plain values by column. A row with faults lacks some of
    them."""

    number: int
    values: dict[str, Plain]
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet as read. `columns` gives each key the letters its column stands under."""

    name: str
    columns: dict[str, str]
    rows: tuple[SheetRow, ...]

    def place(self, row: SheetRow, key: str) -> str:
        """ "Lines!D14", or the row alone where the column is not there."""
        return f"{self.name}!{self.columns.get(key, 'A')}{row.number}"

    def as_text(self) -> str:
        """The sheet as one text of JSON: a row of the database checks and writes one long text many
        times as fast as what it says. Each row is its number and its values in the order of `keys`.
        A sheet that is kept has no faults, so that no row lacks a value."""
        keys = [*(self.rows[0].values if self.rows else ())]
        rows = [[row.number, *map(row.values.__getitem__, keys)] for row in self.rows]
        return json.dumps({"name": self.name, "columns": self.columns, "keys": keys, "rows": rows})

    @classmethod
    def from_kept(cls, kept: Any) -> "ReadSheet":
        """A sheet from its text, or as it was kept before there were texts."""
        if not isinstance(kept, str):
            rows = tuple(SheetRow(number, values) for number, values in kept["rows"])
            return cls(kept["name"], kept["columns"], rows)
        data = json.loads(kept)
        keys = data["keys"]
        rows = tuple(
            SheetRow(number, dict(zip(keys, values, strict=True)))
            for number, *values in data["rows"]
        )
        return cls(data["name"], data["columns"], rows)


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """A workbook as read. Its sheets may only be applied where there are no faults. `notes` say
    what units in headings made of the numbers beneath them; `is_whole` is false where a sheet or a
    column that is needed is not there, so that its rows cannot be compared."""

    schemes: ReadSheet
    lines: ReadSheet
    faults: tuple[SheetFault, ...] = ()
    notes: tuple[str, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class RowsRead:
    """How far the reading of one sheet has come."""

    sheet: str
    done: int
    count: int


@dataclass(slots=True)
class SheetFaults:
    """Gathers the faults and the notes of a workbook as it is read."""

    found: list[SheetFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    more: int = 0
    is_whole: bool = True

    def add(self, place: str, message: str) -> None:
        if len(self.found) < MOST_FAULTS:
            self.found.append(SheetFault(place, message))
        else:
            self.more += 1

    def lacks(self, place: str, message: str) -> None:
        """Adds the fault that a sheet or a column is not there."""
        self.is_whole = False
        self.add(place, message)

    def listed(self) -> tuple[SheetFault, ...]:
        if not self.more:
            return tuple(self.found)
        more = f"There are {self.more:,} more faults. Mend these first and send the file again."
        return (*self.found, SheetFault("The whole file", more))
