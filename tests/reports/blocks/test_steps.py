"""Steps of a timetable: as a table, and as bars along the months."""

from fractions import Fraction

import pytest

from reports.blocks.schemes.steps import DatedStep, steps_chart, steps_of, steps_table
from schemes.casefile.parts import CasePeriod

TENDER = CasePeriod("Tender", "2012-04-16", "2012-04-30", "10", "days", "at-least")
MONTH = CasePeriod("Talks", "May 2012", "June 2012")
DAY = CasePeriod("Decision", "2012-07-01")
LATER = CasePeriod("Later")


def test_steps_say_what_was_stated_and_what_was_not() -> None:
    found = [
        (row.heading.text, *(cell.text for cell in row.cells))
        for row in steps_table(steps_of([TENDER, MONTH, DAY, LATER])).rows
    ]
    assert found == [
        ("Tender", "16 April 2012", "30 April 2012", "At least 10 days"),
        ("Talks", "May 2012", "June 2012", "Not stated"),
        ("Decision", "1 July 2012", "Not stated", "Not stated"),
        ("Later", "Not stated", "Not stated", "Not stated"),
    ]


def test_bars_run_from_the_first_day_to_the_end_of_the_last() -> None:
    chart = steps_chart(steps_of([TENDER, MONTH, DAY, LATER]))
    assert chart is not None
    assert chart.categories == ("Tender", "Talks", "Decision")
    assert chart.starts == (Fraction(1, 2), Fraction(1), Fraction(3))
    assert chart.series[0].values == (Fraction(1, 2), Fraction(2), Fraction(1, 31))
    assert chart.message == "The steps run from April 2012 to July 2012"
    assert "“Talks”, between 1 May 2012 and 30 June 2012" in chart.reading


def test_ticks_stand_at_quarters_and_name_no_more_than_there_is_room_for() -> None:
    chart = steps_chart(steps_of([TENDER, CasePeriod("End", "2013-12-31")]))
    assert chart is not None
    assert [(int(at), words) for at, words in chart.ticks] == [
        *((0, "Apr 2012"), (3, ""), (6, "Oct 2012"), (9, "")),
        *((12, "Apr 2013"), (15, ""), (18, "Oct 2013")),
    ]


@pytest.mark.parametrize("periods", [[], [TENDER], [TENDER, LATER]])
def test_fewer_than_two_dated_steps_make_no_chart(periods: list[CasePeriod]) -> None:
    assert steps_chart(steps_of(periods)) is None


def test_step_is_what_its_timetable_says() -> None:
    assert steps_of([LATER]) == (DatedStep("Later"),)
