"""Finds circles among things of a case file that need one another."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.casefile.faults import quoted

NAMED_IN_CIRCLE: Final = 10  # things of a circle that an error names; the others are left out


def around(cycle: Sequence[str], verb: str) -> str:
    """A circle in words: `"A" needs "B" needs "A"`."""
    names = [quoted(name) for name in (*cycle, cycle[0])]
    if len(names) > NAMED_IN_CIRCLE:
        names[NAMED_IN_CIRCLE - 1 : -1] = ["…"]
    return f" {verb} ".join(names)


def cycles(needs: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[list[str], str]]:
    """Circles of needs: the names of each, and the place in the file that closes it.
    `needs` maps each name to those it needs, with their places.

    The walk keeps a list in place of calling itself: a chain may be longer than Python's stack."""
    finished: set[str] = set()
    for start in needs:
        path: list[str] = []
        on_path: set[str] = set()
        waiting: list[tuple[str, str, bool]] = [(start, "", False)]
        while waiting:
            name, place, leaving = waiting.pop()
            if leaving:
                finished.add(path.pop())
                on_path.discard(name)
            elif name in on_path:
                cycle = path[path.index(name) :]
                if len(cycle) > 1:
                    yield cycle, place
            elif name in needs and name not in finished:
                path.append(name)
                on_path.add(name)
                waiting.append((name, place, True))
                waiting.extend((needed, at, False) for needed, at in reversed(needs[name]))
