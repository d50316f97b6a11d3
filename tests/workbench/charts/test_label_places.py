"""Words beside marks: none on another, all within the chart."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.charts.labels import Room, Spot, _box, _meet, label_places

ROOM = Room(0, 0, 480, 330)
# What a sum of binary floats may be off by.
SLACK = 1e-9


def near(spot: Spot) -> Any:
    """Whatever is this spot but for `SLACK`."""
    left = pytest.approx(spot.left, abs=SLACK)
    return Spot(left, pytest.approx(spot.middle, abs=SLACK), spot.anchor)


def test_words_stand_to_the_right_of_a_mark_that_is_alone() -> None:
    assert label_places([(100, 100)], [60], ROOM) == (near(Spot(108, 98, "start")),)


def test_words_at_the_right_edge_stand_to_the_left() -> None:
    assert label_places([(460, 100)], [60], ROOM) == (near(Spot(452, 98, "end")),)


def test_words_give_way_to_a_mark_beside_them() -> None:
    first, _second = label_places([(100, 100), (130, 100)], [60, 60], ROOM)
    assert first is not None
    assert first.anchor == "end"


def test_words_never_lie_on_the_words_of_a_near_mark_while_there_is_room() -> None:
    marks = [(200, 100), (214, 108), (186, 95)]
    spots = label_places(marks, [60] * 3, ROOM)
    boxes = [_box(spot, 60) for spot in spots if spot is not None]
    assert len(boxes) == 3
    assert not any(_meet(one, other) for one, other in combinations(boxes, 2))


@given(st.lists(st.tuples(st.floats(0, 480), st.floats(0, 330)), min_size=1, max_size=20))
@example(marks=[(120.8384949382651, 8.0)])
def test_every_mark_has_its_words_within_the_chart_where_they_fit(
    marks: list[tuple[float, float]],
) -> None:
    spots = label_places(marks, [40.0] * len(marks), ROOM)
    assert len(spots) == len(marks)
    placed = [(spot, mark) for spot, mark in zip(spots, marks, strict=True) if spot is not None]
    boxes = [_box(spot, 40.0) for spot, _mark in placed]
    assert not any(_meet(one, other) for one, other in combinations(boxes, 2))
    for spot, (left, _up) in placed:
        start, top, end, bottom = _box(spot, 40.0)
        assert abs(spot.left - left) <= 8 + SLACK
        assert min(start, top) >= -SLACK
        assert end <= 480 + SLACK
        assert bottom <= 330 + SLACK
    if len(marks) == 1 and 60 < marks[0][0] < 420 and 30 < marks[0][1] < 300:
        assert placed


def test_words_without_a_free_place_are_left_out_and_those_on_the_line_stay() -> None:
    marks = [(200.0 + at, 100.0) for at in range(9)]
    spots = label_places(marks, [60] * 9, ROOM, first=[8])
    assert spots[8] is not None
    assert None in spots
