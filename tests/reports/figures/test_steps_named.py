"""Dates of steps by name: a day is a day, a month stays a month, and typed ones are tied to them."""

from datetime import date

import pytest

from reports.casefile.file import check_case
from reports.check.finding import FindingKind
from reports.figures.figure import Figure, FigureKind
from reports.figures.formats import NoFormat, shown
from reports.figures.sources.funding import funding_figures
from reports.figures.sources.plan import plan_figures
from tests.reports.cases.cases import small
from tests.reports.check.texts import check

STEPS = (
    Figure("steps.award.start", "Award: start", FigureKind.MONTH, date(2016, 9, 1), "Next steps"),
    Figure("periods.tender.end", "Tender: end", FigureKind.DATE, date(2016, 6, 15), "Timetable"),
)


def test_dates_of_a_case_are_as_they_are_known() -> None:
    period = {"name": "Talks", "from": "September 2012", "to": "end of December 2012"}
    case = check_case(small(**{"programme.periods": [period]})).case
    found = {one.name: one for one in (*funding_figures(case), *plan_figures(case))}
    assert {name: shown(one) for name, one in found.items() if "milestones" not in name} == {
        "periods.talks.start": "September 2012",
        "periods.talks.end": "31 December 2012",
        "steps.build.start": "March 2016",
        "steps.build.end": "April 2016",
    }
    assert shown(found["steps.build.start"], "month") == "March 2016"
    with pytest.raises(NoFormat, match="month"):
        shown(found["steps.build.start"], "date")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The award starts in September 2016.", "{{ award.start }}"),
        ("The tender ends on 15 June 2016.", "{{ tender.end | date }}"),
        ("The tender ends in June 2016.", "{{ tender.end | month }}"),
    ],
)
def test_typed_date_of_a_step_is_tied_to_it(text: str, link: str) -> None:
    (found,) = (one for one in check(text, figures=STEPS) if one.rule == "figure")
    assert (found.kind, found.replacement) == (FindingKind.MATCHING, link)


@pytest.mark.parametrize(
    "text", ["The award starts on 1 September 2016.", "A fair opens in September 2016."]
)
def test_day_or_another_thing_is_not_tied_to_a_month(text: str) -> None:
    kinds = [one.kind for one in check(text, figures=STEPS) if one.rule == "figure"]
    assert FindingKind.MATCHING not in kinds
