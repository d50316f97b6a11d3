"""The comments of a programme as the case file carries them to another site, by role, and back."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from appraisal.models import Appraisal, Criterion, Option
from reports.casefile.parts import CaseComment, CaseReply
from reports.models import Comment, Paper
from schemes.models import Membership, Programme, Role
from workbench.models import User


def comment_parts(programme: Programme) -> tuple[CaseComment, ...]:
    """Every comment with its replies, the oldest first, and who said it by role and authority."""
    rows = list(
        Comment.objects.filter(programme=programme)
        .select_related("option__appraisal", "criterion", "paper", "by__authority")
        .order_by("at", "pk")
    )
    roles = _roles(programme)
    replies: dict[int, list[CaseReply]] = {}
    for row in rows:
        if row.reply_to_id is not None:
            said = CaseReply(row.text, _moment(row.at), _who(row, roles))
            replies.setdefault(row.reply_to_id, []).append(said)
    return tuple(
        CaseComment(
            text=row.text,
            at=_moment(row.at),
            by=_who(row, roles),
            appraisal=row.option.appraisal.reference if row.option else "",
            option=row.option.code if row.option else "",
            criterion=row.criterion.code if row.criterion else "",
            paper=row.paper.reference if row.paper else "",
            section=row.section,
            resolved_at=_moment(row.resolved_at),
            replies=tuple(replies.get(row.pk, ())),
        )
        for row in rows
        if row.reply_to_id is None
    )


def create_comments(
    parts: Iterable[CaseComment],
    programme: Programme,
    appraisals: Mapping[str, Appraisal],
    papers: Mapping[str, Paper],
    by: User,
) -> None:
    """Saves the comments of a checked case beneath what they are on. `by`, who brings them in, is
    answerable for them; pages name the role of whoever said them. The caller holds the
    transaction."""
    options = {
        (row.appraisal_id, row.code): row
        for row in Option.objects.filter(appraisal__programme=programme)
    }
    criteria = {
        (row.appraisal_id, row.code): row
        for row in Criterion.objects.filter(appraisal__programme=programme)
    }
    for part in parts:
        appraisal = appraisals[part.appraisal].pk if part.appraisal else 0
        option = options.get((appraisal, part.option))
        criterion = criteria.get((appraisal, part.criterion)) if part.criterion else None
        paper = papers.get(part.paper)
        names = [str(one) for one in (option, criterion, paper, part.section) if one]
        resolved = datetime.fromisoformat(part.resolved_at) if part.resolved_at else None
        first = Comment(
            programme=programme,
            option=option,
            criterion=criterion,
            paper=paper,
            section=part.section,
            about=", ".join(names)[:300],
            text=part.text,
            by=by,
            said_by=part.by,
            at=datetime.fromisoformat(part.at),
            resolved_at=resolved,
            resolved_by=by if resolved else None,
        )
        first.save()
        for reply in part.replies:
            Comment(
                programme=programme,
                option=option,
                criterion=criterion,
                paper=paper,
                section=part.section,
                about=first.about,
                text=reply.text,
                by=by,
                said_by=reply.by,
                at=datetime.fromisoformat(reply.at),
                reply_to=first,
            ).save()


def _roles(programme: Programme) -> dict[int, str]:
    """What each person is in the programme, in words, the authority they speak for behind it."""
    found: dict[int, list[str]] = {}
    speaks_for: dict[int, str] = {}
    rows = Membership.objects.filter(programme=programme)
    for row in rows.select_related("user__authority", "speaks_for").order_by("pk"):
        found.setdefault(row.user_id, []).append(str(Role(row.role).label))
        speaks_for[row.user_id] = str(row.speaks_for or row.user.authority or "")
    return {key: ", ".join(filter(None, (*roles, speaks_for[key]))) for key, roles in found.items()}


def _who(row: Comment, roles: Mapping[int, str]) -> str:
    return row.said_by or roles.get(row.by_id, "")


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).isoformat(timespec="seconds")
