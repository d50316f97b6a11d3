"""The table of status moves."""

import pytest

from schemes.access import Act
from schemes.models import Scheme
from schemes.register.moves import MOVES, move_between, moves_from

ALLOWED = {
    ("idea", "developing"),
    ("idea", "stopped"),
    ("developing", "approved"),
    ("developing", "idea"),
    ("developing", "stopped"),
    ("approved", "delivering"),
    ("approved", "developing"),
    ("approved", "stopped"),
    ("delivering", "delivered"),
    ("delivering", "stopped"),
    ("delivered", "delivering"),
    ("stopped", "developing"),
}


def test_moves_are_these_and_no_others() -> None:
    assert {(move.start, move.end) for move in MOVES} == ALLOWED
    assert len(MOVES) == len(ALLOWED)


@pytest.mark.parametrize("start", Scheme.Status.values)
@pytest.mark.parametrize("end", Scheme.Status.values)
def test_move_between_is_the_tables(start: str, end: str) -> None:
    assert (move_between(start, end) is not None) == ((start, end) in ALLOWED)


def test_every_status_can_be_left_and_reached() -> None:
    assert {move.start for move in MOVES} == set(Scheme.Status.values)
    assert {move.end for move in MOVES} == set(Scheme.Status.values)


def test_only_the_lead_officer_is_offered_to_approve_or_to_undo_it() -> None:
    deciding = {(move.start, move.end) for move in MOVES if move.act is Act.DECIDE}
    assert deciding == {
        ("developing", "approved"),
        ("approved", "developing"),
        ("approved", "stopped"),
        ("delivering", "stopped"),
        ("stopped", "developing"),
    }
    assert [move.end for move in moves_from("developing", {"officer"})] == ["idea", "stopped"]
    assert len(moves_from("developing", {"lead"})) == 3
    assert moves_from("developing", {"member"}) == ()
