"""Ranks in words."""

from workbench.numbers.ranks import NOT_RANKED, rank_span, rank_text


def test_rank_says_when_it_is_shared() -> None:
    assert rank_text(1, joint=True) == "1="
    assert rank_text(3, joint=False) == "3"


def test_rank_that_is_none_is_said_to_be_so() -> None:
    assert rank_text(None) == NOT_RANKED == "not ranked"


def test_span_of_ranks_names_both_ends_or_the_only_one() -> None:
    assert rank_span(2, 4) == "2 to 4"
    assert rank_span(2, 2) == "2"
