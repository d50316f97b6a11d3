"""The public copy tried, before anything is saved and afterwards: what it gives away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseExemption, CasePaper
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
    mended, where that is a section; `opening`: on the cover, by the paper's title and facts."""

    said: str
    section: SectionPlace | None = None
    opening: bool = False


def public_faults(case: Case, reference: str) -> tuple[str, ...]:
    """Why the public copy of a paper cannot be made, a sentence each; nothing where it can. Kept in
    the cache until the case or the house format changes, for an hour at most."""
    try:
        form = house_format(own_case(case, reference).papers[0].house_format)
    except FormatError as error:
        return error.faults
    what = f"public faults of {reference} in {form!r}"
    return remembered(what, case, lambda: _faults(case, reference))


def _faults(case: Case, reference: str) -> tuple[str, ...]:
    try:
        public_copy(case, reference)
    except (FigureError, ProblemError, CannotKeep) as error:
        return tuple(map(str, error.faults))
    return ()


def try_keeping(case: Case, reference: str, kept: CaseExemption, listed: str) -> tuple[str, ...]:
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


def giveaways(faults: Iterable[str], desk: Desk) -> tuple[Giveaway, ...]:
    """Each fault with the section where it is mended, found by the place that it begins with."""
    places = _places(desk)
    return tuple(_placed(one, places) for one in faults)


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
