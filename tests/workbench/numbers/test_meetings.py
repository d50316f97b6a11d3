"""How far an amount may change before a value meets another one."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from workbench.numbers.meetings import room

WHOLE = st.integers(-20, 20).map(F)


@given(WHOLE, WHOLE, st.lists(WHOLE, max_size=6))
def test_room_is_the_nearest_change_that_makes_two_values_equal(
    value: F, moves: F, drawn: list[F]
) -> None:
    others = list(zip("ABCDEF", drawn, strict=False))
    found = room(value, moves, others)
    equal = {code: (other - value) / moves for code, other in others} if moves else {}
    for meeting, sided in (
        (found.rises, {code: one for code, one in equal.items() if one >= 0}),
        (found.falls, {code: one for code, one in equal.items() if -1 <= one <= 0}),
    ):
        assert (meeting is None) == (not sided)
        if meeting is not None:
            nearest = min(map(abs, sided.values()))
            assert abs(meeting.change) == nearest
            assert list(meeting.others) == [c for c, one in sided.items() if abs(one) == nearest]
            for code in meeting.others:
                assert value + meeting.change * moves == dict(others)[code]


def test_amount_of_nought_moves_nothing_and_none_falls_below_it() -> None:
    assert room(F(5), F(0), [("A", F(5))]) == room(F(5), F(5), [("A", F(-1))])
