"""What a spreadsheet would change in a programme, row by row, as data. The preview shows it and the
import applies it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, overload

from schemes.spreadsheets.cells import said
from schemes.spreadsheets.columns import LINE_COLUMNS, SCHEME_COLUMNS, year_column, year_of
from schemes.spreadsheets.read.sheets import SheetFault
from schemes.spreadsheets.rows import Values

_COLUMNS: Final = {column.key: column for column in (*SCHEME_COLUMNS, *LINE_COLUMNS)}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The change of one field of a row, each value as its cell shows it."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that would be added (`pk` is None) or changed.

    `before` and `after` are the plain values that differ. `columns` is what the row is to keep;
    `owner` is the reference of the scheme, for a line that of its scheme.
    """

    sheet: str
    number: int
    name: str
    owner: str
    pk: int | None
    before: Values
    after: Values
    columns: dict[str, Any]

    @property
    def is_new(self) -> bool:
        return self.pk is None

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Every changed value before and after, as its cell shows it."""
        return tuple(field_changes(self.before, self.after))

    def as_json(self, *, fields: bool = True) -> list[Any]:
        """Sheet, number, name, whether it is new, and every field's heading, before and after."""
        changed = [[one.heading, one.before, one.after] for one in self.fields] if fields else []
        return [self.sheet, self.number, self.name, self.is_new, changed]


def field_changes(before: Values, after: Values) -> Iterator[FieldChange]:
    """Every changed value of a row before and after, as its cell shows it."""
    for key, value in after.items():
        year = year_of(key)
        column = year_column(year) if year else _COLUMNS[key]
        empty: Any = [] if isinstance(value, list) else ""
        yield FieldChange(column.title, said(before.get(key, empty), column), said(value, column))


class KeptRows(Sequence[list[Any]]):
    """The rows of a preview as `RowChange.as_json` gives them. They are kept as texts of JSON, a
    hundred in each: tens of thousands are kept, and only those of a page are read and put in
    words."""

    ROWS: Final = 100

    def __init__(self, texts: list[str], length: int) -> None:
        self.texts = texts
        self.length = length

    @classmethod
    def of(cls, rows: Sequence[RowChange]) -> "KeptRows":
        kept = [
            [row.sheet, row.number, row.name, row.is_new, row.before, row.after] for row in rows
        ]
        starts = range(0, len(kept), cls.ROWS)
        return cls([json.dumps(kept[at : at + cls.ROWS]) for at in starts], len(kept))

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> list[Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[Any]]: ...
    def __getitem__(self, at: int | slice) -> Any:
        read: dict[int, list[Any]] = {}
        if isinstance(at, slice):
            return [self._read(place, read) for place in range(self.length)[at]]
        return self._read(range(self.length)[at], read)

    def _read(self, place: int, read: dict[int, list[Any]]) -> list[Any]:
        text, within = divmod(place, self.ROWS)
        if text not in read:
            read[text] = json.loads(self.texts[text])
        *about, before, after = read[text][within]
        return [
            *about,
            [[one.heading, one.before, one.after] for one in field_changes(before, after)],
        ]


@dataclass(slots=True)
class WorkbookChanges:
    """All changes that a spreadsheet would make. With faults, none may be applied. `questions` are
    asked before it is, `totals` are those of the programme (`preview/totals.py`), `figures` those
    that new schemes will have, by reference."""

    schemes: list[RowChange] = field(default_factory=list)
    lines: list[RowChange] = field(default_factory=list)
    same_schemes: int = 0
    same_lines: int = 0
    absent_schemes: int = 0
    absent_lines: int = 0
    faults: list[SheetFault] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    totals: list[list[str]] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> list[RowChange]:
        return [*self.schemes, *self.lines]

    @property
    def counts(self) -> dict[str, int]:
        new_schemes = sum(row.is_new for row in self.schemes)
        new_lines = sum(row.is_new for row in self.lines)
        return {
            "new_schemes": new_schemes,
            "changed_schemes": len(self.schemes) - new_schemes,
            "same_schemes": self.same_schemes,
            "absent_schemes": self.absent_schemes,
            "new_lines": new_lines,
            "changed_lines": len(self.lines) - new_lines,
            "same_lines": self.same_lines,
            "absent_lines": self.absent_lines,
        }

    @property
    def digest(self) -> str:
        """A digest of exactly these changes: it differs where a row has been changed meanwhile."""
        marks = [(row.sheet, row.number, row.pk, row.before, row.after) for row in self.rows]
        text = json.dumps(marks, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown before an import is applied: `rows` as `RowChange.as_json` gives them, the
    digest of the changes, what is asked about them, and what they do to the programme's totals.
    With faults there is nothing to apply."""

    rows: KeptRows
    counts: dict[str, int]
    digest: str
    faults: list[SheetFault]
    questions: list[str]
    totals: list[list[str]]

    @classmethod
    def of(cls, changes: WorkbookChanges) -> "Preview":
        rows = KeptRows.of([] if changes.faults else changes.rows)
        return cls(
            rows,
            changes.counts,
            changes.digest,
            changes.faults,
            changes.questions,
            changes.totals,
        )

    def as_json(self) -> dict[str, Any]:
        faults = [[fault.place, fault.message] for fault in self.faults]
        return {
            "texts": self.rows.texts,
            "count": len(self.rows),
            "counts": self.counts,
            "digest": self.digest,
            "faults": faults,
            "questions": self.questions,
            "totals": self.totals,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Preview":
        faults = [SheetFault(place, message) for place, message in data["faults"]]
        return cls(
            KeptRows(data["texts"], data["count"]),
            data["counts"],
            data["digest"],
            faults,
            data["questions"],
            data["totals"],
        )
