"""What a line counts otherwise than it seems to is said where it is entered and where it prints."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.blocks.schemes.facts import totals_sentence
from reports.blocks.schemes.portfolio import portfolio_blocks
from reports.casefile.file import check_case
from reports.casefile.parts import Case
from reports.casefile.schemes import portfolio_in, schemes_in, stated_in
from reports.stored.importing import import_case
from schemes.portfolio.words import beyond_sentence
from schemes.savings.tables import total_cell
from schemes.savings.words import line_remarks
from tests.factories import make_user, sign_in
from tests.reports.cases.cases import Json


def case_with(*lines: Json, headline: Json | None = None) -> Case:
    named = [{"name": f"Line {at}", "kind": "saving"} | one for at, one in enumerate(lines)]
    scheme = {"reference": "S1", "title": "First", "lines": named}
    programme = {"reference": "P1", "title": "P", "first_year": "2018/19", "years": 2}
    return check_case(
        {
            "format": "options-appraisal/1",
            "programme": programme | {"authority": "Borough"},
            "schemes": [scheme | ({"headline": headline} if headline else {})],
        }
    ).case


@given(
    inside=st.integers(1, 10**10),
    outside=st.lists(st.sampled_from(["2016/17", "2020/21", "2024/25"]), unique=True, max_size=3),
)
def test_every_place_of_a_sum_says_what_year_it_leaves_out(inside: int, outside: list[str]) -> None:
    amounts = {"2018/19": str(inside)} | dict.fromkeys(outside, "70")
    case = case_with({"amounts": amounts}, headline={"amount": str(inside)})
    (scheme,) = schemes_in(case)
    ((_part, line),) = scheme.lines
    (headline,) = (one for one in stated_in(case) if "headline" in one.where)
    paper = [str(one) for one in portfolio_blocks(case.programme, schemes_in(case), "theme")]
    told = {
        "the line": " ".join(line_remarks(line, scheme.years)),
        "its total": total_cell(line, scheme.years).note,
        "the headline": scheme.headline.sentence,
        "the schemes": totals_sentence(
            schemes_in(case), portfolio_in(case.programme, schemes_in(case))
        ),
        "the portfolio": " ".join(paper),
        "the reconciliation": headline.working,
    }
    for place, words in told.items():
        assert ("outside the" in words) == bool(outside), place
        for year in outside:
            assert year in words, place


def test_a_portfolio_counts_the_schemes_with_money_outside_its_years() -> None:
    case = case_with({"amounts": {"2018/19": "5", "2020/21": "7", "2021/22": "8"}})
    assert beyond_sentence(portfolio_in(case.programme, schemes_in(case))) == (
        "One scheme has money in 2020/21 and 2021/22, outside the years of the programme: it is in "
        "no sum."
    )


@pytest.mark.django_db
def test_the_page_of_the_savings_says_it_beneath_the_line() -> None:
    file = check_case(
        {
            "format": "options-appraisal/1",
            "programme": {
                "reference": "P1", "title": "P", "first_year": "2018/19", "years": 2,
                "authority": "Borough",
            },
            "schemes": [
                {
                    "reference": "S1",
                    "title": "First",
                    "lines": [
                        {"name": "Alone", "kind": "saving", "unit_value": "15.30"},
                        {"name": "Turned", "kind": "cost", "amounts": {"2018/19": "-5000"}},
                        {"name": "Late", "kind": "income", "amounts": {"2024/25": "70"}},
                    ],
                }
            ],
        }
    )  # fmt: skip
    user = make_user("lead")
    import_case(by=user, token=uuid4(), case=file)
    page = sign_in(user).get("/programmes/p1/schemes/s1/savings/").content.decode()
    for told in (
        "No volume is given, so the unit value of £15.30 counts for one: give a volume of 1 if that "
        "is meant.",
        "−£5,000 is below nought, so that this running cost counts the other way round.",
        "Late: £70 in 2024/25, outside the years of the programme.",
    ):
        assert told in page
