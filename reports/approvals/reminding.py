"""Reminding by email somebody who was asked for an approval."""

from smtplib import SMTPException
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.models import Approval
from workbench.models import User
from workbench.rows.writing import write


def remind(*, approval: Approval, address: str, version: int, by: User, token: UUID) -> Approval:
    """Sends an email to the person who was asked, with the address of the page to answer on.

    It goes before the write is through, so that one which did not go is not on record. Raises
    `ValidationError` where nobody waits for an answer, where the person has no email address, and
    where the email cannot be sent."""
    paper = approval.paper
    with write(by=by, token=token) as writer:
        approval = writer.lock(Approval.objects.filter(pk=approval.pk), version)
        person = approval.asked_of
        if person is None or approval.state != Approval.State.REQUESTED:
            raise ValidationError(_("Nobody is waited for here: ask for the approval first."))
        if not person.email:
            text = _("%(person)s has no email address here. Give them this address: %(address)s")
            raise ValidationError(text % {"person": person, "address": address})
        title = " ".join(paper.title.split())
        try:
            send_mail(
                _("Your approval is asked for: %(paper)s") % {"paper": title},
                _text(approval, person, address),
                None,
                [person.email],
            )
        except (SMTPException, OSError) as error:
            text = _("The email could not be sent. Give %(person)s this address: %(address)s")
            raise ValidationError(text % {"person": person, "address": address}) from error
        approval.reminded_on = timezone.localdate()
        writer.save(approval)
        writer.record("sent a reminder to approve as", approval, paper.programme)
    return approval


def _text(approval: Approval, person: User, address: str) -> str:
    """The words of the email. It names the paper and the role, and tells nothing of what the paper
    says, since emails are read elsewhere."""
    return _(
        "%(person)s,\n\nyou were asked to approve “%(paper)s” as %(role)s. "
        "Read it and answer here:\n%(address)s\n"
    ) % {
        "person": person,
        "paper": approval.paper.title,
        "role": approval.role,
        "address": address,
    }
