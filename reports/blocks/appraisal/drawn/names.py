"""Names of rows that speak of an option on a criterion, with room for both of them, and of those
who share the first place."""

from collections.abc import Sequence

from reports.casefile.findings import Findings
from workbench.charts.ink import short
from workbench.numbers.listing import count_words

_LETTERS = 26  # of each of two names, on a line each
_MOST_SHARING = 3  # names that a sentence gives before it counts the rest


def sharing_first(findings: Findings) -> tuple[str, ...]:
    """The options that share the first place, three by name, the others counted; none where one
    comes first alone."""
    forward = findings.result.taken_forward
    if not forward or not forward[0].joint:
        return ()
    names = [findings.options[one.code].name for one in forward if one.rank == forward[0].rank]
    more = len(names) - _MOST_SHARING
    rest = (f"{count_words(more)} more",) if more > 0 else ()
    return (*names[:_MOST_SHARING], *rest)


def weight_of(criterion: str, *, within: bool = False) -> str:
    """A weight as a row is called; `within` the room of a picture."""
    return f"Weight of {short(criterion, 2 * _LETTERS - 10) if within else criterion}"


def pair_in_short(option: str, criterion: str) -> str:
    return f"{short(option, _LETTERS)} on {short(criterion, _LETTERS)}"


def named_apart(whole: Sequence[str], in_short: Sequence[str]) -> tuple[str, ...]:
    """The short names, but the whole ones where two would be called alike."""
    return tuple(whole if len(set(in_short)) < len(in_short) else in_short)
