"""Rows and case files become lines, and lines the figures that schemes keep."""

import uuid
from decimal import Decimal
from fractions import Fraction
from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schemes.casefile.money import figure, finance_line, phasing_of
from schemes.casefile.parts import CaseLine
from schemes.casefile.rows import LINE
from schemes.finance.amounts import Missing, amount, between
from schemes.finance.lines import Line, LineError
from schemes.finance.phasing import FromMonth, HalfThenHalf, PhasingError
from schemes.finance.stay import AmountsAre
from schemes.finance.totals import totals
from schemes.finance.years import FinancialYear, Month, year_range
from schemes.models import Programme, SavingsLine, Scheme
from schemes.programmes.actions import change_programme
from schemes.programmes.forms import ASKED
from schemes.register.actions import SchemeValues, change_scheme
from schemes.savings.inputs import (
    CONFIDENCE,
    LINE_RISK,
    figures_of,
    lines_of,
    recompute,
    weighting_of,
    worked_out,
)
from schemes.savings.quick import quick_figures
from tests.factories import make_user
from workbench.casefile.parts import read
from workbench.models import Authority
from workbench.numbers.exact import exact_text

YEARS = year_range(FinancialYear.parse("2017/18"), 3)
EMPTY = dict.fromkeys(
    ("risk", "unit_value", "unit_value_less", "volume", "periods", "likelihood", "phasing", "lasts")
) | {"amounts_are": ""}


def line(kind: str = "saving", **values: object) -> dict:
    return EMPTY | {"name": "Line", "kind": kind, "risk": "", "amounts": {}} | values


def finance_lines(lines: list[dict]) -> list[Line]:
    return [finance_line(read(CaseLine, one)) for one in lines]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("13.83", amount("13.83")),
        ({"low": "40000", "high": "241000"}, between("40000", "241000")),
        ({"low": "1", "central": "2", "high": "9"}, between("1", "9", "2")),
        ({"missing": "not received"}, Missing("not received")),
    ],
)
def test_figure_reads_number_range_and_what_is_missing(value: object, read: object) -> None:
    assert figure(value) == read


def test_phasing_reads_its_year_or_month() -> None:
    start = FinancialYear.parse("2017/18")
    assert phasing_of({"kind": "half-then-half", "start": "2017/18"}) == HalfThenHalf(start)
    assert phasing_of({"kind": "from-month", "month": "2017-11"}) == FromMonth(Month(2017, 11))
    assert phasing_of({"kind": "full-year"}) is None
    with pytest.raises(PhasingError):
        phasing_of({"kind": "half-then-half"})


def test_line_that_says_two_things_is_refused() -> None:
    with pytest.raises(LineError):
        finance_line(read(CaseLine, line(unit_value="1", amounts={"2017/18": "1"})))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(313000), "313000"),
        (Fraction("24710.40"), "24710.4"),
        (Fraction(20, 3), "20/3"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(0), "0"),
    ],
)
def test_exact_text_is_read_back_to_the_digit(value: Fraction, text: str) -> None:
    assert exact_text(value) == text
    assert Fraction(text) == value


def test_figures_keep_every_sum_of_each_year() -> None:
    lines = [
        line(unit_value="373000", risk="high"),
        line("reinvestment", name="Brokerage", unit_value="60000"),
        line("one-off-cost", name="Workers", amounts={"2018/19": "120000", "2030/31": "1"}),
    ]
    figures = worked_out(lines, YEARS, "amber")
    assert figures["years"]["2017/18"] == {
        "gross": "373000",
        "net": "313000",
        "low": "313000",
        "high": "313000",
        "weighted": exact_text(373000 * CONFIDENCE["amber"] * LINE_RISK["high"] - 60000),
        "cost": "0",
        "reinvested": "60000",
        "one_off": "0",
        "funding": "0",
    }
    assert figures["years"]["2018/19"]["one_off"] == "120000"
    assert figures["full_year"]["net"] == figures["whole"]["net"] == "313000"
    assert figures["outside"] == ["2030/31"]


def test_range_and_missing_value_reach_the_figures() -> None:
    lines = [
        line(unit_value={"low": "1", "high": "3"}),
        line(name="Costs", kind="cost", amounts={"2018/19": {"missing": "not stated"}}),
    ]
    figures = worked_out(lines, YEARS, "")
    year = figures["years"]["2017/18"]
    assert (year["low"], year["net"], year["high"]) == ("1", "2", "3")
    assert figures["gaps"] == ["Costs: amount of 2018/19: not stated"]


def test_scheme_without_lines_has_no_figures() -> None:
    assert worked_out([], YEARS, "green") == {}


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,7})(\.[0-9]{1,4})?", fullmatch=True)
ABOVE_ZERO = st.from_regex(r"(0|[1-9][0-9]{0,7})(\.[0-9]{1,4})?", fullmatch=True)
RANGES = st.tuples(ABOVE_ZERO, ABOVE_ZERO, ABOVE_ZERO, st.booleans()).map(
    lambda ends: (
        dict(zip(("low", "central", "high"), sorted(ends[:3], key=Decimal), strict=True))
        if ends[3]
        else dict(zip(("low", "high"), sorted(ends[:2], key=Decimal), strict=True))
    )
)
FIGURES = NUMBERS | RANGES
YEAR_TEXTS = st.sampled_from(["2016/17", "2017/18", "2019/20", "2021/22"])
PHASINGS = st.one_of(
    st.none(),
    st.builds(lambda year: {"kind": "full-year", "start": year}, YEAR_TEXTS),
    st.just({"kind": "full-year"}),
    st.builds(lambda year: {"kind": "half-then-half", "start": year}, YEAR_TEXTS),
    st.builds(
        lambda month: {"kind": "from-month", "month": f"2017-{month:02}"}, st.integers(1, 12)
    ),
    st.builds(
        lambda shares: {"kind": "by-year", "shares": shares},
        st.dictionaries(YEAR_TEXTS, st.sampled_from(["0", "0.25", "1"]), min_size=1),
    ),
)
LIKELY = st.sampled_from(["0", "0.25", "0.77", "1"])
COHORTS = st.builds(
    lambda cohorts: {"kind": "cohorts", "cohorts": cohorts},
    st.lists(
        st.fixed_dictionaries(
            {"start": YEAR_TEXTS, "volume": FIGURES},
            optional={
                "unit_value": st.none() | FIGURES,
                "likelihoods": st.lists(LIKELY, max_size=4),
                "shares": st.lists(LIKELY, max_size=4),
            },
        ),
        min_size=1,
        max_size=3,
    ),
)
BASICS = {
    "name": st.just("Line"),
    "kind": st.sampled_from(
        ["saving", "income", "cost", "one-off-cost", "reinvestment", "funding"]
    ),
    "risk": st.sampled_from(["", "low", "medium", "high"]),
    "likelihood": st.none() | st.sampled_from(["0", "0.77", "1"]),
    "lasts": st.none() | st.booleans(),
}
DRIVEN = st.fixed_dictionaries(
    BASICS
    | {
        "unit_value": FIGURES,
        "unit_value_less": st.none() | NUMBERS,
        "volume": st.none() | FIGURES,
        "periods": st.none() | ABOVE_ZERO | RANGES,
        "phasing": PHASINGS | COHORTS,
        "amounts": st.just({}),
    }
)
STATED = st.fixed_dictionaries(
    BASICS | {"amounts": st.dictionaries(YEAR_TEXTS, FIGURES, min_size=1)}
).map(lambda one: EMPTY | one)


def can_be_said(one: dict) -> bool:
    """Whether a line contradicts nothing of itself."""
    try:
        return bool(finance_lines([one]))
    except LineError:
        return False


TOLD = st.tuples(DRIVEN | STATED, st.sampled_from(["", "", *AmountsAre])).map(
    lambda both: both[0] | {"amounts_are": str(both[1])}
)


@given(
    lines=st.lists((DRIVEN | STATED) | TOLD.filter(can_be_said), min_size=1, max_size=4),
    confidence=st.sampled_from(["", "amber"]),
)
@settings(max_examples=200, deadline=None)
def test_quick_figures_are_those_of_the_plain_sums(lines: list[dict], confidence: str) -> None:
    weights = {
        risk: Decimal(str(float(CONFIDENCE[confidence] * share)))
        for risk, share in LINE_RISK.items()
    }
    quick = quick_figures(lines, tuple(map(str, YEARS)), weights)
    assume(quick is not None)  # a range beside a number below zero is left to the plain sums
    plain = totals(finance_lines(lines), YEARS, weighting=weighting_of(confidence))
    assert quick == figures_of(plain)


def test_quick_figures_follow_each_cohort_into_its_tail() -> None:
    phasing = {
        "kind": "cohorts",
        "cohorts": [
            {"start": "2017/18", "volume": "60", "likelihoods": ["0.9", "0.8", "0.7"]},
            {"start": "2018/19", "volume": "55", "unit_value": {"low": "20", "high": "23"}},
        ],
    }
    lines = [line(unit_value="27.45", periods="52.14", phasing=phasing, lasts=True)]
    quick = quick_figures(lines, tuple(map(str, YEARS)), dict.fromkeys(LINE_RISK, Decimal(1)))
    assert quick == figures_of(totals(finance_lines(lines), YEARS))


def test_quick_figures_take_the_lowest_savings_with_the_highest_costs() -> None:
    reach = {"low": "100", "high": "300"}
    lines = [line(unit_value=reach), line(unit_value=reach, kind="cost", name="Spent")]
    quick = quick_figures(lines, ("2017/18",), dict.fromkeys(LINE_RISK, Decimal(1)))
    assert quick is not None
    assert [quick["whole"][name] for name in ("low", "net", "high")] == ["-200", "0", "200"]


@pytest.mark.parametrize(
    "values",
    [
        {"unit_value": {"missing": "no"}},
        {"unit_value": {"low": "-1", "high": "2"}},
        {"unit_value": {"low": "1", "high": "2"}, "volume": "-3"},
        {"unit_value": None},
        {"unit_value": "1", "phasing": {"kind": "half-then-half"}},
        {"unit_value": "1", "amounts": {"2017/18": "1"}},
        {"unit_value": "1e9"},
        {"unit_value": "1", "phasing": {"kind": "cohorts", "cohorts": []}},
        {
            "unit_value": "1",
            "phasing": {"kind": "cohorts", "cohorts": [{"start": "2017/18", "volume": None}]},
        },
        {
            "phasing": {"kind": "cohorts", "cohorts": [{"start": "2017/18", "volume": "9"}]},
        },
    ],
)
def test_quick_figures_leave_what_is_not_plain_alone(values: dict) -> None:
    weights = dict.fromkeys(LINE_RISK, Decimal(1))
    assert quick_figures([line(**values)], ("2017/18",), weights) is None


@pytest.mark.django_db
class TestRows:
    @pytest.fixture
    def scheme(self) -> Scheme:
        programme = Programme.objects.create(
            authority=Authority.objects.create(name="Borough"),
            reference="P",
            slug="p",
            title="P",
            first_year="2017/18",
            years=3,
        )
        scheme = Scheme.objects.create(programme=programme, reference="S", slug="s", title="S")
        row = {"scheme": scheme, "kind": "saving"}
        SavingsLine.objects.create(**row, name="Second", unit_value="2", position=1)
        SavingsLine.objects.create(**row, name="First", unit_value="1", position=0)
        SavingsLine.objects.create(
            **row, name="Other way", unit_value="50", position=2, alternative=True
        )
        return scheme

    def test_row_and_its_part_are_the_same_line(self, scheme: Scheme) -> None:
        row = scheme.lines.get(name="First")
        assert finance_line(row) == finance_line(LINE.part_of(row))

    def test_lines_stand_in_sequence_and_leave_other_ways_out(self, scheme: Scheme) -> None:
        assert [one.name for one in lines_of(scheme)] == ["First", "Second"]
        assert len(lines_of(scheme, alternatives=True)) == 3

    def test_recompute_counts_the_lines_that_count(self, scheme: Scheme) -> None:
        recompute(scheme.programme)
        scheme.refresh_from_db()
        assert scheme.figures["years"]["2017/18"]["net"] == "3"

    def test_recompute_of_one_scheme_leaves_the_others(self, scheme: Scheme) -> None:
        other = Scheme.objects.create(
            programme=scheme.programme, reference="T", slug="t", title="T", figures={"kept": 1}
        )
        recompute(scheme.programme, [scheme])
        other.refresh_from_db()
        assert scheme.figures["whole"]["net"] == "3"
        assert other.figures == {"kept": 1}

    def test_recompute_takes_figures_away_with_the_last_line(self, scheme: Scheme) -> None:
        recompute(scheme.programme)
        scheme.lines.all().delete()
        recompute(scheme.programme)
        scheme.refresh_from_db()
        assert scheme.figures == {}

    def test_figures_kept_before_are_worked_out_again_with_what_stays(self, scheme: Scheme) -> None:
        recompute(scheme.programme)
        wanted = dict(scheme.programme.schemes.get().figures)
        before = {key: wanted[key] for key in ("years", "whole", "full_year", "gaps", "outside")}
        Scheme.objects.filter(pk=scheme.pk).update(figures=before)
        Scheme.objects.create(programme=scheme.programme, reference="T", slug="t", title="T")
        module = import_module("schemes.migrations.0007_figures_by_stay")
        module.work_out_again(apps, None)
        scheme.refresh_from_db()
        assert scheme.figures == wanted
        assert scheme.figures["stays"]["lasting"]["whole"]["net"] == "3"
        assert Scheme.objects.get(reference="T").figures == {}

    def test_other_years_of_the_programme_renew_the_figures(self, scheme: Scheme) -> None:
        by = make_user()
        programme = scheme.programme
        values = {name: getattr(programme, name) for name in ASKED} | {"years": 1}
        change_programme(programme=programme, version=1, by=by, token=uuid.uuid4(), **values)
        scheme.refresh_from_db()
        assert list(scheme.figures["years"]) == ["2017/18"]

    def test_other_confidence_renews_the_weighted_figures(self, scheme: Scheme) -> None:
        recompute(scheme.programme)
        values = {name: getattr(scheme, name) for name in SchemeValues.__annotations__}
        values |= {"confidence": "red", "confidence_reason": "Late."}
        change_scheme(scheme=scheme, version=1, by=make_user(), token=uuid.uuid4(), **values)
        scheme.refresh_from_db()
        assert scheme.figures["years"]["2017/18"]["weighted"] == "1.5"
