"""What people do to the rows of a list: add one, change it, remove it, move it up or down.

RISKS = OrderedList(Risk, "risk", "scheme.programme")
RISKS.add(scheme, by=person, token=token, risk="The provider may withdraw.")
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models

from workbench.models import Ordered, User, Versioned
from workbench.rows.order import alike, lock, next_position, swap
from workbench.rows.removing import remove_row
from workbench.rows.writing import Scope, Writer, write

Row = TypeVar("Row", bound=models.Model)
OrderedRow = TypeVar("OrderedRow", bound=Ordered)


@dataclass(frozen=True)
class RowList(Generic[Row]):
    """The rows beneath one owner, such as the budgets of a programme. Each write leaves one event.

    `noun` is what the history calls a row. `upward` is the way from a row to its programme, by
    the names of columns: the first is the row's owner. `removed` is what the history says of a
    row that went, where that is not "removed" and the noun.
    """

    model: type[Row]
    noun: str | Callable[[Row], str]
    upward: str
    removed: str = ""

    @property
    def owner(self) -> str:
        """The name of the column that holds the owner."""
        return self.upward.split(".", maxsplit=1)[0]

    def of(self, owner: models.Model) -> models.QuerySet[Row]:
        """The rows of one owner, in no order."""
        return self.model._default_manager.filter(**{self.owner: owner})

    def find(self, owner: models.Model, **which: Any) -> Row | None:
        """The row of this owner of which this is true, knowing its owner; None where there is
        none."""
        row = self.of(owner).filter(**which).first()
        if row is not None:
            setattr(row, self.owner, owner)
        return row

    def add(self, owner: models.Model, *, by: User, token: UUID, **values: Any) -> Row:
        """A new row with these values. Raises `ValidationError` where the model refuses it."""
        with write(by=by, token=token) as writer:
            row = writer.save(self._new(owner, values))
            writer.record(f"added {self.called(row)}", row, self.programme(row))
        return row

    def change(
        self, row: Row, *, by: User, token: UUID, version: int | None = None, **values: Any
    ) -> Row:
        """Puts these values into the row at `version`; its place stays. Raises `Conflict` where
        somebody else has changed it and `ValidationError` where the model refuses it."""
        programme = self.programme(row)
        with write(by=by, token=token) as writer:
            row = writer.lock(self._one(row), self._at(version))
            for name, value in values.items():
                setattr(row, name, value)
            writer.save(row)
            writer.record(f"changed {self.called(row)}", row, programme)
        return row

    def remove(self, row: Row, *, by: User, token: UUID, version: int | None = None) -> None:
        """Removes the row at `version`; the history keeps it. Raises `Conflict`."""
        programme = self.programme(row)
        with write(by=by, token=token) as writer:
            row = writer.lock(self._one(row), self._at(version))
            action = self.removed or f"removed {self.called(row)}"
            writer.record(action, row, programme, removed=True)
            remove_row(writer, row, programme)

    def called(self, row: Row) -> str:
        """The name of this row in the history."""
        return self.noun if isinstance(self.noun, str) else self.noun(row)

    def programme(self, row: Row) -> Scope:
        """The programme that the row belongs to."""
        programme: Scope = attrgetter(self.upward)(row)
        return programme

    def _new(self, owner: models.Model, values: dict[str, Any]) -> Row:
        return self.model(**{self.owner: owner}, **values)

    def _one(self, row: Row) -> models.QuerySet[Row]:
        return self.model._default_manager.filter(pk=row.pk)

    def _at(self, version: int | None) -> int | None:
        """The version that a write must find: a row with versions is never changed without one."""
        return version or 0 if issubclass(self.model, Versioned) else None


@dataclass(frozen=True)
class OrderedList(RowList[OrderedRow]):
    """Rows that people put in order, such as the risks of a scheme: a new one comes last, and each
    moves among those of which `among` says the same. `moved` is what the history says of a row
    that moved, where that is not "moved" and the noun."""

    among: Callable[[OrderedRow], Hashable] = alike
    moved: str = ""

    def move(
        self, row: OrderedRow, *, up: bool, by: User, token: UUID, version: int | None = None
    ) -> None:
        """Moves the row at `version` one place up or down; at the end of the list it stays there.
        Raises `Conflict`."""
        programme, owner = self.programme(row), getattr(row, self.owner)
        with write(by=by, token=token) as writer:
            lock(owner)
            row = writer.lock(self._one(row), self._at(version))
            was, now = swap(self.of(owner), row, up=up, among=self.among)
            self.settle(writer, row)
            writer.record(
                self.moved or f"moved {self.called(row)}",
                row,
                programme,
                before={self.owner: owner.pk, "place": was},
                after={self.owner: owner.pk, "place": now},
            )

    def settle(self, writer: Writer, row: OrderedRow) -> None:
        """Saves the row in its new place: a page from before cannot move it a second time."""
        writer.save(row)

    def _new(self, owner: models.Model, values: dict[str, Any]) -> OrderedRow:
        return super()._new(owner, values | {"position": next_position(owner, self.of(owner))})


class QuietList(OrderedList[OrderedRow]):
    """Rows with long forms, such as schemes. Moving one leaves its version as it is, since its
    position says nothing about it: a form that somebody has open stays valid."""

    def settle(self, writer: Writer, row: OrderedRow) -> None:
        """Leaves the row as it is but for its place."""
