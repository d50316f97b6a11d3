"""How a link reaches its reader: by email, or on the page to hand over."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from workbench.dates import moment
from workbench.models import OneTimeLink
from workbench.people import mail
from workbench.people.links import NewLink

Purpose = OneTimeLink.Purpose


def address_for(request: HttpRequest, link: NewLink) -> str:
    return request.build_absolute_uri(link.path)


def send_by_email(link: NewLink, address: str) -> bool:
    """Sends the link to its reader; False where it could not be sent."""
    subject, text = message_of(link.row, address)
    return mail.send(to=link.row.email, subject=subject, text=text)


def answer_with(
    request: HttpRequest,
    response: HttpResponse,
    links: Sequence[NewLink],
    *,
    back: str,
    otherwise: str = "",
) -> HttpResponse:
    """The answer of a page that may have made a link: `response` where it made none or the email
    went out, else a page that shows the link once, to hand over. Where `otherwise` is given, that
    is said instead and the link is not shown."""
    if not links:
        return response
    (link,) = links
    name, email = str(link.row.user), link.row.email
    if send_by_email(link, address_for(request, link)):
        messages.info(request, _("A link went to %(email)s.") % {"email": email})
        return response
    if otherwise:
        messages.error(request, otherwise)
        return response
    context = {
        "heading": _("Hand this link over to %(name)s") % {"name": name},
        "state": _("It works once, until %(until)s.") % {"until": moment(link.row.expires_at)},
        "crumbs": [(_("Home"), reverse("home")), (_("Link"), None)],
        "refused": settings.MAIL_CONFIGURED,
        "reader": email or name,
        "address": address_for(request, link),
        "back": back,
    }
    return render(request, "workbench/people/hand_over.html", context)


def message_of(row: OneTimeLink, address: str) -> tuple[str, str]:
    """The subject and the text of the email that carries a link."""
    values: dict[str, Any] = {
        "name": str(row.user),
        "by": str(row.made_by or _("A site administrator")),
        "signs_in_as": row.user.username,
        "address": address,
        "until": moment(row.expires_at),
    }
    subject, opening = _SAID[Purpose(row.purpose)]()
    ending = _("The link works once, until %(until)s (London time).")
    text = "\n\n".join((_("Dear %(name)s,"), opening, "%(address)s", ending))
    return subject, text % values + "\n"


def _invitation() -> tuple[str, str]:
    return (
        _("Your account in the options appraisal workbench"),
        _(
            "%(by)s has made an account for you in the options appraisal workbench. "
            "Choose a password here, which also signs you in. Later you sign in with this email, "
            "or as %(signs_in_as)s."
        ),
    )


def _new_password() -> tuple[str, str]:
    return (
        _("A new password for the options appraisal workbench"),
        _(
            "Somebody asked for a new password for your account in the options appraisal "
            "workbench. Choose it here. If it was not you, leave this email alone: your password "
            "stays as it is."
        ),
    )


def _new_email() -> tuple[str, str]:
    return (
        _("Confirm your email for the options appraisal workbench"),
        _(
            "You asked for this email to stand in your account in the options appraisal "
            "workbench. Confirm it here. If it was not you, leave this email alone."
        ),
    )


_SAID = {
    Purpose.INVITATION: _invitation,
    Purpose.PASSWORD: _new_password,
    Purpose.EMAIL: _new_email,
}
