"""How a table is set so that it fits the sheet: upright, with its money in thousands, with rows and
columns exchanged, on its side, or in parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.layout.columns import column_widths
from reports.layout.measure import LONGEST_WORD, Needs, needs_of, rows_lines
from reports.layout.scaling import UNITS, scaled
from reports.layout.sheet import (
    LINE_HEIGHT,
    MM_PER_POINT,
    ROW_PADDING,
    SIDEWAYS,
    UPRIGHT,
    Room,
    gap,
)
from workbench.pages.tables import Cell, Column, Row, Table

SIZES = (11.0, 10.0)
SMALLEST = 9.0
_TALL = 1 / 3
_CRUSHED = 0.9
_MANY_LINES = 6  # of a row: a column that makes so many has a word or two on each
_FEWER_SHEETS = 0.8
# Words that are longer are broken before a table is turned, or parted.
_SHORTER_WORD = 32.0
_BROKEN_WORD = 26.0
_FIRST_OF_PARTS = 48.0


class CannotLayOut(ValueError):
    """Raised where something is wider than a page. The message says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table as it is set: the size of its type in points, the width of each column in mm, which
    rows may be parted at the end of a page, the height of the tallest row and of all in mm, whether
    it lies on its side, and the unit that its money was scaled to, or nothing."""

    table: Table
    points: float
    widths: tuple[float, ...]
    tall: frozenset[int]
    tallest: float
    height: float
    sideways: bool = False
    scaled: str = ""


def fitted(table: Table, room: Room, *, may_turn: bool = True) -> tuple[Fitted, ...]:
    """The table set for this room, or its parts in sequence. Raises `CannotLayOut`."""
    found = next(_whole(table, room), None)
    turned = next(_on_its_side(table), None) if may_turn and not room.sideways else None
    if found and not (turned and _is_crushed(found, turned)):
        return (found,)
    return (turned,) if turned else _parts(table, room)


def _is_crushed(upright: Fitted, turned: Fitted) -> bool:
    """Whether a row is taller than most of a page, and much lower where the table is turned; or the
    table is longer than a page, with words one beneath another, and fills fewer sheets turned."""
    if upright.tallest > UPRIGHT.height * _CRUSHED:
        return turned.tallest < upright.tallest * 0.7
    sheets = upright.height / UPRIGHT.height
    is_narrow = upright.tallest > _MANY_LINES * upright.points * MM_PER_POINT * LINE_HEIGHT
    fewer = turned.height / SIDEWAYS.height < sheets * _FEWER_SHEETS
    return sheets > 1 and is_narrow and fewer


def _whole(table: Table, room: Room) -> Iterator[Fitted]:
    """The ways to set the table whole, best first. Smaller type comes first where it makes the
    table a quarter lower."""
    found = [one for points in SIZES for one in _set(table, room, points)]
    if len(found) > 1 and found[1].height < found[0].height * 0.75:
        found.reverse()
    yield from found
    if table.either_way:
        for points in SIZES:
            yield from _set(exchanged(table), room, points)
    yield from _set(table, room, SIZES[-1], _SHORTER_WORD)
    for unit in UNITS:
        if less := scaled(table, unit):
            for points in SIZES:
                for one in _set(less, room, points):
                    yield replace(one, scaled=unit.name)


def _on_its_side(table: Table) -> Iterator[Fitted]:
    yield from _whole(table, SIDEWAYS)
    yield from _set(table, SIDEWAYS, SMALLEST)


def _set(
    table: Table, room: Room, points: float, longest: float = LONGEST_WORD
) -> Iterator[Fitted]:
    needs = needs_of(table, points, longest)
    widths = column_widths(needs, room.width)
    if widths is None:
        return
    heights = tuple(rows_height(needs, widths, points))
    tall = frozenset(at for at, high in enumerate(heights) if high > room.height * _TALL)
    yield Fitted(
        table, points, widths, tall, max(heights, default=0.0), sum(heights), room.sideways
    )


def rows_height(needs: Needs, widths: tuple[float, ...], points: float) -> Iterator[float]:
    """The height of each row in mm, not its least but what its words are likely to take."""
    inner = tuple(width - gap(len(widths)) for width in widths)
    for lines in rows_lines(needs, inner):
        yield lines * points * MM_PER_POINT * LINE_HEIGHT + ROW_PADDING


def _parts(table: Table, room: Room) -> tuple[Fitted, ...]:
    """The table in parts that fit, each with the first column."""
    points = SIZES[-1]
    least = needs_of(table, points, _BROKEN_WORD)
    gaps = gap(3)
    # What heads the rows is repeated in each part: with some room it makes all of them lower.
    first = max(least.least(0), min(least.most(0), _FIRST_OF_PARTS)) + gaps
    groups: list[list[int]] = [[]]
    taken = first
    for column in range(1, len(table.columns)):
        width = least.least(column) + gaps
        if groups[-1] and taken + width > room.width:
            groups.append([])
            taken = first
        groups[-1].append(column)
        taken += width
    return tuple(
        _part(table, group, at, len(groups), room) for at, group in enumerate(_evenly(groups), 1)
    )


def _evenly(groups: list[list[int]]) -> list[list[int]]:
    """The columns in as many parts, the last no smaller than need be, where all are alike."""
    if len({len(group) for group in groups[:-1]}) != 1:
        return groups
    columns = [column for group in groups for column in group]
    each, more = divmod(len(columns), len(groups))
    found, at = [], 0
    for part in range(len(groups)):
        size = each + (part < more)
        found.append(columns[at : at + size])
        at += size
    return found


def _part(table: Table, group: list[int], at: int, of: int, room: Room) -> Fitted:
    caption = f"{table.caption} (part {at} of {of})" if of > 1 else table.caption
    part = replace(
        table.captioned(caption),
        columns=(table.columns[0], *(table.columns[column] for column in group)),
        rows=tuple(
            replace(row, cells=tuple(row.cells[column - 1] for column in group))
            for row in table.rows
        ),
    )
    for points in (*SIZES, SMALLEST):
        for one in _set(part, room, points, _BROKEN_WORD):
            return one
    raise CannotLayOut(
        f"The table {table.caption!r} has a figure that is wider than the page, in the column "
        f"{part.columns[-1].heading!r}. Shorten it, or split the column."
    )


def exchanged(table: Table) -> Table:
    """The table with its rows as columns: what headed a row heads a column."""
    return replace(
        table,
        columns=(
            table.columns[0],
            *(
                Column(
                    row.heading.text,
                    all(cell.is_amount for cell in row.cells[:-1]),
                    runs=row.heading.runs,
                )
                for row in table.rows
            ),
        ),
        rows=tuple(
            Row(Cell(column.heading, runs=column.runs), tuple(row.cells[at] for row in table.rows))
            for at, column in enumerate(table.columns[1:])
        ),
    )
