"""Portfolio sums against plain fractions, and what counts towards a target."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemes.models import Budget
from schemes.portfolio.charts import waterfall, waterfall_chart, years_chart
from schemes.portfolio.sums import SchemeEntry, exact_sum, portfolio
from schemes.portfolio.tables import (
    gap_table,
    group_table,
    largest_groups,
    missing_words,
    years_table,
)
from schemes.portfolio.words import BY, gap_sentence, remarks, weights_sentence
from workbench.numbers.exact import exact_text

YEARS = ("2018/19", "2019/20", "2020/21")
amounts = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


@st.composite
def entries(draw: st.DrawFn) -> SchemeEntry:
    net = [draw(amounts) for _year in YEARS]
    texts = [exact_text(draw(amounts)) for _amount in range(4)]
    return SchemeEntry(
        pk=1,
        theme=draw(st.sampled_from(["", "Demand", "Property"])),
        status=draw(st.sampled_from(["idea", "approved", "stopped"])),
        confidence=draw(st.sampled_from(["", "green", "amber", "red"])),
        risk=draw(st.sampled_from(["", "low", "high"])),
        net=tuple(map(exact_text, net)),
        whole=exact_text(sum(net, Fraction(0))),
        gross=texts[0],
        low=texts[1],
        high=texts[2],
        weighted=texts[3],
        missing=draw(st.sampled_from([0, 2])),
    )


def entry(*net: int, **values: Any) -> SchemeEntry:
    whole = str(sum(net))
    plain = SchemeEntry(1, "", "approved", "", "", tuple(map(str, net)), *(whole,) * 5)
    return replace(plain, **values)


@given(st.lists(amounts))
def test_exact_sum_is_that_of_plain_fractions(values: list[Fraction]) -> None:
    assert exact_sum(map(exact_text, values)) == sum(values, Fraction(0))


@given(st.lists(entries(), max_size=12))
def test_portfolio_sums_are_those_of_plain_fractions(found: list[SchemeEntry]) -> None:
    made = portfolio(found, YEARS)
    counted = [one for one in found if one.status != "stopped"]
    sums = made.counted
    assert sums.count == len(counted)
    assert sums.lacking == sum(one.missing > 0 for one in counted)
    assert sums.whole == sum((Fraction(one.whole) for one in counted), Fraction(0))
    for index in range(len(YEARS)):
        assert sums.net[index] == sum((Fraction(one.net[index]) for one in counted), Fraction(0))
    for name in ("gross", "low", "high", "weighted"):
        plain = sum((Fraction(getattr(one, name)) for one in counted), Fraction(0))
        assert getattr(sums, name) == plain


@given(st.lists(entries(), max_size=12), st.sampled_from(sorted(BY)))
def test_groups_of_every_kind_add_up_to_the_whole(found: list[SchemeEntry], by: str) -> None:
    made = portfolio(found, YEARS)
    groups = made.groups(BY[by]).values()
    assert sum(one.count for one in groups) == made.counted.count
    assert sum((one.whole for one in groups), Fraction(0)) == made.counted.whole
    shown = largest_groups(made, by, 2)
    assert len(shown) <= 2
    assert sum((one.whole for _words, one in shown), Fraction(0)) == made.counted.whole


def test_schemes_without_a_saving_are_told_without_a_nought() -> None:
    made = portfolio([entry(0, 0, 0)], YEARS)
    assert gap_sentence(made, None).startswith("No scheme has a saving worked out yet")
    assert "£0 of the £100 target" in gap_sentence(made, Fraction(100))


def test_stopped_scheme_stands_apart_and_is_named() -> None:
    made = portfolio([entry(5, 0, 0), entry(70, 0, 0, status="stopped")], YEARS)
    assert made.counted.whole == 5
    assert made.stopped.whole == 70
    assert any("stopped" in one and "£70" in one for one in remarks(made))
    assert not any("stopped" in one for one in remarks(portfolio([entry(5, 0, 0)], YEARS)))


def test_gap_is_told_short_met_over_and_without_a_target() -> None:
    made = portfolio([entry(60, 40, 0, weighted="75")], YEARS)
    short = gap_sentence(made, Fraction(150))
    assert "£100 of the £150 target, so £50 is still to be found" in short
    assert "£75, 50% of it" in short
    assert "come to the target of £100" in gap_sentence(made, Fraction(100))
    assert "£20 more than the £80 target" in gap_sentence(made, Fraction(80))
    assert "no savings target is set" in gap_sentence(made, None)
    nothing = portfolio([entry(1, 0, 0, status="stopped")], YEARS)
    assert "all of the £150" in gap_sentence(nothing, Fraction(150))


def test_weights_are_stated_as_they_are() -> None:
    for share in ("green scheme at 100%", "amber one at 75%", "red one at 50%"):
        assert share in weights_sentence()


def test_gap_table_tells_the_range_and_the_weighted_gap() -> None:
    made = portfolio([entry(100, 0, 0, low="80", high="130", weighted="50")], YEARS)
    table = gap_table(made, Fraction(120))
    assert [row.cells[-1].text for row in table.rows] == ["20", "40", "−10", "70"]
    sure = gap_table(portfolio([entry(100, 0, 0)], YEARS), Fraction(120))
    assert len(sure.rows) == 2


def test_years_table_adds_up_and_comes_to_the_gap() -> None:
    made = portfolio([entry(10, 20, 0, theme="A"), entry(1, 2, 3, theme="B")], YEARS)
    table = years_table(made, Fraction(50), "theme", 4)
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["10", "1", "11", "11", "39"],
        ["20", "2", "22", "33", "17"],
        ["0", "3", "3", "36", "14"],
    ]


def test_group_table_ends_with_the_whole() -> None:
    made = portfolio([entry(30, 0, 0, risk="high"), entry(10, 0, 0)], YEARS)
    rows = group_table(made, "risk").rows
    assert [row.heading.text for row in rows] == ["High", "No risk given", "All that counts"]
    assert [row.cells[3].text for row in rows] == ["75%", "25%", "100%"]


def test_years_chart_draws_what_its_table_says() -> None:
    made = portfolio([entry(10, 20, 0, theme=f"T{n}") for n in range(6)], YEARS)
    chart = years_chart(made, Fraction(500))
    assert chart is not None
    assert len(chart.series) == 4
    assert chart.series[-1].name == "3 others together"
    assert [sum(one.values[0] or 0 for one in chart.series)] == [60]
    assert "£500" in chart.reading
    assert 15 <= len(chart.alt.split()) <= 20
    assert years_chart(portfolio([entry(0, 0, 0)], YEARS), None) is None


def test_waterfall_goes_from_the_first_budget_to_the_last() -> None:
    made = portfolio([entry(5, 20, 10, theme="Homes"), entry(0, 0, -4, theme="Roads")], YEARS)
    budgets = [Budget(year="2020/21", amount=80), Budget(year="2018/19", amount=100)]
    fall = waterfall(made, budgets)
    assert fall is not None
    assert [(step.name, step.change, step.reached) for step in fall.walk.steps] == [
        ("Homes", -30, 70),
        ("Roads", 4, 74),
        ("Other changes, not from schemes", 6, 80),
    ]
    assert fall.unexplained == 6
    chart = waterfall_chart(fall)
    assert chart.starts == (0, 100, 70, 74, 0)
    assert chart.ends == ("£100", "−£30", "£4", "£6", "£80")
    assert "£6" in chart.reading
    assert [row.cells[-1].text for row in chart.table.rows] == ["100", "70", "74", "80", "80"]


def test_waterfall_tells_timing_from_a_gap() -> None:
    """Of Derby's budgets: a saving that runs on after the last of them is no gap."""
    made = portfolio([entry(0, 4608, 1536, divided=True)], YEARS)
    budgets = [Budget(year="2018/19", amount=9854), Budget(year="2019/20", amount=3332)]
    fall = waterfall(made, budgets)
    assert fall is not None
    assert [(step.name, step.change) for step in fall.walk.steps[1:]] == [
        ("Timing: saved by the schemes only after 2019/20", -1536),
        ("Other changes, not from schemes", -378),
    ]
    assert (fall.later, fall.unexplained) == (1536, -378)
    reading = waterfall_chart(fall).reading
    assert "£1,536 of the difference is timing" in reading
    assert "The other £378 is a gap" in reading
    assert "was not stated" in reading


@given(
    net=st.tuples(*(st.integers(-100, 100),) * 3),
    budgets=st.tuples(st.integers(0, 500), st.integers(0, 500)),
)
def test_waterfall_always_ends_at_the_stated_budget_and_only_lessens_its_gap(
    net: tuple[int, int, int], budgets: tuple[int, int]
) -> None:
    rows = [
        Budget(year=year, amount=amount)
        for year, amount in zip(("2018/19", "2019/20"), budgets, strict=True)
    ]
    fall = waterfall(portfolio([entry(*net)], YEARS), rows)
    assert fall is not None
    assert fall.walk.end == budgets[1]
    plain = budgets[1] - budgets[0] + net[1]
    assert fall.later in (0, net[2])
    assert fall.unexplained == plain + fall.later
    assert abs(fall.unexplained) <= abs(plain)


def test_waterfall_of_one_budget_ends_where_the_schemes_lead() -> None:
    made = portfolio([entry(5, 20, 10)], YEARS)
    fall = waterfall(made, [Budget(year="2018/19", amount=100)])
    assert fall is not None
    assert fall.walk.end == 70
    assert fall.unexplained == 0
    assert fall.end == "Budget 2020/21 after savings"
    assert waterfall(made, []) is None
    assert waterfall(made, [Budget(year="2020/21", amount=100)]) is None


def test_portfolio_without_a_target_tells_no_gap() -> None:
    nothing = portfolio([], YEARS)
    assert gap_sentence(nothing, None).startswith("No scheme counts towards a target yet")
    made = portfolio([entry(100, 0, 0)], YEARS)
    assert gap_sentence(made, Fraction(0)).endswith("target, weighted or not.")
    assert len(years_table(made, None, "theme", 4).rows[0].cells) == 3
    chart = years_chart(made, None)
    assert chart is not None
    assert "target" not in chart.reading


def test_schemes_that_lack_figures_are_counted() -> None:
    lacking = replace(entry(5, 0, 0), missing=2)
    said = remarks(portfolio([lacking, lacking, entry(1, 0, 0)], YEARS))
    assert any(one.startswith("Two schemes lack figures") for one in said)
    assert missing_words(0) == ""
    assert missing_words(2) == "2 figures missing"


def test_waterfall_that_rises_says_so_without_blame() -> None:
    made = portfolio([entry(0, -20, 0, theme="Roads")], YEARS)
    fall = waterfall(made, [Budget(year="2018/19", amount=100)])
    assert fall is not None
    chart = waterfall_chart(fall)
    assert chart.message == "The budget goes from £100 to £120"
    assert [one.name for one in chart.series] == ["Budget", "Falls", "Rises"]
    assert "account" not in chart.reading
    level = waterfall(portfolio([entry(5, 0, 0)], YEARS), [Budget(year="2018/19", amount=100)])
    assert level is not None
    assert len(waterfall_chart(level).series) == 2
