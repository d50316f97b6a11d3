"""Somebody who looks for something, and what kinds of thing there are to find."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise

from schemes.access import Act, programmes_for
from schemes.exempt import Exempt
from schemes.models.programmes import ProgrammeQuerySet
from workbench.models import User

# Characters of an excerpt before the word that was looked for, and in all.
_BEFORE: Final = 40
_LONGEST: Final = 140


@dataclass(frozen=True)
class Looking:
    """Who looks, in which programmes, for which terms in lower case; `exempt` is what they may not
    read."""

    user: User
    programmes: ProgrammeQuerySet
    terms: tuple[str, ...]
    exempt: Exempt

    @cached_property
    def written(self) -> frozenset[int]:
        """The programmes in which they write, by key."""
        return frozenset(programmes_for(self.user, Act.WRITE).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is looked for. `rows` are those that the person may read, but for texts
    that name what is exempt and for what `may_read` refuses; a row is found by its `fields`. It is
    called by its `words`, and stands in `order`."""

    heading: Promise
    rows: Callable[[Looking], QuerySet[Any]]
    fields: tuple[str, ...]
    address: Callable[[Any, Looking], str]
    within: Callable[[Any], str]
    words: Callable[[Any, Looking], str]
    order: tuple[str, ...]
    may_read: Callable[[Any, Looking], bool] = lambda _row, _looking: True


def named(
    heading: Promise,
    rows: Callable[[Looking], QuerySet[Any]],
    fields: tuple[str, ...],
    address: Callable[[Any], str],
    within: Callable[[Any], str],
) -> Kind:
    """A kind of thing that is called by the first of its fields, and stands in order of that."""
    return Kind(
        heading,
        rows,
        fields,
        lambda row, _looking: address(row),
        within,
        words=lambda row, _looking: str(getattr(row, fields[0])),
        order=fields[:1],
    )


def excerpt(text: str, terms: tuple[str, ...]) -> str:
    """Some hundred characters of a text around the first term that stands in it, cut at spaces."""
    text = " ".join(text.split())
    lower = text.casefold()
    at = min((lower.find(term) for term in terms if term in lower), default=0)
    start = 0 if at < _BEFORE else text.rfind(" ", 0, at - _BEFORE) + 1
    cut = text[start:]
    if len(cut) > _LONGEST:
        cut = f"{cut[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"… {cut}" if start else cut
