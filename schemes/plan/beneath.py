"""The pages of a list that a row of the plan holds, such as the activities of a workstream, and
how the page of the plan shows such a row with what it holds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models

from schemes.place import BeneathPlace, ProgrammePlace
from workbench.models import Ordered
from workbench.pages.moving import Move, RowGroup, moves_of, order_of, version_of
from workbench.pages.place import Place
from workbench.pages.row_pages import ListPages, Words
from workbench.pages.tables import Table
from workbench.rows.kit import OrderedList

Row = TypeVar("Row", bound=models.Model)
Held = TypeVar("Held", bound=Ordered)
# Makes the table of the rows that one holds, of the addresses at which each is changed ("" for
# those who may not write).
TableOf = Callable[[Sequence[str]], Table]


@dataclass(frozen=True, kw_only=True)
class BeneathPages(ListPages[Row, BeneathPlace]):
    """Pages of rows beneath a row of the plan: their addresses name both. The page that changes one
    says whose it is and leads to its removal, by the words `take_away`."""

    remove_page: str
    take_away: Words
    form_template: str = "pages/row_form.html"

    def beside(self, place: BeneathPlace, row: Row | None) -> dict[str, Any]:
        beside: dict[str, Any] = {"state": str(place.row)}
        if row is not None:
            address = place.url(self.remove_page, place.row.pk, row.pk)
            beside |= {"remove": address, "remove_words": self.take_away}
        return beside

    def moves(self, place: Place, rows: Iterable[Row]) -> dict[int, Move]:
        assert isinstance(self.rows, OrderedList)
        assert isinstance(place, BeneathPlace)
        if not place.may_write:
            return {}
        owner = place.row.pk
        return moves_of(
            rows,
            key=lambda row: row.pk,
            address=lambda row: place.url(self.move_page, owner, row.pk),
            name=self.spoken,
            version=version_of,
            among=self.rows.among,
        )


@dataclass(frozen=True, kw_only=True)
class LeadingPages(ListPages[Row, Any]):
    """Pages of rows that a table leads to: the page that changes one leads to its removal, by the
    words `take_away`."""

    remove_page: str
    take_away: Words
    form_template: str = "pages/row_form.html"

    def beside(self, place: Any, row: Row | None) -> dict[str, Any]:
        if row is None:
            return {}
        address = place.url(self.remove_page, row.pk)
        return {"remove": address, "remove_words": self.take_away}


@dataclass(frozen=True, kw_only=True)
class Holding(Generic[Row, Held]):
    """A list of which each row holds a list of its own: `outer` are the pages of the rows, `inner`
    those of what they hold, which is their `held_as`. Both have addresses that begin with a word of
    theirs (`addresses`). `change` leads to the page of a row, `empty` stands where it holds
    nothing; a row of the inner list is called by `spoken` where it is put in order."""

    outer: ListPages[Row, ProgrammePlace]
    inner: BeneathPages[Held]
    held_as: str
    addresses: tuple[str, str]
    change: Words
    empty: Words
    spoken: Callable[[Held], str]

    def held(self, row: Row) -> list[Held]:
        """What a row holds, in order, each knowing its owner; fetched with the row."""
        found = sorted(getattr(row, self.held_as).all(), key=lambda one: (one.position, one.pk))
        for one in found:
            setattr(one, self.inner.rows.owner, row)
        return found

    def group(
        self,
        place: ProgrammePlace,
        row: Row,
        held: Sequence[Held],
        move: Move | None,
        *,
        table: TableOf,
        heading: str,
        text: str,
        may_add: bool = True,
    ) -> RowGroup:
        """The row beneath its heading with what it holds (`held`) and what a writer may do."""
        outer, inner = self.addresses
        at = BeneathPlace(place.programme, place.roles, row)
        hrefs = [
            place.url(f"{inner}-edit", row.pk, one.pk) if place.may_write else "" for one in held
        ]
        adding = [(str(self.inner.editing.add), place.url(f"{inner}-new", row.pk))]
        return RowGroup(
            table=table(hrefs) if held else None,
            heading=heading,
            text=text,
            empty=str(self.empty),
            order=order_of(
                ((one.pk, self.spoken(one)) for one in held), self.inner.moves(at, held)
            ),
            links=[
                *(adding if may_add else []),
                (str(self.change), place.url(f"{outer}-edit", row.pk)),
                (str(self.outer.removing.button), place.url(f"{outer}-remove", row.pk)),
            ],
            move=move,
        )
