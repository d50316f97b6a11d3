"""Saying something about an option, a cell or a section, and resolving what was said."""

import hashlib
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.comments.subjects import CommentSubject
from reports.models import Comment
from workbench.models import User
from workbench.rows.writing import snapshot, write


def add_comment(
    *, subject: CommentSubject, text: str, reply_to: Comment | None, by: User, token: UUID
) -> Comment:
    """Adds a comment, or a reply to one that is open. Raises `ValidationError` where that one was
    resolved meanwhile."""
    with write(by=by, token=token) as writer:
        if reply_to is not None:
            asked = writer.lock(Comment.objects.filter(pk=reply_to.pk), None)
            if asked.resolved_at is not None:
                raise ValidationError(
                    _("This comment was resolved meanwhile. Open it again first, then answer it.")
                )
        comment = Comment(
            programme=subject.programme,
            about=subject.name[:300],
            text=text.strip(),
            by=by,
            at=writer.at,
            reply_to=reply_to,
            **subject.columns,
        )
        writer.save(comment)
        action = "commented on" if reply_to is None else "answered a comment on"
        writer.record(action, comment, subject.programme, after=_told(comment))
    return comment


def settle_comment(
    *, comment: Comment, resolved: bool, version: int, by: User, token: UUID
) -> Comment:
    """Resolves a comment, or opens it again. Raises `Conflict`."""
    programme = comment.programme
    with write(by=by, token=token) as writer:
        comment = writer.lock(Comment.objects.filter(pk=comment.pk), version)
        before = _told(comment)
        comment.resolved_by = by if resolved else None
        comment.resolved_at = writer.at if resolved else None
        writer.save(comment)
        action = "resolved a comment on" if resolved else "opened again a comment on"
        writer.record(action, comment, programme, before=before, after=_told(comment))
    return comment


def _told(comment: Comment) -> dict[str, Any]:
    """The values of a comment for the history: a sum in place of its words, since whoever reads
    the history may not see all that is commented on."""
    values = snapshot(comment)
    text = str(values.pop("text"))
    return values | {"text_sha256": hashlib.sha256(text.encode()).hexdigest()}
