"""Circles, neighbours and levels of what needs what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.needs.graph import around, circle_through, levels, path_between, reversed_edges

CHAIN = {1: [2], 2: [3], 4: [5]}


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [(1, 3, (1, 2, 3)), (1, 1, (1,)), (3, 1, None), (1, 5, None), (9, 9, (9,))],
)
def test_path_is_the_shortest_or_none(start: int, end: int, way: tuple[int, ...] | None) -> None:
    assert path_between(CHAIN, start, end) == way


def test_path_takes_the_short_way_round() -> None:
    assert path_between({1: [2, 4], 2: [3], 3: [4]}, 1, 4) == (1, 4)


def test_ways_that_meet_again_are_walked_once() -> None:
    diamond = {1: [2, 3], 2: [4], 3: [4], 4: [5]}
    assert path_between(diamond, 1, 5) == (1, 2, 4, 5)
    assert around(diamond, 1) == {1, 2, 3, 4, 5}


def test_circle_names_every_step_from_the_start_back_to_it() -> None:
    assert circle_through(CHAIN, 3, 1) == (3, 1, 2, 3)
    assert circle_through(CHAIN, 3, 3) == (3, 3)
    assert circle_through(CHAIN, 3, 4) is None


def test_around_follows_both_ways_and_leaves_out_strangers() -> None:
    edges = {1: [2], 2: [3], 4: [2], 5: [6]}
    assert around(edges, 2) == {1, 2, 3, 4}
    assert around(edges, 1) == {1, 2, 3}
    assert around(edges, 7) == {7}


def test_reversed_edges_turn_needs_into_needed_by() -> None:
    assert reversed_edges({1: [2, 3], 4: [3]}) == {2: [1], 3: [1, 4]}


def test_levels_put_what_is_needed_first() -> None:
    assert levels([1, 2, 3, 4], {1: [2, 4], 2: [3]}) == ((3, 4), (2,), (1,))


def test_levels_ignore_what_is_not_drawn_and_end_on_a_circle() -> None:
    assert levels([1], {1: [99]}) == ((1,),)
    assert levels([1, 2, 3], {1: [2], 2: [1]}) == ((3,), (1, 2))


@given(
    st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] > pair[1]))
)
def test_levels_of_a_graph_without_circles_deliver_everything_in_turn(
    pairs: set[tuple[int, int]],
) -> None:
    edges: dict[int, list[int]] = {}
    for node, needed in sorted(pairs):
        edges.setdefault(node, []).append(needed)
    found = levels(range(9), edges)
    place = {node: at for at, level in enumerate(found) for node in level}
    assert sorted(place) == list(range(9))
    assert all(place[needed] < place[node] for node, needed in pairs)
    for node, needed in pairs:
        assert circle_through(edges, needed, node) is not None
