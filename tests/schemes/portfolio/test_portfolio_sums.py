"""Portfolio sums against plain fractions, and what counts towards a target."""

from dataclasses import replace
from fractions import Fraction
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.years import FinancialYear, year_range
from schemes.models import Budget
from schemes.portfolio.charts import waterfall, waterfall_chart, years_chart
from schemes.portfolio.entries import SchemeEntry
from schemes.portfolio.room import room_sentence
from schemes.portfolio.sums import exact_sum, portfolio
from schemes.portfolio.tables import (
    gap_table,
    group_table,
    largest_groups,
    missing_words,
    standing_table,
    years_table,
)
from schemes.portfolio.words import BY, gap_sentence, remarks, weights_sentence
from schemes.savings.inputs import LINE_FIELDS, worked_out
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact_text

YEARS = ("2018/19", "2019/20", "2020/21")
PARTS = (0, Fraction(1, 3), Fraction(5, 7), Fraction(99, 100), Fraction(1, 10**6))
# `st.fractions` takes ten times as long to draw, which was nearly all the time of these tests.
amounts = st.builds(add, st.integers(-(10**9), 10**9 - 1), st.sampled_from(PARTS))


@st.composite
def entries(draw: st.DrawFn) -> SchemeEntry:
    net = [draw(amounts) for _year in YEARS]
    texts = [exact_text(draw(amounts)) for _amount in range(8)]
    ending, once = ([draw(amounts) for _year in YEARS] for _part in range(2))
    lasting = [a - b - c for a, b, c in zip(net, ending, once, strict=True)]
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
        lasting=tuple(map(exact_text, lasting)),
        ending=tuple(map(exact_text, ending)),
        once=tuple(map(exact_text, once)),
        lasting_low=texts[4],
        lasting_high=texts[5],
        lasting_weighted=texts[6],
        full_year=texts[7],
        ends=draw(st.sampled_from(["", "2019/20", "2024/25"])),
        unasked=draw(st.integers(0, 3)),
    )


def entry(*net: int, **values: object) -> SchemeEntry:
    """A scheme whose net saving lasts, unless `values` say otherwise."""
    whole, texts = str(sum(net)), tuple(map(str, net))
    plain = SchemeEntry(1, "", "approved", "", "", texts, *(whole,) * 5)
    lasts = {f"lasting_{key}": whole for key in ("low", "high", "weighted")}
    lasting = {"lasting": texts, "full_year": whole} | lasts
    return replace(plain, **lasting | values)  # type: ignore[arg-type]


def passing(**parts: tuple[int, ...]) -> SchemeEntry:
    """A scheme of which nothing lasts, but what these parts say."""
    texts = {name: tuple(map(str, values)) for name, values in parts.items()}
    net = [sum(values) for values in zip(*parts.values(), strict=True)]
    return entry(*net, **{"lasting": ("0",) * len(YEARS)} | texts)


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
        for name in ("lasting", "ending", "once"):
            plain = sum((Fraction(getattr(one, name)[index]) for one in counted), Fraction(0))
            assert getattr(sums, name)[index] == plain
    assert sums.whole == sums.lasts + sums.stops + sums.comes_once
    assert sums.lasting_so_far[-1] == sums.lasts
    assert sums.ends == max((one.ends for one in counted), default="")
    assert sums.unasked == sum(one.unasked for one in counted)
    assert made.decided.whole + made.not_decided.whole == sums.whole
    rest = ("lasting_low", "lasting_high", "lasting_weighted", "full_year")
    for name in ("gross", "low", "high", "weighted", *rest):
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
    assert gap_sentence(made, Fraction(100)) == (
        "Nothing that the schemes save lasts by the end of 2020/21. Of the £100 target, £100 is "
        "still to be found, weighted or not."
    )


def test_stopped_scheme_stands_apart_and_is_named() -> None:
    made = portfolio([entry(5, 0, 0), entry(70, 0, 0, status="stopped")], YEARS)
    assert made.counted.whole == 5
    assert made.stopped.whole == 70
    assert any("stopped" in one and "£70" in one for one in remarks(made))
    assert not any("stopped" in one for one in remarks(portfolio([entry(5, 0, 0)], YEARS)))


def test_gap_is_told_short_met_over_and_without_a_target() -> None:
    made = portfolio([entry(60, 40, 0, lasting_weighted="75")], YEARS)
    assert gap_sentence(made, Fraction(150)) == (
        "The schemes save £100 that lasts by the end of 2020/21. Of the £150 target, £50 is still "
        "to be found; weighted for confidence and risk, £75 lasts, 50% of the target."
    )
    assert "comes to the target of £100" in gap_sentence(made, Fraction(100))
    assert "£20 more than the £80 target" in gap_sentence(made, Fraction(80))
    assert "No savings target is set" in gap_sentence(made, None)
    nothing = portfolio([entry(1, 0, 0, status="stopped")], YEARS)
    assert gap_sentence(nothing, Fraction(150)) == (
        "No scheme counts yet: all of the £150 is still to be found; one scheme is stopped and in "
        "no total."
    )


def test_sentence_tells_apart_what_lasts_ends_comes_once_is_stopped_and_not_decided() -> None:
    found = [
        entry(60, 40, 0),
        replace(passing(ending=(5, 5, 0)), ends="2019/20", status="idea"),
        replace(passing(once=(0, 0, 7)), status="developing"),
        entry(900, 0, 0, status="stopped"),
        entry(900, 0, 0, status="stopped"),
    ]
    assert gap_sentence(portfolio(found, YEARS), Fraction(150)).startswith(
        "The schemes save £100 that lasts by the end of 2020/21; £10 more ends in 2019/20, £7 is "
        "once only; two schemes are stopped and in no total; two are not decided. Of the £150 "
        "target, £50 is still to be found"
    )
    alone = gap_sentence(portfolio(found[1:3], YEARS), None)
    assert alone.startswith(
        "Nothing that the schemes save lasts by the end of 2020/21; £10 ends in 2019/20, £7 is "
        "once only; two schemes are not decided. No savings target is set"
    )


def test_what_ends_or_comes_once_meets_no_target() -> None:
    made = portfolio([passing(ending=(50, 50, 0)), passing(once=(0, 100, 0))], YEARS)
    assert "£100 is still to be found" in gap_sentence(made, Fraction(100))
    assert gap_table(made, Fraction(100)).rows[0].cells[-1].text == "100"


def test_standing_table_tells_stopped_and_undecided_schemes_apart() -> None:
    found = [entry(60, 40, 0), passing(once=(0, 0, 7)), entry(9, 0, 0, status="stopped")]
    found[1] = replace(found[1], status="idea")
    table = standing_table(portfolio(found, YEARS))
    texts = {row.heading.text: [cell.text for cell in row.cells] for row in table.rows}
    assert texts == {
        "Decided": ["1", "100", "0", "0", "100"],
        "Not decided": ["1", "0", "0", "7", "7"],
        "All that counts": ["2", "100", "0", "7", "107"],
        "Stopped, in no total": ["1", "9", "0", "0", "9"],
    }
    assert [column.heading for column in table.columns[2:]] == [
        "Lasting by the end of 2020/21, £",
        *("Ending, £", "One-off, £", "Full-year effect, £"),
    ]
    assert len(standing_table(portfolio(found[:2], YEARS)).rows) == 3


def test_weights_are_stated_as_they_are() -> None:
    for share in ("green scheme at 100%", "amber one at 75%", "red one at 50%"):
        assert share in weights_sentence()


def test_gap_table_tells_the_range_and_the_weighted_gap() -> None:
    reach = {"lasting_low": "80", "lasting_high": "130", "lasting_weighted": "50"}
    made = portfolio([entry(100, 0, 0, **reach)], YEARS)
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


def test_years_table_splits_the_years_where_something_ends_or_comes_once() -> None:
    made = portfolio([entry(10, 20, 0), passing(ending=(3, 3, 0), once=(1, 0, 0))], YEARS)
    table = years_table(made, Fraction(50), "theme", 4)
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["14", "14", "10", "3", "1", "10", "40"],
        ["23", "23", "20", "3", "0", "30", "20"],
        ["0", "0", "0", "0", "0", "30", "20"],
    ]


def test_group_table_ends_with_the_whole() -> None:
    made = portfolio([entry(30, 0, 0, risk="high"), entry(10, 0, 0)], YEARS)
    rows = group_table(made, "risk").rows
    assert [row.heading.text for row in rows] == ["High", "No risk given", "All that counts"]
    assert [row.cells[5].text for row in rows] == ["75%", "25%", "100%"]


def test_years_chart_draws_what_its_table_says() -> None:
    made = portfolio([entry(10, 20, 0, theme=f"T{n}") for n in range(6)], YEARS)
    chart = years_chart(made, Fraction(500))
    assert chart is not None
    assert len(chart.series) == 4
    assert chart.series[-1].name == "3 others together"
    assert [sum(one.values[0] or 0 for one in chart.series)] == [60]
    assert chart.message == "The schemes save £180 that lasts by the end of 2020/21"
    costly = years_chart(portfolio([entry(-30, 0, 0)], YEARS), None)
    assert costly is not None
    assert costly.message == "The schemes cost £30 that lasts by the end of 2020/21"
    short = years_chart(portfolio([passing(ending=(3, 4, 0))], YEARS), None)
    assert short is not None
    assert short.message == "Nothing that the schemes save lasts by the end of 2020/21"
    assert "In it is £7 that ends or comes once." in short.reading
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


def test_waterfall_counts_what_passes_in_its_own_year_alone() -> None:
    made = portfolio([passing(lasting=(5, 20, 10), ending=(8, 9, 4), once=(0, 50, 1))], YEARS)
    budgets = [Budget(year="2018/19", amount=100), Budget(year="2020/21", amount=60)]
    fall = waterfall(made, budgets)
    assert fall is not None
    # 20 and 10 are new and last; 4 and 1 fall in the last year, and 8 had fallen in the first.
    assert fall.walk.steps[0].change == -(20 + 10 + 4 + 1 - 8)


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
    stopped = portfolio([entry(10, 0, 0, status="stopped")], YEARS)
    assert gap_sentence(stopped, None).endswith("one scheme is stopped and in no total.")
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
    silent = remarks(portfolio([replace(entry(5, 0, 0), unasked=3)], YEARS))
    assert any("do not say whether they last" in one for one in silent)
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


def test_savings_may_fall_or_must_rise_until_the_target_is_met_exactly() -> None:
    saving = {"kind": "saving", "amounts": {"2018/19": "130"}}
    cost = {"kind": "cost", "amounts": {"2019/20": "30"}}
    lines: list[Json] = [
        dict.fromkeys(LINE_FIELDS, None)
        | {"name": "A", "risk": "", "phasing": None, "amounts_are": "new-and-lasting"}
        | one
        for one in (saving, cost)
    ]
    figures = worked_out(lines, year_range(FinancialYear.parse("2018/19"), 3), "")
    one = SchemeEntry.of(figures, YEARS, pk=1, theme="", status="approved", confidence="", risk="")
    made = portfolio([one], YEARS)
    assert (made.counted.lasts, made.counted.lasting_gross) == (100, 130)
    assert room_sentence(made, Fraction(87)) == (
        "All savings and income that last, £130, may fall by 10% (£13) before the target of £87 is "
        "missed, costs being as they are."
    )
    assert room_sentence(made, Fraction(139)) == (
        "All savings and income that last, £130, would have to rise by 30% (£39) for the target of "
        "£139 to be met, costs being as they are."
    )
    assert "If any of the savings" in room_sentence(made, Fraction(100))
    assert "without any" in room_sentence(made, Fraction(-31))
    lacking = portfolio([replace(one, missing=1)], YEARS)
    for less, target in (
        (made, None),
        (lacking, Fraction(87)),
        (portfolio([], YEARS), Fraction(1)),
    ):
        assert room_sentence(less, target) == ""


@given(st.lists(entries()), amounts, amounts)
def test_savings_changed_by_their_room_come_to_the_target(
    found: list[SchemeEntry], gross: Fraction, target: Fraction
) -> None:
    sums = replace(portfolio(found, YEARS).counted, lasting_gross=gross)
    change = sums.room(target)
    assert (change is None) == (gross <= 0)
    if change is not None:
        assert sums.lasts + change * gross == target
