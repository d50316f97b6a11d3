"""Issuing a paper: what stands in its way, and what it freezes to."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.canonical import case_json, case_text
from reports.casefile.case import case_of
from reports.casefile.file import check_case
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseRevision
from reports.compose import compose
from reports.document.content import Document
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.formats.shelf import house_format, house_format_text
from reports.output.paper import paper_document
from reports.public.copies import public_copy
from reports.readiness.check import paper_findings
from reports.readiness.unreleased import unreleased_faults

NUMBER = re.compile(r"([1-9][0-9]{0,3})\.([0-9]{1,3})")


class NotReady(ValueError):
    """The paper cannot be issued; `hindrances` say what to mend, a sentence each."""

    def __init__(self, hindrances: tuple[str, ...]) -> None:
        super().__init__("\n".join(hindrances))
        self.hindrances = hindrances


@dataclass(frozen=True, slots=True)
class Issue:
    """How a version is called and why it is issued: `number` as 1.0, `author` by role."""

    number: str
    on: date
    author: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class FrozenPaper:
    """A paper with everything behind it, as it will always be: both cases as the bytes they are
    summed from, both papers made from them, and the file of their house format."""

    case: str
    public: str
    document: Document
    whole: Document
    house_format: str

    @property
    def case_sha256(self) -> str:
        return hashlib.sha256(self.case.encode()).hexdigest()

    @property
    def public_sha256(self) -> str:
        return hashlib.sha256(self.public.encode()).hexdigest()


def hindrances(
    case: Case, reference: str, issue: Issue, late_weights: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """What keeps this paper of a case from being issued so: faults, contradictions that
    nobody explained, words of the public text that name what is exempt. `late_weights` are the
    appraisals whose weights were changed after scoring had begun, which no case file says."""
    try:
        own = numbered(own_case(case, reference), issue)
        check_case(case_json(own))
        public_copy(own, reference)
        found = _stopping(own, reference, late_weights or {})
    except (FigureError, FormatError, ProblemError) as error:
        return tuple(map(str, error.faults))
    except ValueError as error:
        return tuple(str(error).splitlines())
    return (*unreleased_faults(case, reference), *found)


def _stopping(whole: Case, reference: str, late_weights: Mapping[str, str]) -> list[str]:
    """What the check of the whole paper finds that stops it."""
    case = case_of(own_case(whole, reference), reference)
    form = house_format(case.paper.house_format)
    explained = {one.mark: one.why for one in case.paper.explained}
    return [
        f"{finding.place.text}: {finding.message}"
        for finding in paper_findings(
            case,
            form,
            compose(case, form),
            explained=explained,
            weights_unlocked=late_weights,
        )
        if finding.stops_issue
    ]


def freeze(
    case: Case, reference: str, issue: Issue, late_weights: Mapping[str, str] | None = None
) -> FrozenPaper:
    """The paper of a case as this version of it. Raises `NotReady`."""
    if stopped := hindrances(case, reference, issue, late_weights):
        raise NotReady(stopped)
    whole = numbered(own_case(case, reference), issue)
    public = public_copy(whole, reference)
    return FrozenPaper(
        case=case_text(whole),
        public=case_text(public.case),
        document=public.document,
        whole=paper_document(whole, reference, whole=True),
        house_format=house_format_text(case_of(whole, reference).paper.house_format),
    )


def numbered(case: Case, issue: Issue) -> Case:
    """The case whose paper says which version it is, on its cover and in its revision record."""
    (paper,) = case.papers
    own = CaseRevision(issue.number, issue.on.isoformat(), issue.author, issue.status, issue.reason)
    paper = replace(
        paper, facts=facts_at(paper.facts, issue.number), revisions=(*paper.revisions, own)
    )
    return replace(case, papers=(paper,))


def facts_at(facts: Mapping[str, Any], number: str) -> dict[str, Any]:
    """The facts of a paper with its version, where its cover names one."""
    return dict(facts) | ({"version": number} if "version" in facts else {})


def order_of(number: str) -> tuple[int, int]:
    """By which versions follow each other. Raises `ValueError` for what is no number of one."""
    parts = NUMBER.fullmatch(number)
    if parts is None:
        raise ValueError(f"{number!r} is not a version such as 1.0")
    return int(parts[1]), int(parts[2])


def next_numbers(issued: list[str]) -> tuple[str, str]:
    """The next smaller and the next larger version after those issued: 1.1 and 2.0."""
    known = [order_of(number) for number in issued if NUMBER.fullmatch(number)]
    if not known:
        return "1.0", "1.0"
    large, small = max(known)
    return f"{large}.{small + 1}", f"{large + 1}.0"
