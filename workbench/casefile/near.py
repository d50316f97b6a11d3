"""Names that are so near one another that one of them can only be mistyped."""

import re
from collections.abc import Iterable

SHORTEST = 3  # letters of a name that can be told from another by its spelling
LONG = 8  # letters from which two slips are still the same name
MOST_COMPARED = 2000  # names that one is held against: a file can hold many more


def nearest(given: str, known: Iterable[str]) -> str:
    """The one of the `known` names that `given` can only be a slip of, "" where there is none: it
    differs in capitals, spaces and strokes alone, or by one slip of the keyboard (two in a long
    name). Names that differ in their numbers are two names."""
    best, least = "", 3
    plain, numbers = _plain(given), _numbers(given)
    for at, one in enumerate(known):
        if at >= MOST_COMPARED or one == given:
            break
        other = _plain(one)
        if numbers != _numbers(one):
            continue
        shorter = min(len(plain), len(other))
        most = 0 if shorter < SHORTEST else 1 if shorter < LONG else 2
        slips = 0 if plain == other else _slips(plain, other, most)
        if slips <= most and slips < least:
            best, least = one, slips
    return best


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()[:200]


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _slips(one: str, other: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour between the
    two; more than `most` where that is all there is to know."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, beside in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
