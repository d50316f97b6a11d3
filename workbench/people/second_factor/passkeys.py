"""Passkeys: what the browser is told to make or to show one, and the check of what it answers."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from workbench.models import User
from workbench.pages.forms import WorkbenchForm
from workbench.people.second_factor.codes import count_wrong, refuse_when_closed

# What a malformed answer of a browser may raise while it is read.
_UNREADABLE = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


def options_to_make(user: User) -> dict[str, Any]:
    """What the browser needs to make a passkey: one that stays on the device, and that asks for a
    finger, a face or the device's code."""
    return dict(auth.begin_registration(user, passwordless=True))


def options_to_sign_in(user: User | None) -> dict[str, Any]:
    """What the browser needs to show a passkey of this person; of anybody where it is None."""
    return dict(auth.begin_authentication(user))


def check_made(credential: dict[str, Any]) -> None:
    """Raises `ValidationError` where this is not the answer to the options that were given."""
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except _UNREADABLE as error:
        raise ValidationError(_("The passkey was not made. Try again.")) from error


def check_passkey(request: HttpRequest, form: WorkbenchForm, *, only: User | None) -> User | None:
    """Whose passkey answered, where it is right and, with `only`, theirs; else the form says what
    is wrong, and it counts as a wrong password."""
    response = form.cleaned_data["credential"]
    found: Any = only
    try:
        if found is None:
            found = auth.extract_user_from_response(response)
        refuse_when_closed(request, found)
        factor: Authenticator = auth.complete_authentication(found, response)
    except _UNREADABLE:
        if isinstance(found, User) and not getattr(request, "axes_locked_out", False):
            count_wrong(request, found)
        form.add_error(None, _("This passkey is not known here. Sign in another way."))
        return None
    if not isinstance(found, User) or not found.is_active:
        form.add_error(None, _("This account is closed. Ask your site administrator to open it."))
        return None
    factor.record_usage()
    return found
