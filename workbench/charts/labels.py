"""Places for the words beside the marks of a scatter chart, so that no words overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

_GAP = 8.0  # from the middle of a mark to its words
_MARK = 5.0  # half a mark
_HALF = 6.0  # half a line of words


@dataclass(frozen=True, slots=True)
class Room:
    """The area that all words must stay in."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words are anchored (`anchor` start, middle or end), at the middle of their line."""

    left: float
    middle: float
    anchor: str


Box = tuple[float, float, float, float]


def label_places(
    marks: Sequence[tuple[float, float]], widths: Sequence[float], room: Room
) -> tuple[Spot, ...]:
    """A place for the words of each mark: to its right, else its left, above or below, wherever
    they lie on no other words and no other mark. Where none is free, to the right or, at the edge,
    to the left."""
    taken: list[Box] = []
    spots = []
    for at, (mark, width) in enumerate(zip(marks, widths, strict=True)):
        others = [_around(one) for index, one in enumerate(marks) if index != at]
        tried = [(spot, _box(spot, width)) for spot in _spots(mark)]
        inside = [(spot, box) for spot, box in tried if _within(box, room)] or tried
        free = [
            (spot, box)
            for spot, box in inside
            if not any(_meet(box, other) for other in (*taken, *others))
        ]
        spot, box = (free or inside)[0]
        taken.append(box)
        spots.append(spot)
    return tuple(spots)


def _spots(mark: tuple[float, float]) -> tuple[Spot, ...]:
    left, up = mark
    return (
        Spot(left + _GAP, up - 2, "start"),
        Spot(left - _GAP, up - 2, "end"),
        Spot(left, up - _GAP - _HALF, "middle"),
        Spot(left, up + _GAP + _HALF, "middle"),
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
