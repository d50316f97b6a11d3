"""Whether an approval still holds: it was given to a paper, and holds for as long as the paper is
the same."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content_json import content_json
from reports.exempt.public import own_case
from reports.figures import FigureError
from reports.formats.format import FormatError, house_format
from reports.models import Approval, Paper
from workbench.casefile.faults import Json

# What issuing the paper writes into it by itself: approvals outlive that.
_OWN_FACTS = frozenset({"version"})


def content_sha256(data: Json, reference: str) -> str | None:
    """The SHA-256 of all that the whole paper of an exported case says, exempt matter included,
    but for its approvals, its revision record and its version, which follow from the approvals.
    None for a paper that cannot be made: nobody can have approved that."""
    try:
        case = case_of(own_case(data, reference), reference)
        facts = {key: text for key, text in case.paper.facts.items() if key not in _OWN_FACTS}
        paper = replace(case.paper, facts=facts, approvals=(), revisions=(), show_approvals=True)
        document = compose(replace(case, paper=paper), house_format(paper.house_format))
    except (FigureError, FormatError, ProblemError):
        return None
    return hashlib.sha256(content_json(replace(document, warnings=()))).hexdigest()


def seal_approvals(papers: Iterable[Paper], data: Json) -> None:
    """Says of the approvals that came with a case file, and held there, which content they were
    given to: that of the paper as it came."""
    rows = Approval.objects.filter(state=Approval.State.GIVEN, stale=False)
    for paper in papers:
        given = rows.filter(paper=paper)
        if given.exists():
            given.update(content=content_sha256(data, paper.reference) or "")


def with_stale(data: Json, approvals: Iterable[Approval]) -> Json:
    """The exported case, in which each of these approvals, given here with the content of its paper
    at the time, says whether the paper has changed since."""
    stale: dict[str, set[str]] = {}
    now: dict[str, str | None] = {}
    for one in approvals:
        paper = one.paper.reference
        if paper not in now:
            now[paper] = content_sha256(data, paper)
        if one.content != now[paper]:
            stale.setdefault(paper, set()).add(one.role)
    if not stale:
        return data
    papers = [_marked(paper, stale.get(paper["reference"], set())) for paper in data["papers"]]
    return data | {"papers": papers}


def _marked(paper: Json, stale: set[str]) -> Json:
    if not stale:
        return paper
    approvals = [
        one | {"stale": True} if one["role"] in stale else one for one in paper["approvals"]
    ]
    return paper | {"approvals": approvals}
