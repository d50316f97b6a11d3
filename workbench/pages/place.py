"""The place of a page: the rows that it is about, the crumbs from home, and the addresses beside
it."""

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

# The words of one step of the way from home, and its address; None for the page itself.
Crumb = tuple[str, str | None]


class Stop(Protocol):
    """A row with a page of its own; its slug stands in the addresses of all pages beneath it."""

    @property
    def slug(self) -> str: ...
    def get_absolute_url(self) -> str: ...


@dataclass(frozen=True)
class Place:
    """The rows that a page is about, and what the person who asks for it may do there.

    A subclass holds the rows; its `stops` say which of them lies in which, `known` gives the values
    that all its pages need, and `may_write` says whether the person may change anything. `base` is
    the template that its pages extend.
    """

    base: ClassVar[str] = "base.html"

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        """The rows that the place lies in, from the outermost to the one it is about, each behind
        the name that crumbs give it."""
        raise NotImplementedError

    @property
    def known(self) -> dict[str, Any]:
        """The template's values that every page of the place needs: its rows, and what the person
        may do."""
        raise NotImplementedError

    @property
    def may_write(self) -> bool:
        """Whether the person may change anything here."""
        raise NotImplementedError

    @property
    def subject(self) -> Any:
        """The row that the place is about."""
        return self.stops[-1][1]

    @property
    def address(self) -> str:
        """The address of the page of what the place is about."""
        return str(self.subject.get_absolute_url())

    def url(self, name: str, *more: object) -> str:
        """The address of the page `name` of what the place is about."""
        return reverse(name, args=[*(stop.slug for _name, stop in self.stops), *more])

    @property
    def trail(self) -> tuple[Crumb, ...]:
        """The way from home to what the place is about."""
        stops = ((name, stop.get_absolute_url()) for name, stop in self.stops)
        return ((_("Home"), reverse("home")), *stops)

    def crumbs(self, *last: Crumb) -> list[Crumb]:
        """The way from home by here to `last`; the very last is the page itself: no link."""
        trail = (*self.trail, *last)
        return [*trail[:-1], (trail[-1][0], None)]

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """What the templates of a page need: `heading`, the crumbs from home by here to `last`,
        what it is `about` for its title, the innermost first, what it is `of` where its heading
        names no such thing, and the page's own values."""
        names = [name for name, _stop in reversed(self.stops)]
        about = [name for name in names if name != heading]
        of = "" if any(name in heading for name in names) else names[0]
        crumbs = self.crumbs(*last)
        own = {"base": self.base, "heading": heading, "crumbs": crumbs, "about": about, "of": of}
        return self.known | own | more
