"""How the rows of a model and the parts of a case file give one another: one mapping a model, used
for reading, for writing, and by a sweep that fails on a column that is left out.

A field of the part that has a column of its own name needs no word. Others say in `columns` how
they are kept: `Renamed`, `Named` (a reference to another row by its code), `Within` (an object of
the file that lies flat in the row) or `Worked` (by functions). `lists` are the fields that rows of
other models fill.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar, get_type_hints

from django.db import models

from workbench.casefile.parts import Convert, converters

Row = TypeVar("Row", bound=models.Model)
PartOf = TypeVar("PartOf")
Known = Mapping[str, Mapping[Any, models.Model]]

# Columns that every model has for the database alone.
_OWN = frozenset({"id", "version"})


class Kept(Protocol):
    """How one field of a part is kept in columns of a row."""

    @property
    def columns(self) -> tuple[str, ...]: ...

    def given(self, row: models.Model, mapped: "Mapped[Any, Any]", name: str) -> Any:
        """The value of the field `name` that the row gives."""
        ...

    def kept(
        self, value: Any, mapped: "Mapped[Any, Any]", name: str, known: Known
    ) -> dict[str, Any]:
        """The columns for a value of the field. `known` has the rows that it may name, by column
        and by code."""
        ...


@dataclass(frozen=True, slots=True)
class Renamed:
    """A column of another name than the field's."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)

    def given(self, row: models.Model, mapped: "Mapped[Any, Any]", name: str) -> Any:
        to, _back = between(mapped.model, self.column, mapped.hints[name])
        return to(getattr(row, self.column))

    def kept(
        self, value: Any, mapped: "Mapped[Any, Any]", name: str, known: Known
    ) -> dict[str, Any]:
        _to, back = between(mapped.model, self.column, mapped.hints[name])
        return {self.column: back(value)}


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to another row, in the file its code; "" or None in the file where there is
    none. The caller gives the rows by code, as `known[column]`."""

    column: str
    code: str
    none: Any = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)

    def given(self, row: models.Model, mapped: "Mapped[Any, Any]", name: str) -> Any:
        other = getattr(row, self.column)
        return self.none if other is None else getattr(other, self.code)

    def kept(
        self, value: Any, mapped: "Mapped[Any, Any]", name: str, known: Known
    ) -> dict[str, Any]:
        return {self.column: known[self.column][value] if value else None}


@dataclass(frozen=True, slots=True)
class Within:
    """An object of the file whose fields lie in columns of the row (`inner`: its fields' columns).
    There is none where the column `present` is empty; without `present` there always is one."""

    kind: type[Any]
    inner: Mapping[str, str]
    present: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.inner.values())

    def given(self, row: models.Model, mapped: "Mapped[Any, Any]", name: str) -> Any:
        if self.present and getattr(row, self.present) in (None, ""):
            return None
        hints = _hints(self.kind)
        return self.kind(
            **{
                one: between(mapped.model, column, hints[one])[0](getattr(row, column))
                for one, column in self.inner.items()
            }
        )

    def kept(
        self, value: Any, mapped: "Mapped[Any, Any]", name: str, known: Known
    ) -> dict[str, Any]:
        if value is None:
            return {}
        hints = _hints(self.kind)
        return {
            column: between(mapped.model, column, hints[one])[1](getattr(value, one))
            for one, column in self.inner.items()
        }


@dataclass(frozen=True, slots=True)
class Worked:
    """Columns that functions turn into the field's value and back. `into` gets the value and what
    is known, and gives the columns."""

    columns: tuple[str, ...]
    of: Callable[[Any], Any]
    into: Callable[[Any, Known], Mapping[str, Any]]

    def given(self, row: models.Model, mapped: "Mapped[Any, Any]", name: str) -> Any:
        return self.of(row)

    def kept(
        self, value: Any, mapped: "Mapped[Any, Any]", name: str, known: Known
    ) -> dict[str, Any]:
        return dict(self.into(value, known))


@dataclass(frozen=True)
class Mapped(Generic[Row, PartOf]):
    """A model and the part of the case file that its rows are. `owner` is the column of the row
    that a row belongs to, "" where the part names it; `apart` says of each other column why the
    file does not have it."""

    model: type[Row]
    part: type[PartOf]
    owner: str
    columns: Mapping[str, Kept] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    apart: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def hints(self) -> dict[str, Any]:
        return _hints(self.part)

    @cached_property
    def keeping(self) -> dict[str, Kept]:
        """How each field of the part is kept, but for lists; fields without a column are left to
        the sweep."""
        names = self._column_names
        found: dict[str, Kept] = {}
        for one in fields(self.part):  # type: ignore[arg-type]  # every part is a dataclass
            if one.name in self.columns:
                found[one.name] = self.columns[one.name]
            elif one.name in names and one.name not in self.lists:
                found[one.name] = Renamed(one.name)
        return found

    def part_of(self, row: Row, **lists: Any) -> PartOf:
        """The row as a part, with the parts that other rows of it are."""
        found = {name: take(getattr(row, column)) for name, column, take in self._alike}
        for name, one in self._otherwise:
            found[name] = one.given(row, self, name)
        return self.part(**found, **lists)

    @cached_property
    def _alike(self) -> tuple[tuple[str, str, Convert], ...]:
        """Each field that one column gives: both names, and what turns the one into the other."""
        return tuple(
            (name, one.column, between(self.model, one.column, self.hints[name])[0])
            for name, one in self.keeping.items()
            if isinstance(one, Renamed)
        )

    @cached_property
    def _otherwise(self) -> tuple[tuple[str, Kept], ...]:
        """The other fields, which are kept in a way of their own."""
        return tuple(one for one in self.keeping.items() if not isinstance(one[1], Renamed))

    def row_of(self, part: PartOf, *, known: Known | None = None, **columns: Any) -> Row:
        """The part as a row, not yet saved. `columns` are those that the part does not give: its
        owner, its position, its slug."""
        values: dict[str, Any] = {}
        for name, one in self.keeping.items():
            values |= one.kept(getattr(part, name), self, name, known or {})
        return self.model(**values, **columns)

    def create(self, owned: Iterable[tuple[Any, Iterable[PartOf]]], **options: Any) -> list[Row]:
        """Saves parts, each list beneath its owner and in its sequence, in one statement for each
        thousand."""
        ordered = "position" in self._column_names
        rows = []
        for owner, parts in owned:
            for position, part in enumerate(parts):
                columns: dict[str, Any] = dict(options)
                if self.owner:
                    columns[self.owner] = owner
                if ordered:
                    columns["position"] = position
                rows.append(self.row_of(part, **columns))
        return self.model._default_manager.bulk_create(rows, batch_size=1000)

    def left_out(self) -> list[str]:
        """Columns that no field gives and no reason excuses, and fields that no column gives: both
        would be lost without a word."""
        claimed = {column for one in self.keeping.values() for column in one.columns}
        excused = {*self.apart, *_OWN, self.owner, "position"}
        columns = [f"column {one}" for one in self._column_names if one not in claimed | excused]
        names = {one.name for one in fields(self.part)}  # type: ignore[arg-type]
        missing = sorted(names - {*self.keeping, *self.lists})
        twice = sorted(claimed & {*self.apart})
        return [*columns, *(f"field {one}" for one in missing), *(f"twice {one}" for one in twice)]

    @property
    def _column_names(self) -> list[str]:
        return [one.name for one in self.model._meta.concrete_fields]


def _hints(kind: type[Any]) -> dict[str, Any]:
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


_HINTS: dict[Any, dict[str, Any]] = {}


def between(model: type[models.Model], column: str, hint: Any) -> tuple[Convert, Convert]:
    """What turns a column's value into a field's, and what turns it back."""
    key = (model, column, hint)
    if key not in _BETWEEN:
        _BETWEEN[key] = _found_between(model, column, hint)
    return _BETWEEN[key]


_BETWEEN: dict[Any, tuple[Convert, Convert]] = {}


def _found_between(model: type[models.Model], column: str, hint: Any) -> tuple[Convert, Convert]:
    kept = model._meta.get_field(column)
    if isinstance(kept, models.JSONField):
        to, back = converters(hint)
        return (lambda value: None if value is None else to(value)), (
            lambda value: None if value is None else back(value)
        )
    if isinstance(kept, models.DateTimeField):
        return _moment_text, _moment
    if isinstance(kept, models.DateField):
        return _day_text, _day
    return _same, _same


def _day_text(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment_text(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _same(value: Any) -> Any:
    return value
