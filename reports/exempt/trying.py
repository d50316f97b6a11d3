"""The public copy tried, before anything is saved and afterwards: what it gives away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.check.finding import Finding
from reports.document.content import Heading
from reports.exempt.remembering import remembered
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.public.copies import public_copy
from reports.sections.desk import Desk, SectionPlace
from reports.withheld.checking import check_exempt
from reports.withheld.figure_numbers import numbers_of
from reports.withheld.items import CannotKeep

OPENINGS = ("The opening of the paper", "The file's name")


@dataclass(frozen=True, slots=True)
class Giveaway:
    """A sentence on what stands between a paper and its public copy. `section` is where it is
    mended, where that is a section; `opening`: on the cover, by the paper's title and facts; `mark`
    is that of the finding where an explanation may stand in for it."""

    said: str
    section: SectionPlace | None = None
    opening: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PublicFaults:
    """Why the public copy of a paper cannot be made: `faults` are to be mended, a sentence each;
    `asked` are numbers that may be others, as findings that officers explained or have still to."""

    faults: tuple[str, ...] = ()
    asked: tuple[Finding, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """What nobody has explained."""
        return tuple(one for one in self.asked if not one.explained)

    @property
    def count(self) -> int:
        """How many of both are to be settled before there is a copy."""
        return len(self.faults) + len(self.open)


def public_faults(case: Case, reference: str) -> PublicFaults:
    """What stands between a paper and its public copy. Kept in the cache until the case or the
    house format changes, for an hour at most."""
    try:
        form = house_format(own_case(case, reference).papers[0].house_format)
    except FormatError as error:
        return PublicFaults(error.faults)
    what = f"faults and questions of the public copy of {reference} in {form!r}"
    return remembered(what, case, lambda: _faults(case, reference))


def _faults(case: Case, reference: str) -> PublicFaults:
    try:
        copy = public_copy(case, reference)
    except CannotKeep as error:
        asked = {one.message for one in error.asked}
        return PublicFaults(tuple(one for one in error.faults if one not in asked), error.asked)
    except (FigureError, ProblemError) as error:
        return PublicFaults(tuple(map(str, error.faults)))
    return PublicFaults(asked=copy.asked)


def try_keeping(case: Case, reference: str, kept: CaseExemption, listed: str) -> PublicFaults:
    """What would still give something away if this were kept from the public as well. Raises
    `ValidationError` for what cannot be kept at all; `listed` names the law."""
    own = own_case(case, reference)
    alone = replace(own, papers=(replace(own.papers[0], sections=(), exempt=(kept,)),))
    try:
        check_exempt(case, alone, listed)
        if kept.kind == "figure":
            numbers_of(own, kept.name)
    except CannotKeep as error:
        raise ValidationError([str(one) for one in error.faults]) from error

    def keeping(paper: CasePaper) -> CasePaper:
        others = (one for one in paper.exempt if (one.kind, one.name) != (kept.kind, kept.name))
        return replace(paper, exempt=(*others, kept))

    return public_faults(_with_paper(case, reference, keeping), reference)


def _with_paper(case: Case, reference: str, change: Callable[[CasePaper], CasePaper]) -> Case:
    papers = (change(one) if one.reference == reference else one for one in case.papers)
    return replace(case, papers=tuple(papers))


def giveaways(found: PublicFaults, desk: Desk) -> tuple[Giveaway, ...]:
    """Each fault, and each question that is open, with the section where it is mended, found by the
    place that it begins with."""
    places = _places(desk)
    return (
        *(_placed(one, places) for one in found.faults),
        *(replace(_placed(one.message, places), mark=one.fingerprint) for one in found.open),
    )


def _placed(fault: str, places: Mapping[str, SectionPlace]) -> Giveaway:
    for place in sorted(places, key=len, reverse=True):
        if fault.startswith((f"{place}: ", f"{place}, ")):
            return Giveaway(fault, places[place])
    return Giveaway(fault, opening=fault.startswith(OPENINGS))


def _places(desk: Desk) -> Mapping[str, SectionPlace]:
    """The sections by what faults call their places: their keys, their headings, and the headings
    within and above what officers wrote."""
    sections = {one.key: one for one in desk.sections}
    found = dict(sections)
    heading = ""
    for block in desk.document.walk() if desk.document else ():
        if isinstance(block, Heading):
            heading = block.title
            if block.key in sections:
                found.setdefault(heading, sections[block.key])
        elif (key := getattr(block, "section", "")) in sections:
            found.setdefault(heading, sections[key])
    return found | {one.title: one for one in desk.sections}
