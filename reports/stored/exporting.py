"""A programme of the database as a case file."""

from collections.abc import Sequence
from dataclasses import replace

from appraisal.casefile.whole import appraisal_parts
from appraisal.engine.checking.fault import ProblemError
from reports.casefile.canonical import case_json
from reports.casefile.case import PaperCase, case_of
from reports.casefile.file import CaseRefused
from reports.casefile.own import own_case
from reports.casefile.papers import paper_parts
from reports.casefile.parts import FORMAT, Case
from reports.models import Approval, Paper
from reports.stored.comments import comment_parts
from reports.stored.holding import with_stale
from schemes.casefile.delivery import with_delivery
from schemes.models import Programme
from schemes.reconciliation.explanations import explained_parts
from workbench.casefile.faults import CaseFault, Json, meant, quoted
from workbench.models import Authority


class NoProgramme(CaseRefused):
    """No programme of the database has this reference; `hint` names those that are near."""

    def __init__(self, reference: str, hint: str) -> None:
        fault = CaseFault(quoted(reference), f"no programme has this reference{hint}")
        super().__init__([fault])
        self.hint = hint


def programme_case(programme: Programme) -> Case:
    """The programme with all that belongs to it. Each approval that was given here says whether
    the paper has changed since."""
    part, schemes = explained_parts(programme)
    schemes = with_delivery(programme, schemes)
    case = Case(FORMAT, part, schemes, appraisal_parts(programme), paper_parts(programme))
    given = Approval.objects.filter(paper__programme=programme, state=Approval.State.GIVEN)
    return with_stale(case, given.exclude(content="").select_related("paper").order_by("pk"))


def export_case(programme: Programme) -> Json:
    """The programme as a case file holds it, in canonical form.

    Work that is not finished (an appraisal without options) is exported as it stands, and would
    be refused when read: `check_case` says so.
    """
    return case_json(replace(programme_case(programme), comments=comment_parts(programme)))


def paper_case(paper: Paper, case: Case) -> PaperCase | None:
    """What the paper rests on in its programme's case, nothing of it composed; None while an
    appraisal contradicts itself."""
    own = own_case(case, paper.reference)
    try:
        return case_of(own, paper.reference)
    except ProblemError:
        return None


def find_programme(reference: str, authority: str | None = None) -> Programme:
    """The programme of this reference, of the authority of this name where several have one. The
    reference may be written as the programme's address has it ("asc-adm"), and in any case.
    Raises `NoProgramme` where there is none, `CaseRefused` where there is more than one."""
    known = Programme.objects.select_related("authority").order_by("authority__name", "pk")
    if authority is not None:
        known = known.filter(authority=find_authority(authority))
    programmes = _called(reference, list(known))
    if len(programmes) == 1:
        return programmes[0]
    if not programmes:
        there = [name for one in known for name in (one.slug, one.reference)]
        raise NoProgramme(reference, meant(reference, there, most=3))
    names = ", ".join(quoted(one.authority.name) for one in programmes)
    message = f"several authorities have this programme: name one with --authority ({names})"
    raise CaseRefused([CaseFault(quoted(reference), message)])


def _called(reference: str, programmes: Sequence[Programme]) -> list[Programme]:
    """Those of this very reference; else of this address; else the same in any case."""
    anyhow = reference.casefold()
    found = (
        [one for one in programmes if one.reference == reference],
        [one for one in programmes if one.slug == reference],
        [one for one in programmes if one.reference.casefold() == anyhow],
        [one for one in programmes if one.slug == anyhow],
    )
    return next(filter(None, found), [])


def find_authority(name: str, *, otherwise: str = "") -> Authority:
    """The authority of this name, in any case. Raises `CaseRefused`, which names those that are
    near and ends with the sentence `otherwise`."""
    known = {one.name: one for one in Authority.objects.order_by("name", "pk")}
    if name in known:
        return known[name]
    alike = [one for one in known if one.casefold() == name.strip().casefold()]
    if len(alike) == 1:
        return known[alike[0]]
    near = meant(name, known, most=3)
    message = f"there is no authority {quoted(name)}{near}"
    if otherwise:
        message += f"{'' if near else '.'} {otherwise}"
    raise CaseRefused([CaseFault("--authority", message)])
