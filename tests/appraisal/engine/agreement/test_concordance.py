"""Kendall's W: values that others publish, another way to work it out, and what always holds."""

from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.engine.agreement.concordance import concordance, mid_ranks

# IBM SPSS Statistics Algorithms, NPAR TESTS, Kendall's W: four judges, five things.
NPAR = ((2, 5, 4, 5, 1), (3, 3, 4, 5, 3), (3, 4, 4, 6, 2), (2, 4, 3, 6, 2))
# Data set "anxiety" of the R package irr: three raters, twenty people.
ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)

examples = settings(max_examples=150, deadline=None)


def rows(data: tuple[tuple[int, ...], ...]) -> list[list[F]]:
    return [[F(one) for one in row] for row in data]


@st.composite
def judged(draw: st.DrawFn) -> list[list[F]]:
    """Up to six people over up to seven things, with many ties."""
    things = draw(st.integers(1, 7))
    row = st.lists(st.integers(0, 4).map(F), min_size=things, max_size=things)
    return draw(st.lists(row, min_size=1, max_size=6))


def test_published_value_of_npar() -> None:
    found = concordance(rows(NPAR))
    assert (found.people, found.things) == (4, 5)
    assert found.squares == 125
    assert found.ties == 42
    assert found.w == F(125, 146)


def test_published_value_of_anxiety() -> None:
    assert concordance(rows(ANXIETY)).w == F(6008, 11133)


def test_ranks_share_the_places_that_they_cover() -> None:
    assert mid_ranks(rows(NPAR)[0]) == (4, F(3, 2), 3, F(3, 2), 5)


def test_everything_tied_is_not_defined() -> None:
    assert concordance([[F(1), F(1)], [F(4), F(4)]]).w is None


@pytest.mark.parametrize("data", [[], [[F(1), F(2)]], [[F(1)], [F(2)]]])
def test_too_few_people_or_things_is_not_defined(data: list[list[F]]) -> None:
    assert concordance(data).w is None


def test_opposite_orders_agree_in_nothing() -> None:
    assert concordance([[F(1), F(2), F(3)], [F(3), F(2), F(1)]]).w == 0


def test_people_must_judge_the_same_things() -> None:
    with pytest.raises(ValueError, match="same things"):
        concordance([[F(1), F(2)], [F(1)]])


def naive_w(data: list[list[F]]) -> F | None:
    """W as a part of what S would be if all sums of squares of ranks were one person's: each rank
    counted one by one, without a formula for ties."""
    people, things = len(data), len(data[0])
    ranks = [
        [
            F(sum(other > one for other in row)) + F(sum(other == one for other in row) + 1, 2)
            for one in row
        ]
        for row in data
    ]
    middle = F(things + 1, 2)
    between = sum(
        (sum((row[thing] for row in ranks), F(0)) - people * middle) ** 2 for thing in range(things)
    )
    within = people * sum((one - middle) ** 2 for row in ranks for one in row)
    return None if within == 0 or people < 2 or things < 2 else between / within


@examples
@given(judged())
def test_it_is_what_the_naive_way_gives(data: list[list[F]]) -> None:
    assert concordance(data).w == naive_w(data)


@examples
@given(judged())
def test_it_lies_between_nought_and_one(data: list[list[F]]) -> None:
    w = concordance(data).w
    assert w is None or 0 <= w <= 1


@examples
@given(judged(), st.randoms(use_true_random=False))
def test_sequence_of_people_and_things_does_not_matter(data: list[list[F]], random) -> None:
    people = random.sample(data, len(data))
    columns = random.sample(range(len(data[0])), len(data[0]))
    assert concordance([[row[one] for one in columns] for row in people]) == concordance(data)


@examples
@given(judged(), st.integers(2, 5))
def test_one_order_of_all_is_full_agreement(data: list[list[F]], people: int) -> None:
    w = concordance([data[0]] * people).w
    assert w == (1 if len(set(data[0])) > 1 else None)
