"""Where what a paper lacks is given: the address of a page for each unfinished part."""

from django.urls import reverse

from reports.access import PaperPlace
from reports.check.finding import MISSING_FACT, NOTHING_TO_SHOW, UNANSWERED, Finding
from reports.compose.composer import AN_APPRAISAL
from reports.compose.delivery_makers import DELIVERY
from reports.compose.facts import AUTHORITY
from reports.compose.makers import BACKGROUND, BRIDGE, BUDGETS, STEPS
from reports.compose.scheme_makers import SCHEMES
from reports.compose.strands import APPRAISALS
from workbench.rows.slugs import slug_for

# The page of the programme on which a block gets something to show. What stands in the plan of a
# programme comes with its case file and has no page.
_OF_PROGRAMME = {
    APPRAISALS: "appraisal-new",
    SCHEMES: "scheme-new",
    STEPS: "timetable",
    BUDGETS: "budgets",
    BRIDGE: "bridges",
    DELIVERY: "delivery",
}
_OF_PAPER = {AN_APPRAISAL: "paper-change", BACKGROUND: "paper-change"}


def mending_url(place: PaperPlace, finding: Finding) -> str:
    """The address of the page on which an unfinished part is given; empty for anything else."""
    programme = place.programme.slug
    if finding.rule == MISSING_FACT:
        if finding.about == AUTHORITY:
            return reverse("programme-edit", args=[programme])
        return place.url("paper-facts")
    if finding.rule == UNANSWERED:
        return _answer(place, finding.about)
    if finding.rule == NOTHING_TO_SHOW:
        if finding.about in _OF_PAPER:
            return place.url(_OF_PAPER[finding.about])
        if finding.about in _OF_PROGRAMME:
            return reverse(_OF_PROGRAMME[finding.about], args=[programme])
    return ""


def _answer(place: PaperPlace, about: str) -> str:
    """The business case of the scheme whose question "a-r-6-173-neutral" is not answered."""
    for slug, reference in place.programme.schemes.values_list("slug", "reference"):
        if about.startswith(f"{slug_for(reference)}-"):
            return reverse("case-edit", args=[place.programme.slug, slug])
    return ""
