"""Sentences about people and their accounts."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.models import Role
from workbench.dates import day, moment
from workbench.models import OneTimeLink, User

# What each role may do, for whoever gives it.
MAY = {
    Role.LEAD: gettext_lazy("Does everything here: decides, issues papers, gives roles."),
    Role.OFFICER: gettext_lazy("Writes schemes, appraisals and papers."),
    Role.MODERATOR: gettext_lazy("Sees all ratings and records what the panel agrees."),
    Role.ASSESSOR: gettext_lazy("Weighs and rates apart, and reads the rest."),
    Role.MEMBER: gettext_lazy("Reads."),
    Role.APPROVER: gettext_lazy("Approves papers, for an office that they hold, and reads."),
}


def state_of(user: User, invitation: OneTimeLink | None, at: datetime) -> str:
    """How somebody stands with the site, in a few words."""
    if not user.is_active:
        return _("Deactivated")
    if invitation is not None:
        if invitation.is_open(at):
            return _("Has not answered; invited until %(day)s") % {
                "day": moment(invitation.expires_at)
            }
        if invitation.revoked_at is not None:
            return _("Invitation withdrawn")
        return _("Invitation ended unanswered on %(day)s") % {"day": day(invitation.expires_at)}
    if user.last_login is None:
        return _("Has never signed in")
    return _("Active; last signed in on %(day)s") % {"day": day(user.last_login)}
