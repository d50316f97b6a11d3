"""What each kind of stated figure is held against."""

from fractions import Fraction
from typing import Any

import pytest

from schemes.casefile.parts import CaseProgramme, CaseScheme
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from schemes.reconciliation.tables import Sorted, difference_words, working_words
from workbench.casefile.parts import read

LINES = [
    {"name": "Homes", "kind": "saving", "amounts": {"2018/19": "373000", "2019/20": "10"}},
    {"name": "Fees", "kind": "income", "unit_value": "1000"},
    {"name": "Brokerage", "kind": "reinvestment", "amounts": {"2018/19": "60000"}},
    {"name": "Rent", "kind": "cost", "amounts": {"2018/19": "2000"}},
    {"name": "Workers", "kind": "one-off-cost", "amounts": {"2018/19": "120000"}},
    {"name": "Fund", "kind": "funding", "amounts": {"2018/19": "120000"}},
    {"name": "Other way", "kind": "saving", "amounts": {"2018/19": "7"}, "alternative": True},
]


def found(scheme: Any = None, **programme: Any) -> tuple[ReconciledFigure, ...]:
    basics = {"reference": "P", "title": "P", "first_year": "2018/19", "years": 2}
    schemes = [read(CaseScheme, {"reference": "S1", "title": "S"} | scheme)] if scheme else []
    return findings_in(read(CaseProgramme, basics | programme), schemes)


def only(scheme: Any = None, **programme: Any) -> ReconciledFigure:
    (one,) = found(scheme, **programme)
    return one


@pytest.mark.parametrize(
    ("of", "computed"),
    [
        ({"lines": "all", "year": "2018/19"}, 312000),
        ({"lines": "all", "year": "2019/20"}, 10),
        ({"lines": "all"}, 312010),
        ({"lines": "all", "year": "2018/19", "take": "gross"}, 374000),
        ({"lines": "all", "year": "2018/19", "take": "sum"}, 676000),
        ({"lines": ["Homes", "Brokerage"], "year": "2018/19"}, 313000),
        ({"lines": ["Other way"], "year": "2018/19"}, 7),
        ({"lines": ["Workers"], "year": "2018/19", "take": "sum"}, 120000),
    ],
)
def test_stated_figure_is_held_against_its_lines(of: Any, computed: int) -> None:
    stated = [{"name": "Net", "amount": "5", "of_lines": of}]
    one = only({"lines": LINES, "stated": stated})
    assert (one.where, one.scheme, one.kind) == ("S1 Net", "S1", ReconciledKind.LINES)
    assert one.computed == computed
    assert one.difference == 5 - computed


def test_headline_is_net_of_its_year_and_the_whole_without_one() -> None:
    for headline, where, computed in [
        ({"amount": "1", "year": "2018/19"}, "S1 headline 2018/19", 312000),
        ({"amount": "1"}, "S1 headline", 312010),
    ]:
        one = only({"lines": LINES, "headline": headline})
        assert (one.where, one.computed, one.kind) == (where, computed, ReconciledKind.HEADLINE)


def test_working_of_a_net_figure_names_its_lines() -> None:
    one = only({"lines": LINES, "headline": {"amount": "312000", "year": "2018/19"}})
    assert one.working == (
        "373,000 (Homes) + 1,000 (Fees) − 60,000 (Brokerage) − 2,000 (Rent) = 312,000"
    )
    assert one.agrees


def test_precision_rounds_the_computed_figure_only() -> None:
    def agrees(amount: str) -> bool:
        stated = [{"name": "n", "amount": amount, "precision": "1000", "sum_of": ["24710.40"]}]
        return only(stated=stated).agrees

    assert agrees("25000")
    assert not agrees("24000")
    assert not agrees("24500")


def test_product_is_exact_and_shows_its_working() -> None:
    one = only(stated=[{"name": "n", "amount": "226957", "product_of": ["27.45", "159", "52"]}])
    assert one.computed == Fraction("226956.60")
    assert one.working == "27.45 × 159 × 52 = 226,956.60"
    assert one.agrees


@pytest.mark.parametrize(
    ("of", "working", "told"),
    [
        ({"sum_of": ["412680"]}, "412,680", ""),
        ({"product_of": ["24710.40"]}, "24,710.40", ""),
        ({"sum_of": ["-5"]}, "−5", ""),
        ({"sum_of": ["5", "0"]}, "5 + 0 = 5", "5 + 0 = 5"),
        ({"of_lines": {"lines": ["Fees"], "year": "2018/19"}}, "1,000 (Fees)", "1,000 (Fees)"),
    ],
)
def test_working_never_says_a_figure_twice(of: Any, working: str, told: str) -> None:
    one = only({"lines": LINES, "stated": [{"name": "n", "amount": "7"} | of]})
    assert one.working == working
    assert working_words(one) == told


def test_missing_value_in_another_year_does_not_matter() -> None:
    line = {"name": "n", "kind": "saving"}
    line["amounts"] = {"2018/19": "50", "2019/20": {"missing": "not stated"}}
    assert only({"lines": [line], "headline": {"amount": "50", "year": "2018/19"}}).agrees
    one = only({"lines": [line], "headline": {"amount": "50"}})
    assert one.unchecked == "n, amount of 2019/20: not stated"
    assert not one.differs
    assert one.computed is None


def with_missing(kind: str, stated: str, precision: str = "1") -> Any:
    """The finding of a figure of lines that come to 100 net, and one of this kind not priced."""
    lines = [
        {"name": "Known", "kind": "saving", "amounts": {"2018/19": "100"}},
        {"name": "More", "kind": kind, "amounts": {"2018/19": {"missing": "not priced"}}},
    ]
    of = {"lines": ["Known", "More"]}
    return only(
        {
            "lines": lines,
            "stated": [{"name": "n", "amount": stated, "precision": precision, "of_lines": of}],
        }
    )


@pytest.mark.parametrize(
    ("kind", "stated", "precision", "words"),
    [
        ("saving", "90", "1", "at least £10 less than computed"),
        ("saving", "100", "1", ""),
        ("saving", "110", "1", ""),
        ("cost", "110", "1", "at least £10 more than computed"),
        ("cost", "100", "1", ""),
        ("cost", "90", "1", ""),
        ("cost", "110", "50", "at least £10 more than computed"),
        ("cost", "200", "200", ""),
        ("one-off-cost", "100", "1", ""),
    ],
)
def test_what_is_missing_hides_no_difference_that_it_can_only_widen(
    kind: str, stated: str, precision: str, words: str
) -> None:
    one = with_missing(kind, stated, precision)
    assert one.differs == one.is_open == one.at_least == bool(words)
    assert bool(one.unchecked) == (not words and kind != "one-off-cost")
    if words:
        assert difference_words(one) == words
        assert "that, whatever is missing (More, amount of 2018/19: not priced)" in one.working


def test_a_bridge_that_lacks_a_use_and_is_short_already_is_on_the_list() -> None:
    def side(*amounts: Any) -> list[Any]:
        return [{"name": f"Row {at}", "amount": one} for at, one in enumerate(amounts)]

    def of(uses: list[Any], sources: list[Any], precision: str = "1") -> ReconciledFigure:
        bridge = {"title": "Gap", "uses": uses, "sources": sources, "precision": precision}
        return only(bridges=[bridge])

    missing = {"missing": "not priced"}
    short = of(side("99717", missing), side("50000"))
    assert (short.is_open, short.at_least, short.difference) == (True, True, 49717)
    assert difference_words(short) == "at least £49,717 more than computed"
    open_ = of(side("99717"), side("50000", missing))
    assert (open_.differs, open_.unchecked) == (False, "Row 1: not priced")
    # A rounding that covers what is known to lack leaves it open.
    assert of(side("1000", missing), side("600"), "1000").unchecked


def test_figure_within_the_range_of_its_lines_agrees() -> None:
    line = {"name": "n", "kind": "saving", "unit_value": {"low": "40", "high": "60"}}
    assert only({"lines": [line], "headline": {"amount": "58"}}).agrees
    assert only({"lines": [line], "headline": {"amount": "61"}}).is_open


def test_headline_without_lines_has_nothing_to_be_checked_against() -> None:
    one = only({"headline": {"amount": "61"}})
    assert one.kind is ReconciledKind.NOTHING
    assert not one.differs


@pytest.mark.parametrize(
    ("sources", "agrees", "computed"),
    [(["1073000", "1535000"], True, 2608000), (["1073000"], False, 1073000)],
)
def test_bridge_holds_uses_against_sources(sources: list[str], agrees: bool, computed: int) -> None:
    bridge = {
        "title": "Gap",
        "uses": [{"name": "Shortfall", "amount": "2608000"}],
        "sources": [{"name": str(at), "amount": one} for at, one in enumerate(sources)],
    }
    one = only(bridges=[bridge])
    assert (one.where, one.stated, one.computed) == ("Gap", 2608000, computed)
    assert one.agrees is agrees


def test_bridge_with_something_missing_is_not_checked() -> None:
    bridge = {
        "title": "Gap",
        "uses": [{"name": "Shortfall", "amount": "1"}],
        "sources": [{"name": "Reserve", "amount": {"missing": "not agreed"}}],
    }
    assert only(bridges=[bridge]).unchecked == "Reserve: not agreed"


@pytest.mark.parametrize(
    ("stated", "sense", "difference"),
    [("46", "exactly", 0), ("45", "exactly", 0), ("44", "exactly", -2), ("45", "at-least", 0), ("50", "at-least", 4)],
)  # fmt: skip
def test_length_is_held_against_its_dates(stated: str, sense: str, difference: int) -> None:
    period = {"name": "Tender", "from": "2012-04-30", "to": "15 June 2012"}
    period |= {"stated": stated, "unit": "days", "sense": sense}
    one = only(periods=[period])
    assert (one.kind, one.unit) == (ReconciledKind.PERIOD, "days")
    assert one.difference == difference
    assert one.agrees is (difference == 0)


@pytest.mark.parametrize(
    ("stated", "unit", "sense", "words"),
    [
        ("10", "days", "at-least", "at least 10 days against 13 days from "),
        ("14", "days", "at-most", "at most 14 days against 13 days from "),
        ("13", "days", "exactly", "13 days against 13 days from "),
        ("1", "days", "at-least", "at least 1 day against 13 days from "),
    ],
)
def test_working_of_a_length_says_in_which_sense_it_was_stated(
    stated: str, unit: str, sense: str, words: str
) -> None:
    period = {"name": "Stand-down", "from": "6 August 2012", "to": "19 August 2012"}
    one = only(periods=[period | {"stated": stated, "unit": unit, "sense": sense}])
    assert one.working.startswith(words)


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        ("", "No figure is stated yet."),
        ("5", "No difference is open. Of all stated figures, one agrees."),
        ("55", "No difference is open. Of all stated figures, two agree."),
        ("7", "One difference is open."),
        ("755", "One difference is open. Of the other figures, two agree."),
        ("77?", "Two differences are open. Of the other figures, one cannot be checked."),
        (
            "5e??",
            "No difference is open. Of all stated figures, one is explained, one agrees and two "
            "cannot be checked.",
        ),
        ("7ee5", "One difference is open. Of the other figures, two are explained and one agrees."),
    ],
)
def test_differences_are_counted_in_sentences(amounts: str, sentence: str) -> None:
    kinds = {
        "5": {"amount": "5", "sum_of": ["2", "3"]},
        "7": {"amount": "7", "sum_of": ["2", "3"]},
        "e": {"amount": "7", "sum_of": ["2", "3"], "explained": "It was rounded."},
        "?": {"amount": "7"},
    }
    stated = [{"name": f"n{at}"} | kinds[one] for at, one in enumerate(amounts)]
    assert Sorted.of(found(stated=stated)).sentence == sentence


def test_length_without_an_end_is_not_checked_and_a_mere_date_not_listed() -> None:
    length = {"stated": "45", "unit": "days", "sense": "exactly"}
    assert only(periods=[{"name": "n", "from": "2012-04-30"} | length]).unchecked
    assert found(periods=[{"name": "n", "from": "2012-04-30"}]) == ()


def test_table_is_checked_cell_by_cell_and_explained_as_declared() -> None:
    table = {
        "title": "Grants",
        "columns": [{"name": "Grant", "unit": "GBP"}, {"name": "Count", "unit": "homes"}],
        "rows": [
            {"label": "North", "values": ["1", {"missing": "not received"}]},
            {"label": "All", "values": ["2", "5"]},
        ],
        "sums": [{"row": "All", "of": ["North"], "explained": "One is not shown."}],
    }
    grant, count = found(evidence=[table])
    assert (grant.where, grant.stated, grant.computed) == ("Grants / All / Grant", 2, 1)
    assert grant.differs
    assert not grant.is_open
    assert (count.unit, bool(count.unchecked), count.differs) == ("homes", True, False)


def test_order_is_the_programmes_own_then_scheme_by_scheme() -> None:
    stated = [{"name": "Total", "amount": "1", "sum_of": ["1"]}]
    places = [
        one.where for one in found({"headline": {"amount": "1"}, "stated": stated}, stated=stated)
    ]
    assert places == ["Total", "S1 headline", "S1 Total"]
