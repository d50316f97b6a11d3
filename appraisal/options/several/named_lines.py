"""Names of new rows, a line each, as somebody types or pastes them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_LINES: Final = 60

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class NamedLines:
    """How the lines of a box are read. `longest` is the most characters of a name; `taken` says
    that a row has the %(name)s already; `known` are the names of those rows in lower case."""

    longest: int
    known: Collection[str]
    taken: Any

    def read(
        self,
        text: str,
        line: Callable[[str], Read],
        name: Callable[[Read], str],
        above: Collection[str] = (),
    ) -> list[Read]:
        """What `line` makes of each line that is not empty; it raises `ValueError` with what is
        wrong. `name` gives the name of what it made, and `above` are names, in lower case, that
        stand above the first. Raises `ValidationError`, which says of each fault in which line."""
        found: list[Read] = []
        faults: list[str] = []
        seen = set(above)
        for number, words in enumerate(text.splitlines(), start=1):
            if not words.strip():
                continue
            try:
                one = line(words)
                self._refuse(name(one), seen)
            except ValueError as error:
                faults.append(_("Line %(n)d: %(fault)s") % {"n": number, "fault": error})
            else:
                seen.add(name(one).casefold())
                found.append(one)
        if len(found) > MOST_LINES:
            told = {"most": MOST_LINES, "count": len(found)}
            faults.append(_("Add at most %(most)d at once; these are %(count)d.") % told)
        if faults:
            raise ValidationError(faults)
        return found

    def _refuse(self, name: str, above: Collection[str]) -> None:
        told = {"name": name, "most": self.longest, "count": len(name)}
        if len(name) > self.longest:
            raise ValueError(_("shorten the name to %(most)d characters; it has %(count)d.") % told)
        if name.casefold() in self.known:
            raise ValueError(self.taken % told)
        if name.casefold() in above:
            raise ValueError(
                _("“%(name)s” stands above. Leave one out, or name it differently.") % told
            )
