"""Every list of the case file can be worked on in the browser: pages add to it, change its entries,
remove them and put them in order, or a reason says why one is worked on otherwise."""

import dataclasses
from collections.abc import Iterator
from typing import Any, Final, get_args, get_origin, get_type_hints

import pytest
from django.urls import NoReverseMatch, get_resolver

from reports.casefile.parts import Case

# By their place in the case file: the first words of the names of their pages.
PAGES: Final = {
    "schemes": "scheme",
    "schemes.lines": "line",
    "schemes.risks": "risk",
    "schemes.impacts": "impact",
    "schemes.delivery_options": "deliveryoption",
    "schemes.stated": "stated",
    "schemes.evidence": "evidence",
    "programme.stated": "stated",
    "programme.evidence": "evidence",
    "programme.questions": "question",
    "programme.bridges": "bridge",
    "programme.periods": "step",
    "programme.plan.timetable.steps": "step",
    "programme.plan.workstreams": "workstream",
    "programme.plan.workstreams.activities": "activity",
    "programme.plan.milestones.points": "point",
    "programme.plan.milestones.rows": "milestonerow",
    "programme.plan.milestones.rows.steps": "milestone",
    "programme.plan.budget.items": "budgetitem",
    "programme.plan.events": "event",
    "programme.sessions": "session",
    "programme.sessions.feedback": "feedback",
    "programme.actions": "action",
    "programme.contracts": "contract",
    "appraisals.options": "option",
    "appraisals.options.benefits": "view",
    "appraisals.options.drawbacks": "view",
    "appraisals.options.lines": "optionline",
    "appraisals.cost_scenarios": "costscenario",
    "appraisals.finance.lines": "savingline",
    "appraisals.criteria": "criterion",
    "appraisals.groups": "group",
    "appraisals.conditions": "condition",
    "appraisals.scenarios": "scenario",
    "papers.revisions": "revision",
}
ACTS: Final = ("new", "edit", "move", "remove")
# What a list goes without: these acts, and why.
WITHOUT: Final = {
    "scheme": (("remove",), "a scheme that ends is stopped, and stays on record"),
}
# Of the lists that are worked on by other pages, why.
OTHERWISE: Final = {
    "programme.budgets": "one a year, in the order of the years",
    "programme.explanations": "given where the figure that differs is listed",
    "programme.bridges.sources": "numbered rows of the form of their bridge",
    "programme.bridges.uses": "numbered rows of the form of their bridge",
    "schemes.stated.sum_of": "boxes, numbers and rows of the form of their figure",
    "programme.stated.sum_of": "boxes, numbers and rows of the form of their figure",
    "schemes.evidence.columns": "typed in the grid of their table",
    "schemes.evidence.rows": "typed in the grid of their table",
    "schemes.evidence.sums": "chosen in the form of their table",
    "programme.evidence.columns": "typed in the grid of their table",
    "programme.evidence.rows": "typed in the grid of their table",
    "programme.evidence.sums": "chosen in the form of their table",
    "appraisals": "started by itself, in the order in which they were",
    "appraisals.options.facts": "numbered rows of the form of their option",
    "appraisals.criteria.from_measure.bands": "typed in order in the form of their criterion",
    "appraisals.scenarios.weights": "the boxes of the page of what-if",
    "appraisals.scenarios.groups": "the boxes of the page of what-if",
    "appraisals.scenarios.excuses": "the boxes of the page of what-if",
    "appraisals.scenarios.ratings": "the boxes of the page of what-if",
    "appraisals.scenarios.bands": "the boxes of the page of what-if",
    "appraisals.scenarios.bands.bands": "the boxes of the page of what-if",
    "appraisals.scenarios.bands.was": "what stood then",
    "appraisals.scales.levels": "typed in order in the form of their scale",
    "appraisals.measures": "a grid of options and measures",
    "appraisals.ratings": "a grid of options and criteria",
    "appraisals.ratings.evidence": "rows of the form of their rating",
    "appraisals.partners": "listed as the authorities were asked",
    "appraisals.interests": "listed as people declared them",
    "appraisals.not_together": "said on the page of the way forward",
    "appraisals.ruled_out": "said on the page of the option",
    "appraisals.considered": "a form of each option, criterion by criterion",
    "appraisals.moves": "each step of the process adds one",
    "appraisals.assessors": "those who hold the role",
    "appraisals.spread.ratings": "what assessors gave elsewhere, as it came with a file",
    "appraisals.spread.totals": "what assessors gave elsewhere, as it came with a file",
    "appraisals.spread.left_out": "what assessors gave elsewhere, as it came with a file",
    "appraisals.weights_of": "a form of each assessor, criterion by criterion",
    "appraisals.decision.took_part": "rows of the form of the decision",
    "appraisals.decision.votes": "rows of the form of the decision",
    "appraisals.decision.dissent": "rows of the form of the decision",
    "papers": "started by itself, in the order in which they were",
    "papers.sections": "its house format says where each stands",
    "papers.headings": "a page of the paper puts all of its headings in order",
    "papers.exempt": "listed as they were kept back",
    "papers.approvals": "its house format says where each stands",
    "papers.explained": "given where the finding is listed",
    "comments": "said beneath what they are about, in the order of time",
    "comments.replies": "said beneath what they are about, in the order of time",
}


def collections(kind: Any, place: str = "") -> Iterator[str]:
    """The places of all lists of parts in a part, and in the parts within it."""
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        here = f"{place}.{field.name}" if place else field.name
        for inner in _parts_in(hints[field.name]):
            if get_origin(hints[field.name]) is tuple:
                yield here
            yield from collections(inner, here)


def _parts_in(hint: Any) -> list[Any]:
    found = []
    for one in (hint, *get_args(hint)):
        if dataclasses.is_dataclass(one):
            found.append(one)
        elif get_args(one) and one is not hint:
            found += _parts_in(one)
    return list(dict.fromkeys(found))


EVERY: Final = sorted(set(collections(Case)))


def test_every_list_has_its_pages_or_a_reason() -> None:
    known = {*PAGES, *(place for place, why in OTHERWISE.items() if why)}
    assert set(EVERY) - known == set(), "lists of the case file that no page works on"
    assert known - set(EVERY) == set(), "no list of the case file"


@pytest.mark.parametrize("place", sorted(PAGES))
def test_list_has_a_page_for_each_act(place: str) -> None:
    name = PAGES[place]
    left_out = WITHOUT.get(name, ((), ""))[0]
    for act in ACTS:
        if act not in left_out:
            assert _is_a_page(f"{name}-{act}"), f"{place}: no page {name}-{act}"


def _is_a_page(name: str) -> bool:
    resolver = get_resolver()
    try:
        return bool(resolver.reverse_dict.getlist(name))
    except NoReverseMatch:
        return False
