"""Whether an approval still holds: it was given to a paper, and holds for as long as the paper is
the same."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CasePaper
from reports.compose import compose
from reports.document.content_json import content_json
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Approval, Paper

# What issuing the paper writes into it by itself: approvals outlive that.
_OWN_FACTS = frozenset({"version"})


def content_sha256(case: Case, reference: str) -> str | None:
    """The SHA-256 of all that the whole paper of a case says, exempt matter included,
    but for its approvals, its revision record and its version, which follow from the approvals.
    None for a paper that cannot be made: nobody can have approved that."""
    try:
        own = case_of(own_case(case, reference), reference)
        facts = {key: text for key, text in own.paper.facts.items() if key not in _OWN_FACTS}
        paper = replace(own.paper, facts=facts, approvals=(), revisions=(), show_approvals=True)
        document = compose(replace(own, paper=paper), house_format(paper.house_format))
    except (FigureError, FormatError, ProblemError):
        return None
    return hashlib.sha256(content_json(replace(document, warnings=()))).hexdigest()


def seal_approvals(papers: Iterable[Paper], case: Case) -> None:
    """Says of the approvals that came with a case file, and held there, which content they were
    given to: that of the paper as it came."""
    rows = Approval.objects.filter(state=Approval.State.GIVEN, stale=False)
    for paper in papers:
        given = rows.filter(paper=paper)
        if given.exists():
            given.update(content=content_sha256(case, paper.reference) or "")


def with_stale(case: Case, approvals: Iterable[Approval]) -> Case:
    """The case in which each of these approvals, given here with the content of its paper at the
    time, says whether the paper has changed since."""
    stale: set[tuple[str, str]] = set()
    now: dict[str, str | None] = {}
    for one in approvals:
        paper = one.paper.reference
        if paper not in now:
            now[paper] = content_sha256(case, paper)
        if one.content != now[paper]:
            stale.add((paper, one.role))
    if not stale:
        return case
    return replace(case, papers=tuple(_marked(paper, stale) for paper in case.papers))


def _marked(paper: CasePaper, stale: set[tuple[str, str]]) -> CasePaper:
    approvals = tuple(
        replace(one, stale=True) if (paper.reference, one.role) in stale else one
        for one in paper.approvals
    )
    return replace(paper, approvals=approvals)
