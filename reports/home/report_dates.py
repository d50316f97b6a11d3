"""By when papers are to be published for the meetings that come, for Home."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from reports.home.standing import paper_words, papers_with_issue
from reports.models import Paper
from schemes.models import Programme
from workbench.dates import day
from workbench.working_days import publish_by

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class ReportDate:
    """A paper for a meeting that comes: by when it is to be published in a sentence, and whether it
    has been issued."""

    paper: Paper
    by: date
    sentence: str
    issued: str


def report_dates(programmes: Collection[Programme], today: date) -> list[ReportDate]:
    """The papers of these programmes whose meeting is today or later, the first to be published
    first. A date that nobody can read is passed over: the paper's own page tells of it. One
    query."""
    found = []
    # Dates are written as 2027-03-14, so that they come in the sequence of their texts.
    coming = papers_with_issue(programmes).filter(facts__meeting_date__gte=today.isoformat())
    for paper in coming:
        meeting = _day_of(paper.facts["meeting_date"])
        if meeting is None or meeting < today:
            continue
        by = publish_by(meeting)
        sentence = _publish_words(str(paper.facts.get("committee") or ""), meeting, by, today)
        found.append(ReportDate(paper, by, sentence, paper_words(paper)))
    return sorted(found, key=lambda one: (one.by, one.paper.pk))


def _day_of(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _publish_words(committee: str, meeting: date, by: date, today: date) -> str:
    values = {
        "committee": committee or _("Committee not named"),
        "meeting": day(meeting),
        "by": day(by),
    }
    if by < today:
        told = _(
            "%(committee)s, %(meeting)s: was to be published by %(by)s (five clear working days)."
        )
    elif by == today:
        told = _("%(committee)s, %(meeting)s: to be published today (five clear working days).")
    else:
        told = _("%(committee)s, %(meeting)s: to be published by %(by)s (five clear working days).")
    return told % values
