"""Which name another one can only be a slip of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.casefile.near import LONG, SHORTEST, nearest

WORDS = st.text(st.sampled_from("abcdefgh"), min_size=SHORTEST, max_size=14)


@pytest.mark.parametrize(
    ("given_name", "known", "meant"),
    [
        ("sponser", ["sponsor", "author"], "sponsor"),
        ("Minimum sign up", ["Minimum sign-up"], "Minimum sign-up"),
        ("ADULTS", ["Adults"], "Adults"),
        ("wyh", ["why", "aims"], "why"),
        ("comittee", ["committee"], "committee"),
        ("payback", ["cost"], ""),
        ("cost_2027", ["cost_2026"], ""),
        ("assessor-3", ["assessor-1", "assessor-2"], ""),
        ("AB", ["AC"], ""),
        ("Early help", ["Early years"], ""),
        ("sponsor", ["sponsor"], ""),
        ("", ["sponsor"], ""),
        ("sponsor", [], ""),
    ],
)
def test_nearest_finds_slips_and_leaves_other_names_alone(
    given_name: str, known: list[str], meant: str
) -> None:
    assert nearest(given_name, known) == meant


@given(word=WORDS, at=st.integers(0, 12), letter=st.sampled_from("xyz"))
def test_nearest_finds_one_slip_of_any_kind(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    slips = {
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
    } - {word}
    for slip in slips:
        assert nearest(slip, [word]) == word, slip


@given(word=WORDS, other=st.text(st.sampled_from("stuvwxyz"), min_size=SHORTEST, max_size=14))
def test_nearest_names_nothing_that_shares_no_letter(word: str, other: str) -> None:
    assert nearest(other, [word]) == ""


def test_nearest_takes_two_slips_in_long_names_alone() -> None:
    assert nearest("abxyefgh", ["abcdefgh"]) == "abcdefgh"
    assert len("abcdefgh") == LONG
    assert nearest("abxyefg", ["abcdefg"]) == ""
