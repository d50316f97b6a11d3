"""Places for the words beside the marks of a scatter chart, so that no words overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

_GAP = 8.0  # from the middle of a mark to its words
_MARK = 5.0  # half a mark
_HALF = 6.0  # half a line of words
BESIDE = _HALF  # words nearer than this to the height of their mark stand beside it


@dataclass(frozen=True, slots=True)
class Room:
    """The area that all words must stay in."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Spot:
    """The anchor of words (`anchor` start, middle or end), at the middle of their line."""

    left: float
    middle: float
    anchor: str


Box = tuple[float, float, float, float]


def label_places(
    marks: Sequence[tuple[float, float]],
    widths: Sequence[float],
    room: Room,
    first: Sequence[int] = (),
) -> tuple[Spot | None, ...]:
    """A place for the words of each mark: to its right, else its left, above or below, wherever
    they lie on no other words and no other mark. None where no place is free. The marks that are
    named `first`, by their places, choose before the others."""
    taken: list[Box] = []
    spots: list[Spot | None] = [None] * len(marks)
    around = [_around(mark) for mark in marks]
    for at in dict.fromkeys((*first, *range(len(marks)))):
        others = [*taken, *around[:at], *around[at + 1 :]]
        for spot in _spots(marks[at]):
            box = _box(spot, widths[at])
            if _within(box, room) and not any(_meet(box, other) for other in others):
                taken.append(box)
                spots[at] = spot
                break
    return tuple(spots)


def _spots(mark: tuple[float, float]) -> tuple[Spot, ...]:
    left, up = mark
    return (
        Spot(left + _GAP, up - 2, "start"),
        Spot(left - _GAP, up - 2, "end"),
        Spot(left, up - _GAP - _HALF, "middle"),
        Spot(left, up + _GAP + _HALF, "middle"),
        Spot(left + _GAP, up - _GAP, "start"),
        Spot(left + _GAP, up + _GAP, "start"),
        Spot(left - _GAP, up - _GAP, "end"),
        Spot(left - _GAP, up + _GAP, "end"),
    )


def _box(spot: Spot, width: float) -> Box:
    shift = {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    start = spot.left - shift
    return start, spot.middle - _HALF, start + width, spot.middle + _HALF


def _around(mark: tuple[float, float]) -> Box:
    return mark[0] - _MARK, mark[1] - _MARK, mark[0] + _MARK, mark[1] + _MARK


def _within(box: Box, room: Room) -> bool:
    return (
        box[0] >= room.left
        and box[1] >= room.top
        and box[2] <= room.right
        and box[3] <= room.bottom
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
