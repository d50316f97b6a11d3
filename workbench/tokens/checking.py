"""Whose token came with a request. Wrong ones count as wrong passwords do, by django-axes: five of
one key from one address, twenty of any from one address, then a quarter of an hour's wait."""

from http import HTTPStatus
from typing import Final

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workbench.models import AccessToken
from workbench.people.trail import note_failure
from workbench.tokens.keys import key_in, sum_of

SENT_AS: Final = "Authorization"
NONE_SENT: Final = _(
    "Send a token that you made on your account page, as “Authorization: Bearer …”."
)
WRONG: Final = _("This token is not known here. Check it, or make another on your account page.")
ENDED: Final = _("This token has ended. Make another on your account page.")
WAIT: Final = _("Too many wrong tokens came from your address. Wait a quarter of an hour.")


class TokenRefused(Exception):
    """Raised where a request is answered without being looked at; `why` is a sentence."""

    def __init__(self, status: HTTPStatus, why: object) -> None:
        super().__init__(str(why))
        self.status = status
        self.why = str(why)


def token_of(request: HttpRequest, text: str) -> AccessToken:
    """The token with this text, with its person, and that it was used today. Raises
    `TokenRefused`."""
    credentials = {"username": f"token {key_in(text)}".strip()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        raise TokenRefused(HTTPStatus.TOO_MANY_REQUESTS, WAIT)
    rows = AccessToken.objects.select_related("user").filter(key_sha256=sum_of(text))
    row = rows.first() if key_in(text) else None
    if row is None:
        raise _wrong(request, credentials)
    # Whoever has the whole text guessed nothing: a program that still sends it is not counted.
    if not row.is_open(timezone.now()):
        raise TokenRefused(HTTPStatus.UNAUTHORIZED, ENDED)
    _note_use(row)
    return row


def _wrong(request: HttpRequest, credentials: dict[str, str]) -> TokenRefused:
    AxesProxyHandler.user_login_failed(AccessToken, credentials, request)
    locked = bool(getattr(request, "axes_locked_out", False))
    note_failure(request, credentials["username"], locked=locked)
    # The page that people see who wait is not for programs.
    request.axes_locked_out = False  # type: ignore[attr-defined]
    return TokenRefused(HTTPStatus.UNAUTHORIZED, WRONG)


def _note_use(row: AccessToken) -> None:
    """Puts the day down: one write a day, whatever is asked."""
    today = timezone.localdate()
    if row.used_on != today:
        AccessToken.objects.filter(pk=row.pk).update(used_on=today)
