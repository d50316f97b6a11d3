"""Warnings about a scheme and one that it needs: what is late, and what may fail."""

from django.utils.translation import gettext as _

from schemes.models import Scheme

Status = Scheme.Status
_UNDER_WAY = (Status.DELIVERING, Status.DELIVERED)


def warning_of(scheme: Scheme, needed: Scheme) -> str:
    """The reason to doubt that the need is met in time, in a sentence; empty where there is none. A
    stopped scheme waits for nothing, and a delivered one can no longer fail."""
    if scheme.status == Status.STOPPED or needed.status == Status.DELIVERED:
        return ""
    name = {"needed": needed.reference, "scheme": scheme.reference}
    if needed.status == Status.STOPPED:
        return _("%(needed)s is stopped, so %(scheme)s waits for nothing.") % name
    parts = []
    if scheme.status in _UNDER_WAY:
        parts.append(_("Late: %(scheme)s is under way and %(needed)s is not delivered.") % name)
    if needed.confidence == Scheme.Confidence.RED:
        parts.append(_("%(needed)s is red: it is unlikely to be delivered as it stands.") % name)
    return " ".join(parts)
