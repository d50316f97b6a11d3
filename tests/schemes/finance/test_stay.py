"""What yearly figures mean, and what lasts, ends or comes once: the example of the documents, a
second plain implementation, and lines that say nothing of it, which mean what they meant before."""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemes.finance.amounts import ZERO, Amount, Missing, amount, between
from schemes.finance.lines import Line, LineError, LineKind, full_year, levels, parts
from schemes.finance.phasing import ByYear, Cohort, Cohorts, FromMonth, FullYear, HalfThenHalf
from schemes.finance.stay import AmountsAre, Stay
from schemes.finance.totals import Totals, TotalsView, totals
from schemes.finance.worth.payback import payback
from schemes.finance.worth.sensitivity import Goal, drivers, with_driver
from schemes.finance.years import FinancialYear, Month
from tests.schemes.finance.drawn import ALL_YEARS, FIVE_YEARS, F, Y, lines, told_lines, years

THREE = FIVE_YEARS[:3]
ENDS = ("low", "central", "high")


def yearly(*figures: object, kind: LineKind = LineKind.SAVING, **told: object) -> Line:
    """A line of plain amounts in the first years."""
    stated = zip(FIVE_YEARS, figures, strict=False)
    known = [
        (year, one if isinstance(one, Amount | Missing) else amount(one)) for year, one in stated
    ]
    return Line("Hours", kind, amounts=tuple(known), **told)


def nets(found: Totals) -> list[Fraction]:
    return [one.sums.net.central for one in found.years]


@pytest.mark.parametrize(
    ("meaning", "new", "money", "effect", "stays"),
    [
        (AmountsAre.NEW_AND_LASTING, [6, 12, 12], [6, 18, 30], 30, (30, 0, 0)),
        (AmountsAre.IN_ALL, [6, 6, 0], [6, 12, 12], 12, (12, 0, 0)),
        (AmountsAre.ONCE, [6, 12, 12], [6, 12, 12], 0, (0, 0, 30)),
        (None, [6, 12, 12], [6, 12, 12], 0, (0, 0, 30)),
    ],
)
def test_six_twelve_and_twelve_have_one_answer_for_each_meaning(
    meaning, new, money, effect, stays
) -> None:
    line = yearly(6, 12, 12, amounts_are=meaning)
    found = totals([line], THREE)
    assert nets(found) == new
    assert nets(totals([line], THREE, view=TotalsView.MONEY)) == money
    assert found.full_year_effect.net == amount(effect)
    assert tuple(found.staying(stay).whole.net.central for stay in Stay) == stays


def test_what_is_in_all_and_stops_ends_in_its_last_year() -> None:
    for line in (
        yearly(6, 12, 0, amounts_are=AmountsAre.IN_ALL),
        yearly(6, 12, amounts_are=AmountsAre.IN_ALL, lasts=False),
    ):
        found = totals([line], THREE)
        assert line.stay is Stay.ENDING
        assert nets(found) == nets(totals([line], THREE, view=TotalsView.MONEY)) == [6, 12, 0]
        assert found.staying(Stay.ENDING).whole.net == amount(18)
        assert found.full_year_effect.net == ZERO
        assert found.ends == THREE[1]


def test_a_level_has_nothing_in_a_year_between_that_is_left_out() -> None:
    stated = ((THREE[0], amount(6)), (THREE[2], amount(12)))
    line = Line("Hours", LineKind.SAVING, amounts=stated, amounts_are=AmountsAre.IN_ALL)
    assert nets(totals([line], FIVE_YEARS)) == [6, -6, 12, 0, 0]
    assert nets(totals([line], FIVE_YEARS, view=TotalsView.MONEY)) == [6, 0, 12, 12, 12]


def test_range_of_a_level_is_as_wide_as_its_last_amount() -> None:
    line = yearly(between(5, 7), between(10, 16), amounts_are=AmountsAre.IN_ALL)
    found = totals([line], THREE)
    assert found.whole.net == found.cumulative[-1] == found.full_year_effect.net == between(10, 16)
    assert found.years[1].sums.net == between(3, 11, 7)  # the change alone may be that wide
    assert totals([line], THREE, view=TotalsView.MONEY).years[1].sums.net == between(10, 16)


def test_missing_amount_of_a_level_is_a_gap_and_the_next_is_told_from_the_last_known() -> None:
    line = yearly(6, Missing("not received"), 12, amounts_are=AmountsAre.IN_ALL)
    found = totals([line], THREE)
    assert nets(found) == [6, 0, 6]
    assert found.whole.net == found.full_year_effect.net == amount(12)
    assert [gap.text for gap in found.gaps] == [f"Hours: amount of {THREE[1]}: not received"]
    last = yearly(6, Missing("not received"), amounts_are=AmountsAre.IN_ALL)
    assert totals([last], THREE).full_year_effect.net == ZERO
    assert last.stay is Stay.LASTING


def test_level_begun_before_the_years_counts_what_is_new_in_them() -> None:
    line = yearly(6, 12, 20, amounts_are=AmountsAre.IN_ALL)
    found = totals([line], FIVE_YEARS[1:])
    assert nets(found) == [6, 8, 0, 0]
    assert found.whole.net == amount(14)
    assert [one.year for one in found.outside] == [FIVE_YEARS[0]]
    assert nets(totals([line], FIVE_YEARS[3:], view=TotalsView.MONEY)) == [20, 20]


def test_working_of_a_change_shows_both_amounts() -> None:
    line = yearly(6000, 12000, amounts_are=AmountsAre.IN_ALL, likelihood=amount("0.5"))
    assert [part.worked.text for part in parts(line)] == [
        "6,000 × 50% = 3,000",
        "(12,000 − 6,000) × 50% = 3,000",
    ]


@pytest.mark.parametrize(
    ("line", "stay"),
    [
        (Line("A", LineKind.SAVING, phasing=FullYear(THREE[0])), Stay.LASTING),
        (Line("A", LineKind.SAVING, phasing=FullYear(THREE[0]), lasts=False), Stay.ONE_OFF),
        (Line("A", LineKind.SAVING, phasing=FromMonth(Month(2018, 4)), lasts=False), Stay.ONE_OFF),
        (Line("A", LineKind.SAVING, phasing=FromMonth(Month(2018, 5)), lasts=False), Stay.ENDING),
        (Line("A", LineKind.SAVING, phasing=HalfThenHalf(THREE[0])), Stay.ENDING),
        (Line("A", LineKind.SAVING, phasing=ByYear(((THREE[0], F(1)),))), Stay.ONE_OFF),
        (Line("A", LineKind.SAVING, phasing=Cohorts((Cohort(THREE[0], amount(1)),))), Stay.ENDING),
        (Line("A", LineKind.FUNDING, phasing=FullYear(THREE[0])), Stay.ONE_OFF),
        (Line("A", LineKind.ONE_OFF_COST, phasing=HalfThenHalf(THREE[0])), Stay.ONE_OFF),
        (yearly(1, 2), Stay.ONE_OFF),
        (yearly(1, 2, lasts=True), Stay.LASTING),
        (yearly(1, 0, amounts_are=AmountsAre.IN_ALL), Stay.ONE_OFF),
        (yearly(1, 2, amounts_are=AmountsAre.IN_ALL, kind=LineKind.ONE_OFF_COST), Stay.ONE_OFF),
    ],
)
def test_every_line_lasts_ends_or_comes_once(line: Line, stay: Stay) -> None:
    assert line.stay is stay


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"amounts_are": AmountsAre.NEW_AND_LASTING, "lasts": False}, "does not carry on"),
        ({"amounts_are": AmountsAre.ONCE, "lasts": True}, "carries on"),
    ],
)
def test_line_that_says_two_things_is_refused(told, words) -> None:
    with pytest.raises(LineError, match=words):
        yearly(1, **told)
    with pytest.raises(LineError, match="by its start"):
        Line("A", LineKind.SAVING, phasing=FullYear(THREE[0]), amounts_are=AmountsAre.ONCE)
    with pytest.raises(LineError, match="cohorts end"):
        Line(
            "A",
            LineKind.SAVING,
            phasing=Cohorts((Cohort(THREE[0], amount(1)),)),
            amounts_are=AmountsAre.IN_ALL,
            lasts=True,
        )


# A second, plain implementation: one number for each year, at one end of every range.

Yearly = dict[int, Fraction]
LAST = ALL_YEARS[-1].start


def end_of(figure: object, end: str) -> Fraction:
    assert isinstance(figure, Amount)
    return getattr(figure, end)


def stated(line: Line, end: str) -> Yearly:
    """What the line says of each year, before anybody asks what it means: new money of a line that
    starts, else the figure of the year."""
    found: defaultdict[int, Fraction] = defaultdict(Fraction)
    for part in parts(replace(line, amounts_are=None, lasts=None)):
        found[part.year.start] += end_of(part.figure, end)
    return dict(found)


def goes_on(line: Line) -> bool:
    """Whether it lasts, by the words of the documents."""
    if line.amounts_are is AmountsAre.NEW_AND_LASTING:
        return True
    if line.amounts_are is AmountsAre.ONCE:
        return False
    if line.amounts_are is AmountsAre.IN_ALL:
        if isinstance(line.phasing, Cohorts):
            return False
        if line.lasts is not None:
            return line.lasts
        figures = dict(line.amounts) if line.amounts else dict(line.phasing.shares)
        return not line.kind.is_one_off and figures[max(figures)] not in (ZERO, 0)
    if line.lasts is not None:
        return line.lasts
    return isinstance(line.phasing, FullYear | FromMonth) and not line.kind.is_one_off


def plainly(line: Line, end: str) -> tuple[Yearly, Yearly, Fraction]:
    """New money and all the money by year, and one full year of what lasts."""
    said = stated(line, end)
    every = range(FIVE_YEARS[0].start, LAST + 1)
    if not goes_on(line):
        year = {one: said.get(one, F(0)) for one in every}
        return year, dict(year), F(0)
    if line.amounts_are is AmountsAre.IN_ALL:
        last = max(said)
        money = {one: said.get(min(one, last), F(0)) for one in every}
        new = {one: money[one] - money.get(one - 1, F(0)) for one in every}
        return new, money, said[last]
    new = {one: said.get(one, F(0)) for one in every}
    money = dict(zip(every, accumulate(new[one] for one in every), strict=True))
    return new, money, sum(new.values(), F(0))


@given(told_lines(may_be_missing=False))
def test_every_year_is_what_the_plain_sums_give(line: Line) -> None:
    line = replace(line, kind=LineKind.SAVING)
    found = {view: totals([line], ALL_YEARS, view=view) for view in TotalsView}
    lasting = Stay.LASTING if goes_on(line) else line.stay
    assert line.stay is lasting
    for end in ENDS:
        new, money, effect = plainly(line, end)
        by_year = found[TotalsView.MONEY].years
        assert [end_of(one.sums.net, end) for one in by_year] == list(money.values())
        if end == "central" or not line.is_level:
            by_year = found[TotalsView.NEW].years
            assert [end_of(one.sums.net, end) for one in by_year] == list(new.values())
        reached = found[TotalsView.NEW].cumulative
        if not line.is_level:
            assert [end_of(one, end) for one in reached] == list(accumulate(new.values()))
        else:
            assert [end_of(one, end) for one in reached] == list(money.values())
        is_told = not isinstance(line.phasing, ByYear) or line.amounts_are or not line.lasts
        if is_told:
            assert end_of(found[TotalsView.NEW].full_year_effect.net, end) == effect


@given(st.lists(told_lines(), max_size=5), st.sampled_from(TotalsView))
def test_each_year_is_what_lasts_and_ends_and_comes_once(many: list[Line], view) -> None:
    for window in (ALL_YEARS, ALL_YEARS[2:4]):
        found = totals(many, window, view=view)
        three = [found.staying(stay) for stay in Stay]
        for at, one in enumerate(found.years):
            apart = [part.years[at] for part in three]
            assert one.sums == apart[0] + apart[1] + apart[2]
            assert one.sums.net.low <= one.sums.net.central <= one.sums.net.high
        for stay, part in zip(Stay, three, strict=True):
            alone = totals([line for line in many if line.stay is stay], window, view=view)
            assert part.so_far == alone.so_far
        assert found.whole == three[0].whole + three[1].whole + three[2].whole


@given(told_lines(may_be_missing=False))
def test_full_year_is_what_lasts_by_the_end_of_all_its_years(line: Line) -> None:
    assume(line.amounts_are or not isinstance(line.phasing, ByYear))
    found = totals([line], ALL_YEARS)
    lasting = found.staying(Stay.LASTING).whole
    assert found.full_year_effect.net.central == lasting.net.central
    assert found.full_year_effect.one_off.central == lasting.one_off.central


@given(st.lists(told_lines(may_be_missing=False), max_size=3))
def test_payback_follows_the_money_of_levels(many: list[Line]) -> None:
    many = [replace(line, kind=LineKind.COST) if line.kind.is_one_off else line for line in many]
    found = payback(many, ALL_YEARS)
    whole = totals(many, ALL_YEARS, view=TotalsView.MONEY)
    assume(all(line.carries_on or not isinstance(line.phasing, FromMonth) for line in many))
    assert [value for _, value in found.cumulative[11::12]] == [
        figure.central for figure in whole.cumulative_after_one_off
    ]


@given(told_lines(may_be_missing=False))
def test_goal_is_a_straight_line_in_every_amount_of_a_level(line: Line) -> None:
    goal = Goal(FIVE_YEARS, FIVE_YEARS[0])
    for driver in drivers((line,)):
        at = [
            sum(nets(totals([with_driver(line, driver, F(value))], goal.years)))
            for value in (0, 1, 2)
        ]
        assert at[2] - at[1] == at[1] - at[0]


# Lines that say nothing of it, by the rule that was there before they were asked.


def carried_on_before(line: Line) -> bool:
    if line.lasts is not None:
        return line.lasts
    starts = line.phasing is None or isinstance(line.phasing, FullYear | FromMonth)
    return starts and not line.amounts and not line.kind.is_one_off


def as_before(
    line: Line, view: TotalsView, looked_at: tuple[FinancialYear, ...] = ALL_YEARS
) -> list[Fraction]:
    """The money of each year as it was summed before, at the central values."""
    found = dict.fromkeys((year.start for year in looked_at), F(0))
    for part in parts(replace(line, lasts=None)):
        if isinstance(part.figure, Amount):
            later = carried_on_before(line) and view is TotalsView.MONEY
            for year in found:
                if year == part.year.start or (later and year > part.year.start):
                    found[year] += part.figure.central
    return list(found.values())


def unasked(line: Line, lasts: bool | None) -> Line:
    return replace(line, kind=LineKind.SAVING, lasts=lasts, amounts_are=None)


@given(lines(), st.sampled_from([None, True, False]))
def test_line_that_was_never_asked_means_what_it_meant(line: Line, lasts: bool | None) -> None:
    line = unasked(line, lasts)
    for view in TotalsView:
        assert nets(totals([line], ALL_YEARS, view=view)) == as_before(line, view)
    effect = totals([line], ALL_YEARS).full_year_effect.net
    whole = full_year(line).figure
    assert effect == (whole if carried_on_before(line) and isinstance(whole, Amount) else ZERO)


@given(lines(), st.sampled_from([None, True, False]))
def test_saying_what_an_old_line_means_changes_nothing_of_its_years(line, lasts) -> None:
    line = unasked(line, lasts)
    stops = False if line.meaning is AmountsAre.IN_ALL else None
    told = replace(line, amounts_are=line.meaning, lasts=stops if line.is_by_year else lasts)
    for view in TotalsView:
        before, after = (totals([one], ALL_YEARS, view=view) for one in (line, told))
        assert (before.years, before.gaps, before.stays) == (after.years, after.gaps, after.stays)


@given(years, st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_levels_are_the_sums_of_their_changes(start, figures) -> None:
    stated_in = tuple((start.plus(at), amount(one)) for at, one in enumerate(figures))
    line = Line("A", LineKind.SAVING, amounts=stated_in, amounts_are=AmountsAre.IN_ALL, lasts=True)
    changes = [part.figure.central for part in parts(line)]
    assert list(accumulate(changes)) == [part.figure.central for part in levels(line)]
    assert Y(str(start)) == start
