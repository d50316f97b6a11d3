"""What headlines and portfolios still say where something is missing, against brute force over all
ways of filling it."""

import re
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.blocks.schemes.facts import saving_words
from reports.casefile.file import check_case
from reports.casefile.schemes import portfolio_in, schemes_in
from schemes.portfolio.words import remarks
from schemes.savings.headline import Headline
from schemes.savings.words import headline_table
from tests.reports.cases.cases import Json

YEARS = ("2018/19", "2019/20")
KINDS = ("saving", "income", "cost", "reinvestment", "one-off-cost", "funding")
MISSING = {"missing": "not priced"}
FILLINGS = ("0", "3", "1000000")
AMOUNT = st.one_of(
    st.integers(-50, 50).map(str),
    st.just(MISSING),
    st.integers(0, 20).map(lambda low: {"low": str(low), "high": str(low + 7)}),
)
LINES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(YEARS), AMOUNT, min_size=1)),
    min_size=1,
    max_size=3,
)


def case_of(schemes: list[list[tuple[str, Json]]], headline: Json) -> Any:
    return check_case(
        {
            "format": "options-appraisal/1",
            "programme": {"reference": "P", "title": "P", "first_year": YEARS[0], "years": 2},
            "schemes": [
                {
                    "reference": f"S{at}",
                    "title": "S",
                    "headline": headline,
                    "lines": [
                        {"name": f"Line {row}", "kind": kind, "amounts": amounts}
                        for row, (kind, amounts) in enumerate(lines)
                    ],
                }
                for at, lines in enumerate(schemes)
            ],
        }
    ).case


def filled(lines: list[tuple[str, Json]], filling: str) -> list[tuple[str, Json]]:
    """The lines with each missing amount at this one."""
    return [
        (kind, {year: filling if one == MISSING else one for year, one in amounts.items()})
        for kind, amounts in lines
    ]


def nets(lines: list[tuple[str, Json]], year: str) -> list[Fraction]:
    """The ends of the net of every filling, in a year or in all."""
    found = []
    for filling in FILLINGS:
        (scheme,) = schemes_in(case_of([filled(lines, filling)], {"amount": "0"}))
        years = scheme.figures["years"]
        chosen = [years[year]] if year else years.values()
        found += [sum(Fraction(one[end]) for one in chosen) for end in ("low", "high")]
    return found


@given(lines=LINES, stated=st.integers(-60, 60), year=st.sampled_from(("", *YEARS)))
def test_a_headline_lies_beyond_its_lines_only_where_every_filling_leaves_it_there(
    lines: list[tuple[str, Json]], stated: int, year: str
) -> None:
    headline = {"amount": str(stated)} | ({"year": year} if year else {})
    (scheme,) = schemes_in(case_of([lines], headline))
    told: Headline = scheme.headline
    ends = nets(lines, year)
    if told.bound is None:
        assert not told.lies_beyond
        return
    if "at least" in told.sentence.partition(",")[0]:
        assert min(ends) >= told.bound
    else:
        assert max(ends) <= told.bound
    if told.lies_beyond:
        assert all(end > stated for end in ends) or all(end < stated for end in ends)
        assert f"by at least £{abs(stated - told.bound)}" in told.sentence
        assert told.difference_text.startswith("at least")


@given(schemes=st.lists(LINES, min_size=1, max_size=3))
def test_a_portfolio_says_the_least_or_the_most_that_every_filling_comes_to(
    schemes: list[list[tuple[str, Json]]],
) -> None:
    case = case_of(schemes, {"amount": "0"})
    told = " ".join(remarks(portfolio_in(case.programme, schemes_in(case))))
    found = re.search(r"the net saving is at (least|most) (−?)£([0-9,]+)", told)
    if found is None:
        return
    bound = Fraction(found[3].replace(",", "")) * (-1 if found[2] else 1)
    for filling in FILLINGS:
        full = case_of([filled(lines, filling) for lines in schemes], {"amount": "0"})
        sums = portfolio_in(full.programme, schemes_in(full)).counted
        assert sums.low >= bound if found[1] == "least" else sums.high <= bound


def test_a_headline_that_missing_costs_can_only_worsen_is_too_high() -> None:
    lines = [("saving", {"2018/19": "413000"}), ("cost", {"2018/19": MISSING})]
    (scheme,) = schemes_in(case_of([lines], {"amount": "462717", "year": "2018/19"}))
    assert scheme.headline.sentence == (
        "Its lines come to at most £413,000 in 2018/19, whatever is missing. The headline of "
        "£462,717 is too high by at least £49,717."
    )
    assert saving_words(scheme.headline) == (
        "£462,717 in 2018/19 (stated; the lines give at most £413,000)"
    )
    (row,) = headline_table(scheme.headline).rows
    assert row.cells[-1].text == "At least £49,717 more than modelled"
