"""What changed from one version of a paper to another: its papers, its figures, its case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import NoPaper, PaperCase, case_of
from reports.casefile.parts import Case
from reports.changes.change import DocumentChanges
from reports.changes.content.document import documents_between
from reports.changes.figures import FigureChange, figures_between
from reports.changes.parts.compare import CaseChange, cases_between
from reports.changes.printed import PrintedWords
from reports.document.content import Document
from reports.figures import Figure
from reports.figures.gather import figures_of
from reports.formats.format import FormatError
from reports.formats.shelf import house_format


@dataclass(frozen=True, slots=True)
class Copy:
    """A paper as it was issued, with the case that it was made from."""

    document: Document
    case: Case


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What is otherwise in the new version: what it prints, the figures that either prints, what
    changed in the case that neither prints (`unprinted`), and what lies behind the print."""

    printed: DocumentChanges
    figures: tuple[FigureChange, ...]
    unprinted: tuple[CaseChange, ...] = ()
    behind: tuple[CaseChange, ...] = ()

    @property
    def nothing(self) -> bool:
        return self.printed.nothing and not (self.figures or self.unprinted or self.behind)


def versions_between(
    old: Copy, new: Copy, *, whole: bool, known: Sequence[str] = ()
) -> VersionChanges:
    """What changed. Only who may see the `whole` case is told of what neither paper prints.
    `known` are the versions issued meanwhile, whose lines in the revision record say no news."""
    printed = documents_between(old.document, new.document)
    cases = tuple(_paper_case(one.case) for one in (old, new))
    named = (_figures(cases[0]), _figures(cases[1]))
    figures = figures_between((old.document, new.document), named, printed)
    if not whole:
        return VersionChanges(printed, figures)
    words = PrintedWords(old.document, new.document, printed)
    unprinted: list[CaseChange] = []
    behind: list[CaseChange] = []
    for change in cases_between(_less(old.case, known), _less(new.case, known), _facts(new.case)):
        if not words.show(change):
            unprinted.append(change)
        elif not (change.section and change.old != change.new):
            # A text that is printed has been said word by word.
            behind.append(change)
    return VersionChanges(printed, figures, tuple(unprinted), tuple(behind))


def _paper_case(case: Case) -> PaperCase | None:
    """The case as its paper reads it; None where it holds no more than the paper's words."""
    try:
        return case_of(case)
    except (NoPaper, ProblemError):
        return None


def _figures(case: PaperCase | None) -> Mapping[str, Figure]:
    return {} if case is None else figures_of(case)


def _facts(case: Case) -> dict[str, str]:
    """The labels of the facts on the covers of a case's papers."""
    found: dict[str, str] = {}
    for paper in case.papers:
        try:
            cover = house_format(paper.house_format).cover
        except FormatError:
            continue
        found |= {one.fact: one.label for one in cover}
    return found


def _less(case: Case, known: Sequence[str]) -> Case:
    """The case without the lines of these versions in its revision record, and without the number
    of its own version on its cover."""
    papers = tuple(
        replace(
            paper,
            revisions=tuple(one for one in paper.revisions if one.version not in known),
            facts={k: v for k, v in paper.facts.items() if k != "version" or v not in known},
        )
        for paper in case.papers
    )
    return replace(case, papers=papers)
