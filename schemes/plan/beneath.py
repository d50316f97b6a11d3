"""The pages of a list that a row of the plan holds, such as the activities of a workstream."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from schemes.place import BeneathPlace
from workbench.pages.moving import Move, moves_of, version_of
from workbench.pages.place import Place
from workbench.pages.row_pages import ListPages, Words
from workbench.rows.kit import OrderedList

Row = TypeVar("Row", bound=models.Model)


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
