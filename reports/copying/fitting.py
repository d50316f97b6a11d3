"""A part of a case as another programme can have it: without the names of what that programme does
not have, and a sentence about each name that is lost or means something else there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from appraisal.casefile.parts import CaseAppraisal
from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.compose import compose
from reports.figures import FigureError
from reports.figures.gather import figures_of
from reports.figures.registry import NoFigure
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.withheld.checking import names_of
from workbench.numbers.listing import listed

Part = TypeVar("Part", CaseAppraisal, CasePaper)


@dataclass(frozen=True, slots=True)
class Fitted(Generic[Part]):
    """A part that fits its new programme. `changes` say what is lost of it, or stands for something
    else there, and `to_mend` what its text names in vain, a sentence each."""

    part: Part
    changes: tuple[str, ...] = ()
    to_mend: tuple[str, ...] = ()


def fitted_appraisal(part: CaseAppraisal, target: Case) -> Fitted[CaseAppraisal]:
    """The appraisal in the programme of the case `target`."""
    if not part.scheme:
        return Fitted(part)
    titles = {one.reference: one.title for one in target.schemes}
    if part.scheme in titles:
        return Fitted(part, (_found_scheme(part.scheme, titles[part.scheme]),))
    lost = _("It serves the scheme %(scheme)s, which is not there: the copy serves none.")
    return Fitted(replace(part, scheme=""), (lost % {"scheme": part.scheme},))


def fitted_paper(part: CasePaper, target: Case) -> Fitted[CasePaper]:
    """The paper in the programme of the case `target`."""
    appraisals = {one.reference: one.title for one in target.appraisals}
    schemes = {one.reference: one.title for one in target.schemes}
    fits = replace(
        part,
        appraisal=part.appraisal if part.appraisal in appraisals else "",
        appraisals=tuple(one for one in part.appraisals if one in appraisals),
        schemes=tuple(one for one in part.schemes if one in schemes),
    )
    exempt = tuple(one for one in part.exempt if _is_there(one, fits, target))
    fits = replace(fits, exempt=exempt)
    changes = (
        *_about_subject(part, appraisals),
        *_about_named(part.appraisals, appraisals, _("appraisals")),
        *_about_named(part.schemes, schemes, _("schemes")),
        *_about_exempt(one for one in part.exempt if one not in exempt),
    )
    return Fitted(fits, changes, _to_mend(fits, target))


def _about_subject(part: CasePaper, appraisals: dict[str, str]) -> Iterator[str]:
    if not part.appraisal:
        return
    known = {"reference": part.appraisal}
    if part.appraisal in appraisals:
        found = _("It reports on the appraisal %(reference)s, which there is “%(title)s”.")
        yield found % (known | {"title": appraisals[part.appraisal]})
    else:
        lost = _(
            "It reports on the appraisal %(reference)s, which is not there: the copy reports on "
            "none until you choose one."
        )
        yield lost % known


def _about_named(named: Iterable[str], there: dict[str, str], what: str) -> Iterator[str]:
    """What becomes of the appraisals or schemes that the paper speaks of alone."""
    given = list(named)
    lost = [one for one in given if one not in there]
    if not lost:
        return
    known = {"what": what, "lost": listed(lost)}
    if len(lost) < len(given):
        text = _("Of the %(what)s it speaks of these are not there, and left out: %(lost)s.")
    else:
        text = _(
            "None of the %(what)s it speaks of is there (%(lost)s): the copy speaks of all that "
            "the programme has."
        )
    yield text % known


def _about_exempt(lost: Iterable[CaseExemption]) -> Iterator[str]:
    names = [one.name for one in lost]
    if names:
        text = _(
            "Kept from the public here, and not there at all, so not named in the copy: %(names)s."
        )
        yield text % {"names": listed(names)}


def _found_scheme(reference: str, title: str) -> str:
    found = _("It serves the scheme %(reference)s, which there is “%(title)s”.")
    return found % {"reference": reference, "title": title}


def _is_there(exempt: CaseExemption, paper: CasePaper, target: Case) -> bool:
    """Whether the programme has what is kept from the public."""
    if exempt.kind == "attachment":
        return exempt.name in paper.background
    if exempt.kind == "figure":
        return _has_figure(exempt.name, paper, target)
    return exempt.name in names_of(target, exempt.kind)


def _has_figure(name: str, paper: CasePaper, target: Case) -> bool:
    try:
        figures_of(case_of(_own(paper, target))).find(name)
    except (NoFigure, ProblemError):
        return False
    return True


def _to_mend(paper: CasePaper, target: Case) -> tuple[str, ...]:
    """What keeps the paper from being made there: figures, tables and strands that its text names
    in vain."""
    try:
        compose(case_of(_own(paper, target)), house_format(paper.house_format))
    except (FigureError, FormatError) as error:
        return error.faults
    except ProblemError as error:
        return tuple(map(str, error.faults))
    return ()


def _own(paper: CasePaper, target: Case) -> Case:
    return own_case(replace(target, papers=(paper,)), paper.reference)
