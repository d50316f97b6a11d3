"""What a spreadsheet would change in a programme, row by row, as data: the preview and the apply
read the same."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from schemes.spreadsheets.reading import Fault


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, in the words of its cell."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that would be added (`pk` is None) or changed. `columns` is what the row is to
    keep; `owner` the canonical reference of the scheme that it is, or is a line of."""

    sheet: str
    number: int
    name: str
    owner: str
    pk: int | None
    fields: tuple[FieldChange, ...]
    columns: dict[str, Any]

    @property
    def is_new(self) -> bool:
        return self.pk is None

    @property
    def shown(self) -> dict[str, Any]:
        """What people see of it, as JSON."""
        data = asdict(self)
        del data["columns"], data["owner"]
        return data


@dataclass(slots=True)
class Changes:
    """All that a spreadsheet would change. With faults nothing may be applied."""

    schemes: list[RowChange] = field(default_factory=list)
    lines: list[RowChange] = field(default_factory=list)
    same_schemes: int = 0
    same_lines: int = 0
    absent_schemes: int = 0
    absent_lines: int = 0
    faults: list[Fault] = field(default_factory=list)

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
        """A mark of exactly these changes: another one where a row moved meanwhile."""
        text = json.dumps([row.shown for row in self.rows], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
