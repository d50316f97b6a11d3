"""The tour: where to look first in the demonstration case, one step after another."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports.management.commands.load_demonstration import OFFICER
from schemes.models import Programme
from workbench.models import User

APPRAISED: Final = "ASC-ADM"
SAVING: Final = "CCC-ASC-2018"
TRIED: Final = "TRY"
# The programme of each step, the name of its page, and what is seen there.
STOPS: Final = (
    (
        (APPRAISED, "programme", _("A programme")),
        _("Barnet looks for another way to run adult social care: its appraisal and its paper."),
    ),
    (
        (APPRAISED, "options", _("Options")),
        _("The ways to run it that were compared, with the one that changes nothing."),
    ),
    (
        (APPRAISED, "criteria", _("Criteria")),
        _("What options are judged by: gateways, and what ranks them, each with its rule."),
    ),
    ((APPRAISED, "scoring", _("Scoring")), _("Every rating, with the reason that was given.")),
    (
        (APPRAISED, "results", _("Results")),
        _("The answer in a sentence, then what became of each option and why."),
    ),
    (
        (APPRAISED, "results-sure", _("How sure it is")),
        _("What would have to change before another option came first."),
    ),
    (
        (APPRAISED, "paper", _("The paper")),
        _("What goes to committee: its sections, its checks, and its files."),
    ),
    (
        (SAVING, "programme", _("Savings together")),
        _("Cambridgeshire’s schemes year by year, each with the lines that it is made of."),
    ),
    (
        (SAVING, "reconciliation", _("Reconciliation")),
        _("Figures as they were stated, beside what their parts come to."),
    ),
    (
        (TRIED, "process", _("Scoring together")),
        _("A case to try: the steps by which assessors score apart and then agree."),
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look at: what is seen there, and its address; none where the person may not see
    it, or it is gone."""

    heading: str
    sentence: str
    address: str


def tour_for(user: User) -> tuple[Step, ...]:
    """The steps of the tour, with their addresses; nothing where this person has no part in any
    case of the demonstration."""
    cases = Programme.objects.visible_to(user).filter(
        reference__in=(APPRAISED, SAVING, TRIED), memberships__user__username=OFFICER
    )
    found = {
        one.reference: one for one in cases.distinct().prefetch_related("appraisals", "papers")
    }
    if not found:
        return ()
    return tuple(
        Step(str(heading), str(sentence), _address(found.get(reference), name))
        for (reference, name, heading), sentence in STOPS
    )


def _address(programme: Programme | None, name: str) -> str:
    """Where this page of the programme is, of its first appraisal or paper; "" where it is not."""
    if programme is None:
        return ""
    if name in {"programme", "reconciliation"}:
        return reverse(name, args=[programme.slug])
    rows = programme.papers if name == "paper" else programme.appraisals
    first = min(rows.all(), key=lambda one: one.pk, default=None)
    return "" if first is None else reverse(name, args=[programme.slug, first.slug])
