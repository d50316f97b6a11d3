"""A programme of the database as a case file."""

from appraisal.casefile.rows import appraisal_parts
from appraisal.engine.checking.fault import ProblemError
from reports.casefile.canonical import case_json
from reports.casefile.case import PaperCase, case_of
from reports.casefile.file import CaseRefused
from reports.casefile.own import own_case
from reports.casefile.papers import paper_parts
from reports.casefile.parts import FORMAT, Case
from reports.models import Approval, Paper
from reports.stored.holding import with_stale
from schemes.models import Programme
from schemes.reconciliation.explanations import explained_parts
from workbench.casefile.faults import CaseFault, Json, quoted


class NoProgramme(CaseRefused):
    """No programme of the database has this reference."""


def programme_case(programme: Programme) -> Case:
    """The programme with all that belongs to it. Each approval that was given here says whether
    the paper has changed since."""
    part, schemes = explained_parts(programme)
    case = Case(FORMAT, part, schemes, appraisal_parts(programme), paper_parts(programme))
    given = Approval.objects.filter(paper__programme=programme, state=Approval.State.GIVEN)
    return with_stale(case, given.exclude(content="").select_related("paper").order_by("pk"))


def export_case(programme: Programme) -> Json:
    """The programme as a case file holds it, in canonical form.

    Work that is not finished (an appraisal without options) is exported as it stands, and would
    be refused when read: `check_case` says so.
    """
    return case_json(programme_case(programme))


def paper_case(paper: Paper) -> PaperCase | None:
    """What the paper rests on, nothing of it composed; None while an appraisal contradicts
    itself."""
    own = own_case(programme_case(paper.programme), paper.reference)
    try:
        return case_of(own, paper.reference)
    except ProblemError:
        return None


def find_programme(reference: str, authority: str | None = None) -> Programme:
    """The programme of this reference, of the authority of this name where several have one.
    Raises `NoProgramme` where there is none, `CaseRefused` where there is more than one."""
    found = Programme.objects.filter(reference=reference).select_related("authority")
    if authority is not None:
        found = found.filter(authority__name=authority)
    programmes = list(found.order_by("authority__name"))
    if len(programmes) == 1:
        return programmes[0]
    if programmes:
        names = ", ".join(quoted(one.authority.name) for one in programmes)
        message = f"several authorities have this programme: name one with --authority ({names})"
    else:
        raise NoProgramme([CaseFault(quoted(reference), "no programme has this reference")])
    raise CaseRefused([CaseFault(quoted(reference), message)])
