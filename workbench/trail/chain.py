"""The chain of events: each is summed together with the sum of the one before it. Pure.

A chain belongs to a programme, and one more to the site itself. The sum of an event covers every
column that people read, so that an event which was changed, removed or put in breaks the chain at
its place.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

# What an event says, in the sequence in which it is summed.
SUMMED: Final = (
    "at",
    "actor_id",
    "actor_name",
    "token",
    "sent_sha256",
    "authority_id",
    "programme_id",
    "action",
    "subject_type",
    "subject_id",
    "subject",
    "before",
    "after",
)
# The chain of events that belong to no programme.
SITE: Final = 0


def event_sha256(previous: str, place: int, values: Mapping[str, Any]) -> str:
    """The sum of the event with these `values` at `place` (1 is the first) of its chain; `previous`
    is the sum of the one before, empty for the first."""
    said = [previous, place, *(values[name] for name in SUMMED)]
    text = json.dumps(steady(said), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def steady(value: Any) -> Any:
    """The value as every database gives it back: a number by its decimal digits, a moment in UTC,
    anything else as JSON or as its words."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        exact = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
        return {"number": _digits(exact)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Mapping):
        # As JSON has keys, which are words.
        return {"keys": {_key(name): steady(one) for name, one in value.items()}}
    if isinstance(value, list | tuple):
        return [steady(one) for one in value]
    return str(value)


def _key(name: Any) -> str:
    if isinstance(name, str):
        return name
    (word,) = json.loads(json.dumps({name: 0}))
    return str(word)


def _digits(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


@dataclass(frozen=True, slots=True)
class Link:
    """An event as the chain has it: its key among the rows, its place, the sums that it carries.
    `holds` says whether what it tells still comes to its own sum."""

    row: int
    place: int
    previous: str
    sha256: str
    holds: bool


class Tampering(StrEnum):
    """What was done to something that is written once."""

    REMOVED = "removed"
    CHANGED = "changed"
    PUT_IN = "put in"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first event of a chain that is not as it was written: what was done to it, at which
    place, and its key among the rows; of one that was removed, the key of the one after it or
    None."""

    what: Tampering
    place: int
    row: int | None


def first_fault(links: Sequence[Link], length: int, head: str) -> ChainFault | None:
    """The first event that was removed, changed or put in; None where the chain is whole. `length`
    and `head` are what its end is known to be: how many events, and the sum of the last."""
    ordered = sorted(links, key=lambda link: (link.place, link.row))
    places = [list(group) for _, group in groupby(ordered, key=lambda link: link.place)]
    at, last, row = 0, "", 0
    for index, group in enumerate(places):
        place = group[0].place
        # Nothing was ever written below the first place, and nothing yet above the last.
        beyond = place < 1 or (place > length and at == length)
        if beyond:
            return ChainFault(Tampering.PUT_IN, place, group[0].row)
        if place > at + 1:
            return ChainFault(Tampering.REMOVED, at + 1, group[0].row)
        following = {head} if place == length else _following(places[index + 1 : index + 2], place)
        genuine = [
            one
            for one in group
            if one.holds and one.previous == last and (not following or one.sha256 in following)
        ]
        if len(group) > 1:
            false = [one for one in group if one not in genuine[:1]]
            return ChainFault(Tampering.PUT_IN, place, false[-1].row)
        # Rows are added in the sequence of the chain.
        if not genuine or group[0].row <= row:
            return ChainFault(Tampering.CHANGED, place, group[0].row)
        at, last, row = place, group[0].sha256, group[0].row
    return ChainFault(Tampering.REMOVED, at + 1, None) if at < length else None


def _following(after: Sequence[list[Link]], place: int) -> set[str]:
    """The sums that the next place allows for the one before it. Empty where it is missing or not
    as it was written itself, which is told of it then."""
    return {
        one.previous for group in after for one in group if one.place == place + 1 and one.holds
    }
