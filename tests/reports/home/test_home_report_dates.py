"""By when papers are to be published for meetings that come, on Home."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from reports.home.report_dates import SHOWN, report_dates
from reports.models import Paper
from schemes.models import Programme
from tests.factories import World, make_programme
from tests.reports.home.test_home_programmes import home, issue, make_paper

TODAY = date(2027, 3, 1)
AHEAD = "2999-03-14"


def for_meeting(programme: Programme, on: Any, number: int = 1, committee: str = "") -> Paper:
    """A paper for the meeting of a committee on this day."""
    paper = make_paper(programme, number)
    paper.facts = {"meeting_date": on} | ({"committee": committee} if committee else {})
    paper.save()
    return paper


def test_paper_is_to_be_published_five_clear_working_days_before(world: World) -> None:
    for_meeting(world.programme, "2027-03-14", committee="Adults Committee")
    (found,) = report_dates([world.programme], TODAY)
    assert found.by == date(2027, 3, 5)
    assert found.issued == "Draft, not issued."
    assert found.sentence == (
        "Adults Committee, 14 March 2027: to be published by 5 March 2027 "
        "(five clear working days)."
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 3, 5), "to be published today"),
        (date(2027, 3, 6), "was to be published by 5 March 2027"),
        (date(2027, 3, 14), "was to be published by 5 March 2027"),
    ],
)
def test_day_of_publishing_is_told_as_it_stands(world: World, today: date, said: str) -> None:
    for_meeting(world.programme, "2027-03-14")
    (found,) = report_dates([world.programme], today)
    assert said in found.sentence
    assert found.sentence.startswith("Committee not named, 14 March 2027: ")


@pytest.mark.parametrize("on", ["", "2027-02-28", "next spring", "9999", 20270314, None])
def test_past_and_unreadable_dates_are_passed_over(world: World, on: Any) -> None:
    for_meeting(world.programme, on)
    make_paper(world.programme, 2)
    assert report_dates([world.programme], TODAY) == []


def test_first_to_be_published_comes_first(world: World) -> None:
    later = for_meeting(world.programme, "2027-05-14")
    sooner = for_meeting(make_programme(title="Zebras"), "2027-03-14")
    found = report_dates([world.programme, sooner.programme], TODAY)
    assert [one.paper for one in found] == [sooner, later]


def test_home_shows_the_papers_of_ones_own_programmes(world: World) -> None:
    assert "Papers for meetings to come" not in home(world.member)
    mine = for_meeting(world.programme, AHEAD, committee="Cabinet")
    for_meeting(make_programme(), AHEAD, committee="Scrutiny")
    issue(mine, world.lead, "1.0", "2026-03-03")
    page = home(world.member)
    assert "Cabinet, 14 March 2999: to be published by" in page
    assert page.count("Version 1.0 is the last one issued, on 3 March 2026.") == 2
    assert "Scrutiny" not in page
    assert "One more paper" not in page


def test_home_counts_what_is_further_ahead(world: World) -> None:
    for number in range(SHOWN + 1):
        for_meeting(world.programme, AHEAD, number)
    assert "One more paper is for a meeting to come: see its programme." in home(world.member)


def test_meeting_of_today_is_still_told(world: World) -> None:
    for_meeting(world.programme, timezone.localdate().isoformat(), committee="Cabinet")
    assert "was to be published by" in home(world.member)
