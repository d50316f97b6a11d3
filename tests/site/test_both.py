"""What is asked of both databases: the places that say so stand where they are said to stand."""

from pathlib import Path

import pytest

from tests.both import ALONE, ASKED, ASKED_WHOLE, LEFT_OUT, is_of_postgres_alone, left_out

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("place", sorted({*LEFT_OUT, *ALONE, *ASKED, *ASKED_WHOLE}))
def test_place_stands(place: str) -> None:
    assert (TESTS / place).exists()


def test_file_of_a_folder_that_is_left_out_may_be_asked() -> None:
    assert left_out(Path(__file__))
    assert not any(left_out(TESTS / place) for place in ASKED | ASKED_WHOLE)
    assert not left_out(TESTS / "reports" / "comments" / "test_comments.py")


def test_file_of_postgres_alone_is_asked_there() -> None:
    for place in ALONE:
        assert is_of_postgres_alone(TESTS / place)
        assert not left_out(TESTS / place)
    assert not is_of_postgres_alone(Path(__file__))
