"""The pages on which people add to a list, and change, remove and move its rows.

A list is described once, beside its views (`schemes/risks/views.py` is a plain one), and its
addresses lead to the methods of the description. A list that differs in one step overrides it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST

from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm, RowForm, WorkbenchForm
from workbench.pages.moving import Move, move_answer, moves_of, version_of
from workbench.pages.place import Crumb, Place
from workbench.rows.kit import OrderedList, RowList

Row = TypeVar("Row", bound=models.Model)
Where = TypeVar("Where", bound=Place)
# Words of a page; "%(name)s" in them stands for what a row is called.
Words = str | Promise

FORM: Final = method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
BUTTON: Final = method_decorator(require_POST)
SPOKEN: Final = 60  # characters of a row's name that the button beside it repeats


@dataclass(frozen=True, kw_only=True)
class Removing:
    """The words of the page that confirms a removal: its heading, its button, and the message
    afterwards; `crumb` where the last crumb is not the heading."""

    heading: Words
    button: Words
    done: Words
    crumb: Words = ""


@dataclass(frozen=True, kw_only=True)
class Editing:
    """The headings of the pages that add and change a row, and the messages afterwards."""

    add: Words
    added: Words
    change: Words
    changed: Words


@dataclass(frozen=True, kw_only=True)
class RowPages(Generic[Row, Where]):
    """The pages that remove and move the rows of a list.

    `place` finds what the rows belong to, for somebody who may write there, by the parameters of
    the address; `way` gives the crumbs from there to the list, to which everything leads back, and
    none where the list is on the page of the place itself. `goes` says sentence by sentence what
    goes with a row. `room` is the part of the place's menu that the list is in, `name` what a row
    is called, `move_page` the name of the address that moves one.
    """

    rows: RowList[Row]
    place: Callable[..., Where]
    way: Callable[[Where], tuple[Crumb, ...]]
    removing: Removing
    goes: Callable[[Row], Sequence[str]]
    room: str = ""
    name: Callable[[Row], str] = str
    move_page: str = ""

    @FORM
    def remove(self, request: HttpRequest, *, pk: int, **address: str) -> HttpResponse:
        """Asks once, then removes the row."""
        place = self.place(person(request), **address)
        row = self.rows.find(place.subject, pk=pk)
        if row is None:
            return gone(request, self.back(place))
        names, words = self.names(row), self.removing
        heading = str(words.heading) % names
        return form_page(
            request,
            "pages/remove.html",
            RemoveForm(_sent(request), version=version_of(row), label=str(words.button) % names),
            lambda values: self.rows.remove(row, **values),
            done=self.back(place),
            said=str(words.done) % names,
            context=self.context(place, row, heading, str(words.crumb), goes=self.goes(row)),
        )

    @BUTTON
    def move(self, request: HttpRequest, *, pk: int, **address: str) -> HttpResponse:
        """One place up or down, by a button on the page of the list."""
        assert isinstance(self.rows, OrderedList)
        ordered = self.rows
        place = self.place(person(request), **address)
        row = ordered.find(place.subject, pk=pk)
        if row is None:
            raise Http404
        return move_answer(
            request,
            partial(ordered.move, row),
            done=self.back(place),
            name=self.name(row),
            version=version_of(row),
        )

    def moves(self, place: Place, rows: Iterable[Row]) -> dict[int, Move]:
        """The buttons that move these rows, by the rows' keys, for the page that lists them;
        nothing for somebody who may not write. `place` is where the list is."""
        assert isinstance(self.rows, OrderedList)
        if not place.may_write:
            return {}
        return moves_of(
            rows,
            key=lambda row: row.pk,
            address=lambda row: place.url(self.move_page, row.pk),
            name=self.spoken,
            version=version_of,
            among=self.rows.among,
        )

    def spoken(self, row: Row) -> str:
        """The name of a row for screen readers, which a button beside it adds to its label."""
        name = self.name(row)
        cut = name if len(name) <= SPOKEN else f"{name[: SPOKEN - 1]}…"
        return f"{self.rows.called(row)} {cut}"

    def names(self, row: Row) -> Mapping[str, str]:
        """The values that the words of the pages print of a row."""
        return {"name": self.name(row)}

    def back(self, place: Where) -> str:
        """The address of the list."""
        return _end(place, self.way(place))

    def way_to(self, place: Where, row: Row | None) -> tuple[Crumb, ...]:
        """The crumbs to the pages of one row, or of a new one. Cancelling leads to the last of
        them."""
        return self.way(place)

    def context(
        self, place: Where, row: Row | None, heading: str, crumb: str = "", **more: Any
    ) -> dict[str, Any]:
        """The template's values for a page; its crumbs end with `crumb`, or with its heading."""
        way = self.way_to(place, row)
        trail = (*way, (crumb or heading, None))
        return place.context(heading, *trail, room=self.room, back=_end(place, way), **more)


@dataclass(frozen=True, kw_only=True)
class ListPages(RowPages[Row, Where]):
    """All pages of a list: they add and change rows as well, by a form."""

    form: type[RowForm]
    editing: Editing
    form_template: str = "pages/form.html"

    @FORM
    def new(self, request: HttpRequest, **address: str) -> HttpResponse:
        """Adds a row."""
        place = self.place(person(request), **address)
        return form_page(
            request,
            self.form_template,
            self.asked(request, place, None),
            lambda values: self.add(place, **values),
            done=self.back(place),
            said=str(self.editing.added),
            context=self.context(place, None, str(self.editing.add), **self.beside(place, None)),
        )

    @FORM
    def edit(self, request: HttpRequest, *, pk: int, **address: str) -> HttpResponse:
        """Changes a row."""
        place = self.place(person(request), **address)
        row = self.rows.find(place.subject, pk=pk)
        if row is None:
            return gone(request, self.back(place))
        names, words = self.names(row), self.editing
        kept = {"version": version_of(row), "initial": self.form.values_of(row)}
        return form_page(
            request,
            self.form_template,
            self.asked(request, place, row, **kept),
            lambda values: self.rows.change(row, **values),
            done=self.back(place),
            said=str(words.changed) % names,
            context=self.context(place, row, str(words.change) % names, **self.beside(place, row)),
            current=self.form.values_of,
        )

    def asked(
        self, request: HttpRequest, place: Where, row: Row | None, **kept: Any
    ) -> WorkbenchForm:
        """The form, empty or as it was sent. For an existing `row`, `kept` gives its values and its
        version."""
        return self.form(_sent(request), **kept)

    def add(self, place: Where, /, **values: Any) -> object:
        """Adds a row with what the form gave."""
        return self.rows.add(place.subject, **values)

    def beside(self, place: Where, row: Row | None) -> dict[str, Any]:
        """Further values for the template of the form."""
        return {}


def _end(place: Place, way: tuple[Crumb, ...]) -> str:
    """The address of the last crumb; where there are none, that of the place itself."""
    return str(way[-1][1]) if way else place.address


def _sent(request: HttpRequest) -> Any:
    """The values that a form sent; None where it is only opened."""
    return request.POST if request.method == "POST" else None
