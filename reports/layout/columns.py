"""The widths of a table's columns, from what stands in them."""

from reports.layout.measure import Need, Needs, lines_in
from reports.layout.sheet import gap

_STEPS = 40
_ROWS_WEIGHED = 60


def column_widths(needs: Needs, room: float) -> tuple[float, ...] | None:
    """The width of each column in mm, its gap included; together they fill the room. None where the
    words do not fit.

    Every column gets what its longest word needs. What is left goes, step by step, to the column
    that makes the rows lowest; room that no column needs is shared among them all.
    """
    count = len(needs.heads)
    gaps = gap(count)
    least = [needs.least(column) for column in range(count)]
    left = room - gaps * (count - 1) - sum(least)
    if left < 0:
        return None
    most = [needs.most(column) for column in range(count)]
    widths = _shared(needs, least, most, left)
    spare = room - gaps * (count - 1) - sum(widths)
    if spare > 0:
        total = sum(most)
        widths = [width + spare * share / total for width, share in zip(widths, most, strict=True)]
    return tuple(
        round(width + (gaps if column < count - 1 else 0), 2) for column, width in enumerate(widths)
    )


def _shared(needs: Needs, least: list[float], most: list[float], left: float) -> list[float]:
    """The least widths with what is left shared out, no column wider than it needs."""
    wanted = sum(most) - sum(least)
    if wanted <= left:
        return list(most)
    widths = list(least)
    rows = _heaviest(needs)
    step = left / _STEPS
    lines = [[lines_in(row[c], widths[c]) for c in range(len(widths))] for row in rows]
    for _ in range(_STEPS):
        column = _neediest(lines, widths, most, step)
        widths[column] += step
        for row, taken in zip(rows, lines, strict=True):
            taken[column] = lines_in(row[column], widths[column])
    return widths


def _heaviest(needs: Needs) -> list[tuple[Need, ...]]:
    """The rows with the most words; the heading row among them."""
    rows = sorted(needs.rows, key=lambda row: -sum(sum(need.pieces) for need in row))
    return [needs.heads, *rows[:_ROWS_WEIGHED]]


def _neediest(lines: list[list[float]], widths: list[float], most: list[float], step: float) -> int:
    """The column whose words are the most lines in the rows that they make high."""
    tallest = [max(row) for row in lines]
    best, at = -1.0, 0
    for column, width in enumerate(widths):
        if width >= most[column]:
            continue
        gain = sum(
            row[column] - row[column] * width / (width + step)
            for row, high in zip(lines, tallest, strict=True)
            if row[column] >= high * 0.95
        )
        if gain > best:
            best, at = gain, column
    return at
