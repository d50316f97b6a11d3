"""Which number, part or row of one paper stands beside which of another, where the two are composed
from the same case with other exempt numbers."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from reports.document.content import ChartBlock, Heading, TableBlock
from reports.withheld.items import WITHHELD
from workbench.pages.tables import Row, Table

# An amount, a share or another number as the product prints it, and no part of a reference.
# What stands in the place of one is one too, where a second paper is held against the first.
NUMBER = re.compile(
    re.escape(WITHHELD)
    + r"|(?<![\w./])[−-]?£?\d[\d,]*(?:\.\d+)?(?:/\d+)?"
    + r"(?:\s?%|[km]\b|bn\b|\s(?:thousand|million|billion)\b)?"
)


def unlike(shown: str, other: str, mine: Sequence[re.Match[str]]) -> set[tuple[int, int]]:
    """The numbers of a text that stand in words which another text has otherwise."""
    words = [(one.start(), one.end()) for one in re.finditer(r"\S+", shown)]
    theirs = other.split()
    same: set[int] = set()
    matcher = SequenceMatcher(None, [shown[a:b] for a, b in words], theirs, autojunk=False)
    for block in matcher.get_matching_blocks():
        same.update(range(block.a, block.a + block.size))
    kept = [words[at] for at in same]
    return {
        one.span() for one in mine if not any(a <= one.start() and one.end() <= b for a, b in kept)
    }


def paired(shown: tuple[Any, ...], other: tuple[Any, ...]) -> list[tuple[Any, Any | None]]:
    """Each part of one sequence beside the part of the other that is made like it, or None."""
    mine, its = [*map(_shape, shown)], [*map(_shape, other)]
    pairs: list[tuple[Any, Any | None]] = [(one, None) for one in shown]
    for block in SequenceMatcher(None, mine, its, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            pairs[block.a + at] = (shown[block.a + at], other[block.b + at])
    return pairs


def _shape(part: Any) -> str:
    """By what a part is known for the same in another paper: its kind, and its words without any
    number."""
    match part:
        case TableBlock():
            words = part.table.name or part.table.caption
        case ChartBlock():
            words = part.chart.name
        case Heading():
            words = part.key
        case str():
            words = part
        case _:
            words = str(getattr(part, "text", ""))
    return f"{type(part).__name__} {NUMBER.sub('', words)}"


def rows_beside(shown: Table, other: Table) -> Iterator[Row | None]:
    """For each row the one of the other table that has its heading, or, where its heading holds a
    number that moved, the only one that has the words of it; else None."""
    exact: dict[str, Row] = {}
    alike: dict[str, list[Row]] = {}
    for row in other.rows:
        exact.setdefault(row.heading.text, row)
        alike.setdefault(NUMBER.sub("\0", row.heading.text), []).append(row)
    for at, row in enumerate(shown.rows):
        heading = row.heading.text
        here = other.rows[at] if at < len(other.rows) else None
        words = alike.get(NUMBER.sub("\0", heading), [])
        if here is not None and here.heading.text == heading:
            yield here
        elif heading in exact:
            yield exact[heading]
        else:
            yield words[0] if len(words) == 1 else None
