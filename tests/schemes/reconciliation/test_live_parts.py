"""Stated sums that are tied to headlines, savings lines and cells: they move with them."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.casefile.faults import reference_faults
from schemes.casefile.parts import CaseProgramme, CaseScheme
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import ReconciledFigure
from workbench.casefile.parts import read

PROGRAMME = {"reference": "P", "title": "P", "first_year": "2018/19", "years": 2}
LINES = [
    {"name": "Homes", "kind": "saving", "amounts": {"2018/19": "300", "2019/20": "20"}},
    {"name": "Rent", "kind": "cost", "amounts": {"2018/19": "7"}},
    {"name": "Open", "kind": "saving", "amounts": {"2018/19": {"missing": "not priced"}}},
]
TABLE = {
    "title": "Grants",
    "columns": [{"name": "Grant"}, {"name": "Change"}],
    "rows": [
        {"label": "North", "values": ["40", "-4"]},
        {"label": "South", "values": [{"missing": "not received"}, {"missing": "not received"}]},
        {"label": "West", "values": [{"low": "1", "high": "3"}, "1"]},
    ],
}


def scheme(reference: str, amount: str | None = None, **values: Any) -> dict[str, Any]:
    headline = {"headline": {"amount": amount, "year": "2018/19"}} if amount is not None else {}
    return {"reference": reference, "title": reference} | headline | values


def case(
    amount: str, parts: list[Any], *schemes: dict[str, Any], of: str = "", **more: Any
) -> dict[str, Any]:
    """A case with one stated sum: the programme's, or that of the scheme `of`."""
    stated = [{"name": "Total", "amount": amount, "sum_of": parts} | more]
    owned = [one | ({"stated": stated} if one["reference"] == of else {}) for one in schemes]
    programme = PROGRAMME | {"evidence": [TABLE]} | ({} if of else {"stated": stated})
    return {"programme": programme, "schemes": owned}


def total(data: dict[str, Any]) -> ReconciledFigure:
    schemes = [read(CaseScheme, one) for one in data["schemes"]]
    found = findings_in(read(CaseProgramme, data["programme"]), schemes)
    return next(one for one in found if one.where.endswith("Total"))


def test_a_total_of_headlines_names_each_and_fails_when_one_moves() -> None:
    parts = [{"headlines_of": ["S1", "S2"]}, "-5"]
    one = total(case("407", parts, scheme("S1", "400"), scheme("S2", "12")))
    assert one.agrees
    assert one.working == "400 (S1 headline) + 12 (S2 headline) − 5 = 407"
    moved = total(case("407", parts, scheme("S1", "400"), scheme("S2", "13")))
    assert moved.is_open
    assert moved.difference == -1


def test_headlines_of_several_years_say_which() -> None:
    later = {"reference": "S2", "title": "S2", "headline": {"amount": "1", "year": "2019/20"}}
    one = total(case("3", [{"headlines_of": ["S1", "S2"]}], scheme("S1", "2"), later))
    assert one.working == "2 (S1 headline 2018/19) + 1 (S2 headline 2019/20) = 3"


def test_a_stopped_scheme_is_not_counted_and_the_working_says_so() -> None:
    parts = [{"headlines_of": ["S1", "S2"]}]
    one = total(case("400", parts, scheme("S1", "400"), scheme("S2", "12", status="stopped")))
    assert one.agrees
    assert one.working == "400 (S1 headline); S2, stopped, is not counted"


def test_a_line_counts_in_its_year_or_in_all() -> None:
    one = scheme("S1", lines=LINES)
    own = total(case("327", [{"line": "Homes"}, {"line": "Rent"}], one, of="S1"))
    assert own.agrees
    assert own.working == "320 (Homes) + 7 (Rent) = 327"
    year = {"line": "Homes", "year": "2019/20", "scheme": "S1"}
    assert total(case("20", [year], one)).working == "20 (S1 Homes 2019/20)"


def test_a_cell_counts_as_it_stands_with_its_range() -> None:
    north, west = {"cell": ["Grants", "North", "Grant"]}, {"cell": ["Grants", "West", "Grant"]}
    assert total(case("40", [north])).working == "40 (Grants / North / Grant)"
    assert total(case("43", [north, west])).agrees
    assert not total(case("44", [north, west])).agrees


@pytest.mark.parametrize(
    ("parts", "amount", "bound"),
    [
        ([{"headlines_of": ["S1", "S3"]}], "9", 10),  # more can only make it larger
        ([{"headlines_of": ["S1", "S3"]}], "11", None),
        ([{"line": "Open", "scheme": "S1"}, "6"], "5", 6),
        ([{"cell": ["Grants", "South", "Grant"]}, "6"], "5", 6),
        ([{"cell": ["Grants", "South", "Change"]}, "6"], "5", None),  # changes may be below nought
        ([{"headlines_of": ["S3"], "less": True}, "10"], "11", 10),  # less, it can only be smaller
        ([{"headlines_of": ["S3"], "less": True}, "10"], "9", None),
        ([{"headlines_of": ["S1"]}, {"headlines_of": ["S3"], "less": True}], "11", 10),
        ([{"line": "Open", "scheme": "S1", "less": True}, "6"], "7", 6),
        ([{"headlines_of": ["S3"]}, {"line": "Open", "scheme": "S1", "less": True}], "7", None),
    ],
)
def test_what_is_missing_leaves_what_can_still_be_said(
    parts: list[Any], amount: str, bound: int | None
) -> None:
    one = total(case(amount, parts, scheme("S1", "10", lines=LINES), scheme("S3")))
    assert one.computed == bound
    assert one.at_least == (bound is not None)
    assert bool(one.unchecked) == (bound is None)


@pytest.mark.parametrize(
    ("parts", "of", "place", "message"),
    [
        ([{"headlines_of": ["S11"]}], "", ".headlines_of[0]", '"S11" is not a scheme of this file'),
        ([{"headlines_of": ["S1", "S1"]}], "", ".headlines_of[1]", "is counted already"),
        ([{"line": "Homes"}], "", "", 'lacks "scheme"'),
        ([{"line": "Home"}], "S1", ".line", 'did you mean "Homes"?'),
        ([{"line": "Homes", "scheme": "S2"}], "S1", ".line", '"Homes" is not a line of S2'),
        ([{"line": "Homes", "year": "2018/20"}], "S1", ".year", "did you mean 2018/19?"),
        ([{"line": "Homes"}, {"line": "Homes", "scheme": "S1"}], "S1", "[1]", "counted already"),
        ([{"line": "Homes"}, {"line": "Homes", "less": True}], "S1", "[1]", "counted already"),
        ([{"cell": ["Grant", "North", "Grant"]}], "", ".cell[0]", 'did you mean "Grants"?'),
        ([{"cell": ["Grants", "Nort", "Grant"]}], "", ".cell[1]", 'did you mean "North"?'),
        ([{"cell": ["Grants", "North", "Gran"]}], "", ".cell[2]", 'did you mean "Grant"?'),
        ([{"headlines_of": ["S1"], "year": "2018/19"}], "", ".year", 'is said of a "line" alone'),
    ],
)
def test_a_part_that_names_nothing_is_refused(
    parts: list[Any], of: str, place: str, message: str
) -> None:
    data = case("1", parts, scheme("S1", "1", lines=LINES), scheme("S2", "1"), of=of)
    (fault,) = reference_faults(data)
    assert place in fault.place
    assert message in fault.message


@given(
    parts=st.lists(
        st.tuples(st.integers(-9_999_999_999, 9_999_999_999), st.booleans()),
        min_size=1,
        max_size=30,
    )
)
def test_what_is_taken_off_moves_the_sum_the_other_way(parts: list[tuple[int, bool]]) -> None:
    schemes = [scheme(f"S{at}", str(amount)) for at, (amount, _less) in enumerate(parts)]
    sums = [
        {"headlines_of": [f"S{at}"]} | ({"less": True} if less else {})
        for at, (_amount, less) in enumerate(parts)
    ]
    right = sum(-amount if less else amount for amount, less in parts)
    one = total(case(str(right), sums, *schemes))
    assert one.agrees
    assert one.computed == right
    # Read as it is printed, the working comes to the same.
    terms = re.findall(r"([+−]?) ?([\d,]+) \(S\d+ headline\)", one.working)
    assert len(terms) == len(parts)
    said = sum((-1 if sign == "−" else 1) * int(digits.replace(",", "")) for sign, digits in terms)
    assert said == right


@given(
    amounts=st.lists(
        st.tuples(st.integers(-1, 9_999_999_999), st.booleans()), min_size=1, max_size=30
    ),
    plain=st.integers(-9_999_999_999, 9_999_999_999),
)
def test_every_headline_that_counts_is_in_the_total_once(
    amounts: list[tuple[int, bool]], plain: int
) -> None:
    schemes = [
        scheme(f"S{at}", str(amount), status="stopped" if stopped else "idea")
        for at, (amount, stopped) in enumerate(amounts)
    ]
    right = plain + sum(amount for amount, stopped in amounts if not stopped)
    parts = [str(plain), {"headlines_of": [one["reference"] for one in schemes]}]
    one = total(case(str(right), parts, *schemes))
    assert one.agrees
    assert one.computed == Fraction(right)
    assert not total(case(str(right + 1), parts, *schemes)).agrees
    for at, (_amount, stopped) in enumerate(amounts):
        assert (f"(S{at} headline)" in one.working) != stopped
