"""Numbers of headings, paragraphs and notes that moved on, said together."""

from collections.abc import Iterable, Iterator
from itertools import groupby


def numbers_moved_on(moved: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """A sentence for each run of neighbours: "Paragraphs 4.3 to 4.9 are numbered 4.4 to 4.10
    now." """
    return tuple(_sentences(moved))


def _sentences(moved: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for kind, was, now in moved:
        by_kind.setdefault(kind, []).append((was, now))
    for kind, pairs in by_kind.items():
        for sort, found in groupby(pairs, key=lambda pair: (bool(pair[0]), bool(pair[1]))):
            yield _sentence(kind, sort, list(found))


def _sentence(kind: str, sort: tuple[bool, bool], pairs: list[tuple[str, str]]) -> str:
    (first, first_now), (last, last_now) = pairs[0], pairs[-1]
    several = len(pairs) > 1
    kinds = f"{kind}s" if several else kind
    are, have = ("are", "have") if several else ("is", "has")
    was = f"{first} to {last}" if several else first
    now = f"{first_now} to {last_now}" if several else first_now
    if not sort[0]:
        return f"{kinds} without a number before {are} numbered {now}."
    if not sort[1]:
        return f"{kinds} {was} {have} no number now."
    return f"{kinds} {was} {are} numbered {now} now."
