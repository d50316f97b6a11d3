"""Linking a figure that the check found, and explaining a finding."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.check.finding import Finding
from reports.models import Explained, Paper, Section
from reports.readiness.linking import FigureNotFound, linked
from workbench.models import User
from workbench.rows.writing import write


def link_figure(*, paper: Paper, finding: Finding, by: User, token: UUID) -> Section:
    """Replaces a typed figure in a section by a quotation of the figure by name.

    Raises `ValidationError` where the text no longer has the figure, `Section.DoesNotExist` where
    the section was removed."""
    with write(by=by, token=token) as writer:
        rows = Section.objects.filter(paper=paper, key=finding.place.section)
        # No version is asked for: a section that has changed is fine as long as it has the figure.
        section = writer.lock(rows, None)
        try:
            section.text = linked(
                section.text, finding.typed, finding.replacement, finding.excerpt, finding.start
            )
        except FigureNotFound as error:
            raise ValidationError(
                _("“%(typed)s” is not in this section as it was any more. Nothing was changed.")
                % {"typed": finding.typed}
            ) from error
        writer.save(section)
        writer.record("linked a figure in section", section, paper.programme)
    return section


def not_explained(finding: Finding) -> str:
    """Why this finding cannot be explained away, and what to do instead."""
    text = _("No explanation stands in for it. %(finding)s")
    return text % {"finding": finding.message}


def explain_finding(
    *, paper: Paper, finding: Finding, why: str, by_role: str, version: int, by: User, token: UUID
) -> Explained | None:
    """Records why a finding needs no correction. Empty words remove an earlier explanation.

    `version` is that of the earlier explanation, 0 where there is none. Raises `ValidationError`
    where there is nothing to record or remove, and for what no explanation stands in for."""
    if not finding.may_be_explained:
        raise ValidationError(not_explained(finding))
    mark = finding.fingerprint
    with write(by=by, token=token) as writer:
        rows = Explained.objects.filter(paper=paper, mark=mark)
        explained = writer.lock(rows, version) if version else Explained(paper=paper, mark=mark)
        if not why.strip():
            if explained.pk is None:
                raise ValidationError({"why": _("Say why it stands as it is")})
            writer.record("withdrew explanation", explained, paper.programme, removed=True)
            explained.delete()
            return None
        explained.why, explained.by_role = why.strip(), by_role
        writer.save(explained)
        writer.record("explained finding", explained, paper.programme)
    return explained
