"""What people do about a finding of the check: link the figure, or explain why it stands."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.check.finding import Finding
from reports.models import Explained, Paper, Section
from reports.readiness.linking import FigureNotFound, linked
from workbench.models import User
from workbench.rows.writing import write


def link_figure(*, paper: Paper, finding: Finding, by: User, token: UUID) -> Section:
    """Puts the figure's name in place of what was typed. Raises `ValidationError` where the text
    no longer has it, `DoesNotExist` where the section is gone."""
    with write(by=by, token=token) as writer:
        rows = Section.objects.filter(paper=paper, key=finding.place.section)
        # Whatever version stands there: the figure is looked for in it.
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


def explain_finding(
    *, paper: Paper, mark: str, why: str, by_role: str, version: int, by: User, token: UUID
) -> Explained | None:
    """Says why what was found stands as it is; without words it takes back what was said before.
    `version` is 0 where nobody explained it yet."""
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
