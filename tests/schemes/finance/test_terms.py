"""Sums in words: each term with one sign, and what is written comes to the sum."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import Amount, added, added_term, certain
from schemes.finance.bridge import BridgeEntry, bridge, budget_walk
from schemes.finance.lines import Factor, Line, LineKind, full_year

TWO_SIGNS = re.compile(r"[−+] ?[−+]")
WHOLE = st.integers(-(10**10), 10**10).map(Fraction)
TERMS = st.lists(st.tuples(WHOLE, st.booleans()), min_size=1, max_size=6)


def read(text: str) -> Fraction:
    """What a sum in words comes to."""
    plain = text.replace(",", "").replace("−", " -").replace("+", " +")
    found = re.findall(r"([+-]?) *([0-9.]+)", plain)
    return sum((Fraction(f"{sign}{number}") for sign, number in found), Fraction(0))


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ([(-5000, True)], "5,000"),
        ([(100, False), (-5000, True)], "100 + 5,000"),
        ([(100, False), (-5000, False)], "100 − 5,000"),
        ([(5000, True), (100, False)], "−5,000 + 100"),
        ([(-5, False)], "−5"),
        ([(0, True)], "0"),
        ([], ""),
    ],
)
def test_terms_have_one_sign_each(terms: list[tuple[int, bool]], text: str) -> None:
    told = added(added_term(certain(Fraction(value)), off=off) for value, off in terms)
    assert told == text


@given(terms=TERMS)
def test_terms_come_to_what_they_add_up_to(terms: list[tuple[Fraction, bool]]) -> None:
    told = added(added_term(certain(value), off=off) for value, off in terms)
    assert TWO_SIGNS.search(told) is None
    assert read(told) == sum((-value if off else value for value, off in terms), Fraction(0))


def test_a_range_below_nought_is_turned_whole() -> None:
    amount = Amount(Fraction(-8), Fraction(-5), Fraction(-2))
    assert added([added_term(amount, off=True, name="Fees")]) == "5 (2 to 8) (Fees)"
    assert added([added_term(amount, name="Fees")]) == "−5 (2 to 8) (Fees)"


@given(sources=st.lists(WHOLE, max_size=4), uses=st.lists(WHOLE, max_size=4))
def test_bridges_have_one_sign_for_each_entry(
    sources: list[Fraction], uses: list[Fraction]
) -> None:
    sides = (
        tuple(BridgeEntry(f"Entry {at}", certain(value)) for at, value in enumerate(side))
        for side in (sources, uses)
    )
    assert TWO_SIGNS.search(bridge(*sides).text) is None


@given(start=WHOLE, changes=st.lists(WHOLE, max_size=4))
def test_walks_have_one_sign_for_each_step(start: Fraction, changes: list[Fraction]) -> None:
    walk = budget_walk(start, tuple((f"Step {at}", one) for at, one in enumerate(changes)))
    left, _equals, right = walk.text.partition(" = ")
    assert TWO_SIGNS.search(walk.text) is None
    assert read(left) == read(right) == walk.end


@given(value=WHOLE, less=WHOLE)
def test_a_unit_value_less_what_is_below_nought_is_added(value: Fraction, less: Fraction) -> None:
    line = Line("Fees", LineKind.SAVING, certain(value), unit_value_less=certain(less))
    told = full_year(line).text
    assert TWO_SIGNS.search(told) is None
    assert read(told.partition(" = ")[0].strip("()")) == value - less
    assert Factor("unit value", certain(value)).text
