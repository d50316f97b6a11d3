"""Asking a person to approve a paper for a role, and recording their answer."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.approvals.offices import candidates, has_nobody, readers_of, still_holds
from reports.approvals.writers import writers_of
from reports.models import Approval, Paper
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from schemes.models import OfficeHolder
from workbench.dates import day
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.order import next_position
from workbench.rows.writing import Writer, write

APPROVALS = RowList(
    Approval,
    "approval",
    "paper.programme",
    removed="withdrew the request for approval by",
)


def ask_approval(
    *, paper: Paper, role: str, holder: OfficeHolder, by: User, token: UUID
) -> Approval:
    """Asks somebody who holds an office to approve the paper for a role. Asking again clears the
    earlier answer, which the history keeps. Raises `ValidationError` for somebody who wrote the
    paper or does not hold the office."""
    with write(by=by, token=token) as writer:
        found = candidates(paper, role, writers_of(paper))
        chosen = next((one for one in found if one.holder == holder), None)
        if chosen is None:
            raise ValidationError(
                {"holder": _("This person does not hold the office any more. Choose another.")}
            )
        if chosen.wrote:
            raise ValidationError({"holder": _wrote(holder.user)})
        approval = _asked(writer, paper, role)
        approval.asked_of, approval.office, approval.delegation = holder.user, holder.office, ""
        writer.save(approval)
        writer.record("asked for approval by", approval, paper.programme)
    return approval


def delegate_approval(
    *, paper: Paper, role: str, person: User, reason: str, by: User, token: UUID
) -> Approval:
    """Has somebody answer for a role whose office has nobody, for this reason, which the paper
    prints. Raises `ValidationError` where the office has somebody, and for somebody who wrote the
    paper, does not read it whole, or is the administrator `by`."""
    with write(by=by, token=token) as writer:
        writers = writers_of(paper)
        found = candidates(paper, role, writers)
        if not has_nobody(found):
            names = next(one.holder for one in found if one.fits and not one.wrote)
            text = _("%(person)s holds this office and may answer: ask them.")
            raise ValidationError(text % {"person": f"{names.user}, {names.office},"})
        if person == by:
            raise ValidationError({"person": _("Choose somebody else than yourself")})
        if person not in readers_of(paper):
            raise ValidationError({"person": _("Choose somebody who reads the whole paper")})
        if person.pk in writers.names:
            raise ValidationError({"person": _wrote(person)})
        approval = _asked(writer, paper, role)
        approval.asked_of, approval.office, approval.delegation = person, "", reason.strip()
        writer.save(approval)
        writer.record("delegated the approval by", approval, paper.programme)
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
    """Records the answer of the person who was asked: approved, or returned with comments.
    `content` is the SHA-256 of the paper as it was read.

    Raises `ValidationError` where `by` was not asked, wrote the paper or left the office, where the
    day is before the paper was begun or to come, and where the paper to be approved has changed
    since, or can no longer be made."""
    paper = approval.paper
    with write(by=by, token=token) as writer:
        approval = writer.lock(Approval.objects.filter(pk=approval.pk), version)
        approval.paper = paper
        _require_answerer(approval, by)
        _require_day(paper, on)
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


def _asked(writer: Writer, paper: Paper, role: str) -> Approval:
    """The approval of this role, asked anew and of nobody yet."""
    rows = Approval.objects.filter(paper=paper, role=role)
    if rows.exists():
        approval = writer.lock(rows, None)
    else:
        place = next_position(paper, APPROVALS.of(paper))
        approval = Approval(paper=paper, role=role, position=place)
    approval.state, approval.on = Approval.State.REQUESTED, timezone.localdate()
    approval.comment, approval.content, approval.stale = "", "", False
    approval.by = approval.reminded_on = None
    return approval


def _require_answerer(approval: Approval, by: User) -> None:
    """Raises `ValidationError` where this person may not answer."""
    if approval.asked_of != by:
        raise ValidationError(_("Somebody else was asked, who alone may answer."))
    if not still_holds(approval):
        raise ValidationError(
            _("You do not hold this office any more, so nothing was recorded. Tell the officer.")
        )
    if by.pk in writers_of(approval.paper).names:
        raise ValidationError(
            _(
                "You wrote in this paper, and nobody approves their own writing. "
                "Ask the officer to ask somebody else."
            )
        )


def _require_day(paper: Paper, on: date) -> None:
    """Raises `ValidationError` for a day before the paper was begun, or one to come."""
    begun = writers_of(paper).begun
    if on > timezone.localdate():
        raise ValidationError({"on": _("Enter today or a day before it")})
    if begun is not None and on < begun:
        text = _("The paper was begun on %(day)s: enter that day or a later one")
        raise ValidationError({"on": text % {"day": day(begun)}})


def _wrote(person: User) -> str:
    text = _("%(person)s wrote in this paper, and nobody approves their own writing.")
    return text % {"person": person}
