"""Codes of an authenticator app and recovery codes, checked as passwords are: wrong ones count by
name and address, and a right one is taken once."""

from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from workbench.models import User
from workbench.people.trail import WRONG_CODE, note_typed, noted_lately

# Wrong codes in an hour for one person from anywhere. Only who knows the password can give any, so
# that nobody else can close this way.
WRONG_AN_HOUR: Final = 30
TOLD: Final = "second factor"
_SPACES: Final = str.maketrans("", "", " -\u00a0")


class TooManyCodes(ValidationError):
    """Raised where no more codes are taken for now."""

    def __init__(self) -> None:
        super().__init__(_("Too many wrong codes were given. Wait an hour, or use a passkey."))


def check_code(request: HttpRequest, user: User, typed: str) -> str:
    """What the code was: “code” or “recovery code”. Raises `ValidationError` where it is wrong, and
    counts it."""
    refuse_when_closed(request, user)
    code = typed.translate(_SPACES)
    if noted_lately(WRONG_CODE, hours=1, subject=user.username) >= WRONG_AN_HOUR:
        raise TooManyCodes
    if _is_of_app(user, code):
        return "code"
    if _is_recovery_code(user, code):
        return "recovery code"
    count_wrong(request, user)
    raise ValidationError(
        _("This code is wrong or was used before. Wait for the next one and type it.")
    )


def refuse_when_closed(request: HttpRequest, user: User) -> None:
    """Raises `ValidationError` where too many wrong tries came from here; the answer becomes the
    page that says so."""
    if AxesProxyHandler.is_allowed(request, {"username": user.username}):
        return
    request.axes_locked_out = True  # type: ignore[attr-defined]
    raise ValidationError(_("Too many wrong tries. Wait a quarter of an hour."))


def count_wrong(request: HttpRequest, user: User) -> None:
    """Counts a wrong second factor as a wrong password, and puts it on the trail."""
    credentials = {"username": user.username}
    user_login_failed.send(sender=TOLD, credentials=credentials, request=request)
    note_typed(WRONG_CODE, request, user.username)


def counter_of(secret: str, code: str, after: int = -1) -> int | None:
    """The step of time that this code of an app belongs to; None for a wrong one, and for one not
    after the step `after`."""
    found = None
    for counter in yield_hotp_counters_from_time():
        value = format_hotp_value(hotp_value(secret, counter))
        if constant_time_compare(value, code) and counter > after:
            found = counter
    return found


def _is_of_app(user: User, code: str) -> bool:
    """Whether the app shows this code now. It is taken once, on every machine."""
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update()
        row = rows.filter(user=user, type=Authenticator.Type.TOTP).first()
        if row is None:
            return False
        counter = counter_of(decrypt(row.data["secret"]), code, row.data.get("counter", -1))
        if counter is None:
            return False
        row.data["counter"] = counter
        row.save(update_fields=["data"])
        row.record_usage()
    return True


def _is_recovery_code(user: User, code: str) -> bool:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or not code.isascii():
        return False
    return bool(row.wrap().validate_code(code))
