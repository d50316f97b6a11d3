"""What people do to one section of a paper."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.models import Paper, Section
from workbench.models import AuditEvent, User
from workbench.rows.order import next_position
from workbench.rows.writing import Conflict, Writer, write

# The version that a form gives of a section that nobody has written yet.
UNWRITTEN = 0


def write_section(
    *, paper: Paper, key: str, text: str, version: int, by: User, token: UUID
) -> Section:
    """Puts this text, Markdown, in the section. A text with faults is kept as well: it is a draft.
    Raises `Conflict` where somebody else wrote it since `version`."""
    with write(by=by, token=token) as writer:
        section = _locked(writer, paper, key, version)
        section.text = text.replace("\r\n", "\n")
        writer.save(section)
        writer.record("wrote section", section, paper.programme)
    return section


def exempt_section(
    *, paper: Paper, key: str, paragraph: str, reason: str, version: int, by: User, token: UUID
) -> Section:
    """Keeps the section from the public by this paragraph of the law and for this reason; without
    a paragraph the public may see it."""
    with write(by=by, token=token) as writer:
        section = _locked(writer, paper, key, version)
        section.exempt = {"paragraph": paragraph, "reason": reason} if paragraph else None
        writer.save(section)
        action = "kept from the public section" if paragraph else "opened to the public section"
        writer.record(action, section, paper.programme)
    return section


def undo_section(*, paper: Paper, key: str, version: int, by: User, token: UUID) -> Section:
    """Puts the section back to what it was before its last change; done twice it is as it was.
    Raises `Conflict` where somebody else wrote it since `version`."""
    with write(by=by, token=token) as writer:
        section = writer.lock(Section.objects.filter(paper=paper, key=key), version)
        last = last_change(section)
        if last is None:
            raise ValidationError(_("There is nothing to undo in this section."))
        before: Mapping[str, object] = last.before or {}
        section.text = str(before.get("text", ""))
        exempt = before.get("exempt")
        section.exempt = exempt if isinstance(exempt, dict) else None
        writer.save(section)
        writer.record("undid a change of section", section, paper.programme)
    return section


def last_change(section: Section) -> AuditEvent | None:
    """The newest event of a section."""
    kind = str(Section._meta.verbose_name)
    events = AuditEvent.objects.filter(
        programme_id=section.paper.programme_id, subject_type=kind, subject_id=section.pk
    )
    return events.order_by("-at", "-pk").first()


def _locked(writer: Writer, paper: Paper, key: str, version: int) -> Section:
    """The section's row at this version, or a new one where nobody has written it."""
    rows = Section.objects.filter(paper=paper, key=key)
    if version != UNWRITTEN:
        return writer.lock(rows, version)
    there = rows.first()
    if there is not None:
        raise Conflict(there)
    return Section(paper=paper, key=key, position=next_position(paper, paper.sections.all()))
