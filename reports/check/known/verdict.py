"""A statement that the case contradicts, and how one is judged where it can be of several
columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.check.clauses.clause import Clause
from reports.check.known.said import Said


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the case says instead: characters of a clause, and the truth in a sentence. An empty
    truth means that the statement is right. `of` is the kind of the statement."""

    clause: Clause
    start: int
    end: int
    truth: str
    of: str = ""


def judged(
    said: Said,
    columns: Iterable[int],
    wrong: Callable[[int], str | None],
    start: int,
    end: int,
) -> Iterator[Verdict]:
    """The verdict on a statement that can be of several columns. `wrong` gives what is true where
    the statement is wrong of a column, "" where it is right, and None where the column says
    nothing. It is wrong only where it is wrong of every column that says something."""
    truths = [one for one in map(wrong, columns) if one is not None]
    if truths:
        yield Verdict(said.clause, start, end, truths[0] if all(truths) else "")
