"""A whole case into the database, or nothing of it."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError

from appraisal.casefile.creating import create_appraisals
from reports.casefile.file import CaseFile, CaseRefused
from reports.casefile.papers import create_papers
from reports.stored.comments import create_comments
from reports.stored.holding import seal_approvals
from schemes.casefile.delivery import create_delivery
from schemes.casefile.rows import create_rows, programme_row
from schemes.models import Membership, Programme, Role
from schemes.reconciliation.explanations import create_explanations
from schemes.savings.inputs import recompute
from workbench.casefile.faults import CaseFault, quoted
from workbench.models import Authority, User
from workbench.rows.writing import snapshot, write


def import_case(
    *,
    by: User,
    token: UUID,
    case: CaseFile,
    authority: str | None = None,
    at: datetime | None = None,
) -> Programme:
    """Creates the programme of a checked case with all that belongs to it, `by` its lead officer.

    It goes to the authority named `authority`, else to the one the file names, which is created
    where it is missing, else to that of `by`. Raises `CaseRefused` where that authority has the
    programme already or none is named, `AlreadyDone` where `by` has sent `token` before.
    """
    given = case.case
    part = given.programme
    name = authority or part.authority or None
    try:
        with write(by=by, token=token, at=at) as writer:
            owner = _authority(name, by)
            if Programme.objects.filter(authority=owner, reference=part.reference).exists():
                message = f"{quoted(owner.name)} has a programme {quoted(part.reference)} already"
                raise CaseRefused([CaseFault("programme.reference", message)])
            taken = set(Programme.objects.values_list("slug", flat=True))
            programme = writer.save(programme_row(part, owner, taken))
            Membership.objects.create(programme=programme, user=by, role=Role.LEAD)
            schemes = create_rows(part, given.schemes, programme)
            create_delivery(given.schemes, schemes, programme, by=by, at=writer.at)
            recompute(programme)
            create_explanations(part, given.schemes, programme)
            appraisals = create_appraisals(given.appraisals, programme, schemes)
            papers = create_papers(given.papers, programme, appraisals, schemes)
            seal_approvals(papers, given)
            called = {paper.reference: paper for paper in papers}
            create_comments(given.comments, programme, appraisals, called, by)
            writer.record(
                "imported programme",
                programme,
                programme,
                after=snapshot(programme)
                | {"schemes": len(schemes), "appraisals": len(appraisals), "papers": len(papers)},
            )
    except ValidationError as error:
        # The file is right, and still the database has a rule against it.
        faults = [CaseFault("programme", message) for message in error.messages]
        raise CaseRefused(faults) from error
    return programme


def _authority(name: str | None, by: User) -> Authority:
    if name is not None:
        return Authority.objects.get_or_create(name=name)[0]
    if by.authority is None:
        message = "the file names no authority: say whose programme it is"
        raise CaseRefused([CaseFault("programme.authority", message)])
    return by.authority
