"""The buttons that move the rows of a list up and down, how the page behind them answers, and a
list as a page shows it: its table with those buttons."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workbench.models import Versioned
from workbench.pages.answering import button_act
from workbench.pages.forms import WorkbenchForm
from workbench.pages.tables import Table
from workbench.rows.order import alike

Item = TypeVar("Item")

MOVED_UP: Final = _("“%(name)s” is moved up.")
MOVED_DOWN: Final = _("“%(name)s” is moved down.")


@dataclass(frozen=True, slots=True)
class Move:
    """The buttons of one row, as `includes/move.html` shows them. `name` says which row it is to
    those who hear the page; the first has no button up, and the last none down."""

    address: str
    name: str
    first: bool
    last: bool
    form: WorkbenchForm

    @property
    def alone(self) -> bool:
        return self.first and self.last


def moves_of(
    rows: Iterable[Item],
    *,
    key: Callable[[Item], Any],
    address: Callable[[Item], str],
    name: Callable[[Item], str],
    version: Callable[[Item], int | None],
    among: Callable[[Any], Hashable] = alike,
) -> dict[Any, Move]:
    """The buttons of these rows, by the key of each. The rows stand as the page shows them; each
    moves among those of which `among` says the same. A form carries the `version` that its write
    must find."""
    groups: dict[Hashable, list[Item]] = {}
    for row in rows:
        groups.setdefault(among(row), []).append(row)
    return {
        key(row): Move(
            address=address(row),
            name=name(row),
            first=place == 0,
            last=place == len(group) - 1,
            form=WorkbenchForm(version=version(row), auto_id=False),
        )
        for group in groups.values()
        for place, row in enumerate(group)
    }


def version_of(row: models.Model) -> int | None:
    """The version of a row that has versions."""
    return row.version if isinstance(row, Versioned) else None


def move_answer(
    request: HttpRequest,
    act: Callable[..., object],
    *,
    done: str,
    name: str,
    version: int | None,
    up: str | Promise = MOVED_UP,
    down: str | Promise = MOVED_DOWN,
) -> HttpResponse:
    """Moves what is called `name` one place, up or down as the button that was pressed says, by
    `act(up=..., by=..., token=...)`, and goes back to `done`. Where all rows share one form, the
    address of the button says which way."""
    is_up = (request.POST.get("direction") or request.GET.get("direction")) == "up"
    return button_act(
        request,
        lambda values: act(up=is_up, **values),
        done=done,
        said=str(up if is_up else down) % {"name": name},
        version=version,
    )


@dataclass(frozen=True)
class RowGroup:
    """One list of a page beneath its `heading`, if it has one. `text` is what is said of it,
    `empty` what stands in place of a table that has no rows. `order` are the names of its rows with
    their buttons; `links` are the words and addresses of what a writer may do with it."""

    table: Table | None
    heading: str = ""
    text: str = ""
    empty: str = ""
    order: Sequence[tuple[str, Move | None]] = ()
    links: Sequence[tuple[str, str]] = ()
    move: Move | None = None

    @property
    def has_order(self) -> bool:
        """Whether there is anything to put in order."""
        return len(self.order) > 1


def order_of(rows: Iterable[tuple[int, str]], moves: Mapping[int, Move]) -> list[tuple[str, Move]]:
    """The names of rows, by their keys, with the buttons of those that may be moved."""
    return [(name, moves[pk]) for pk, name in rows if pk in moves]
