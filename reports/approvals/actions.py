"""Asking a role to approve a paper, and recording its answer."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.models import Approval, Paper
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.order import next_position
from workbench.rows.writing import write

APPROVALS = RowList(
    Approval,
    "approval",
    "paper.programme",
    removed="withdrew the request for approval by",
)


def ask_approval(*, paper: Paper, role: str, by: User, token: UUID) -> Approval:
    """Asks a role to approve the paper. Asking again clears the earlier answer, which the history
    keeps."""
    with write(by=by, token=token) as writer:
        rows = Approval.objects.filter(paper=paper, role=role)
        if rows.exists():
            approval = writer.lock(rows, None)
        else:
            place = next_position(paper, APPROVALS.of(paper))
            approval = Approval(paper=paper, role=role, position=place)
        approval.state, approval.on = Approval.State.REQUESTED, timezone.localdate()
        approval.comment, approval.content, approval.stale = "", "", False
        approval.by = None
        writer.save(approval)
        writer.record("asked for approval by", approval, paper.programme)
    return approval


def answer_approval(
    *,
    approval: Approval,
    state: str,
    on: date,
    comment: str,
    content: str,
    version: int,
    by: User,
    token: UUID,
) -> Approval:
    """Records the answer of a role: approved, or returned with comments. `content` is the SHA-256
    of the paper as it was read.

    Raises `ValidationError` where the paper to be approved has changed since, or can no longer be
    made."""
    paper = approval.paper
    with write(by=by, token=token) as writer:
        approval = writer.lock(Approval.objects.filter(pk=approval.pk), version)
        if state == Approval.State.GIVEN:
            # The lock keeps the paper from changing between this check and the end of the write.
            Paper.objects.select_for_update().get(pk=paper.pk)
            if content != content_sha256(programme_case(paper.programme), paper.reference):
                raise ValidationError(
                    _(
                        "The paper has changed since you opened this page, or cannot be made any "
                        "more. Nothing was approved: read it again first."
                    )
                )
        approval.state, approval.on, approval.comment = state, on, comment.strip()
        approval.content = content if state == Approval.State.GIVEN else ""
        approval.stale, approval.by = False, by
        writer.save(approval)
        action = "approved as" if state == Approval.State.GIVEN else "returned the paper as"
        writer.record(action, approval, paper.programme)
    return approval


def show_approvals(*, paper: Paper, shown: bool, version: int, by: User, token: UUID) -> Paper:
    """Sets whether the public copy of the paper prints its approvals."""
    programme = paper.programme
    with write(by=by, token=token) as writer:
        paper = writer.lock(Paper.objects.filter(pk=paper.pk), version)
        paper.show_approvals = shown
        writer.save(paper)
        action = "put approvals into" if shown else "left approvals out of"
        writer.record(f"{action} the public copy of", paper, programme)
    return paper
