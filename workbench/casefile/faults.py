"""Where in an interchange file something stands, and what is wrong with it there."""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from workbench.numbers.listing import listed

Json = dict[str, Any]

FILE = "file"  # the place of a fault that belongs to the file as a whole
MOST_FAULTS = 1000  # a file can hold millions; nobody reads more, and the search ends there
SHOWN = 60  # characters of a value that a message repeats


class CaseFault(NamedTuple):
    """One thing wrong with a file: `place` is a path such as `appraisals[0].ratings[3].level`."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def at_key(place: str, key: str) -> str:
    """The place of `key` within the object at `place`; the top of the file is the empty place."""
    if not re.fullmatch(r"[A-Za-z_][\w-]{0,59}", key, re.ASCII):
        return f"{place}[{quoted(key)}]"
    return f"{place}.{key}" if place else key


def at_index(place: str, index: int) -> str:
    """The place of one item of the list at `place`."""
    return f"{place}[{index}]"


def quoted(text: str) -> str:
    """`text` in quotation marks, on one line and cut where it is long."""
    cut = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    # Lone surrogates cannot be printed; JSON escapes them together with control characters.
    plain = cut.isprintable()
    return json.dumps(cut, ensure_ascii=not plain)


def meant(given: str, known: Iterable[str], *, most: int = 1) -> str:
    """ "; did you mean "Borough"?" for a name that is nearly one of those known, however it is
    capitalised; "" where none is near."""
    alike = {one.casefold(): one for one in known}
    near = get_close_matches(given[:100].casefold(), alike, n=most)
    if not near:
        return ""
    return f"; did you mean {listed([quoted(alike[one]) for one in near], 'or')}?"


def unknown(given: str, kind: str, known: Iterable[str]) -> str:
    """ "Boroug" is not an authority; did you mean "Borough"? `kind` is with its article."""
    return f"{quoted(given)} is not {kind}{meant(given, known)}"


def in_sequence(faults: Iterable[CaseFault]) -> list[CaseFault]:
    """Each fault once, by place, numbers in a path counting as numbers."""

    def key(fault: CaseFault) -> tuple[list[tuple[int, str]], str]:
        parts = re.split(r"(\d+)", fault.place)
        return [(int(p[:9]), "") if p.isdigit() else (-1, p) for p in parts], fault.message

    return sorted(set(faults), key=key)


def repeated(
    rows: list[Any], place: str, key: str, message: str, of: Callable[[Any], Hashable] | None = None
) -> Iterator[CaseFault]:
    """A fault for every row whose `key` stood in an earlier row; `message` follows the value."""
    seen: set[Hashable] = set()
    for index, row in enumerate(rows):
        value = of(row) if of else row[key]
        if value in seen:
            where = at_key(at_index(place, index), key)
            yield CaseFault(where, f"{quoted(str(value))} {message}")
        seen.add(value)
