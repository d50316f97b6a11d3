"""Names of rows that speak of an option on a criterion, with room for both of them."""

from collections.abc import Sequence

from workbench.charts.ink import short

_LETTERS = 26  # of each of two names, on a line each


def weight_of(criterion: str, *, within: bool = False) -> str:
    """A weight as a row is called; `within` the room of a picture."""
    return f"Weight of {short(criterion, 2 * _LETTERS - 10) if within else criterion}"


def pair_in_short(option: str, criterion: str) -> str:
    return f"{short(option, _LETTERS)} on {short(criterion, _LETTERS)}"


def named_apart(whole: Sequence[str], in_short: Sequence[str]) -> tuple[str, ...]:
    """The short names, but the whole ones where two would be called alike."""
    return tuple(whole if len(set(in_short)) < len(in_short) else in_short)
