"""From the first proof of who somebody is to being signed in: at once, or by a second factor."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from workbench.models import Session, User
from workbench.people.limits import address_of
from workbench.people.second_factor.factors import has_second_factor
from workbench.people.sessions.store import ADDRESS, DEVICE
from workbench.people.trail import SIGNED_IN, note

BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
# Within a session: when its person last proved who they are, and by what they signed in.
PROVED: Final = "proved"
ENTERED_BY: Final = "entered_by"
_WAITING: Final = "waiting"
# How long the second step may take.
PATIENCE: Final = timedelta(minutes=10)
BY_PROVIDER: Final = "single sign-on"


def enter(request: HttpRequest, user: User, *, by: str) -> None:
    """Signs somebody in; `by` says by what, in the history. They have proved who they are."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    login(request, user, backend=BACKEND)
    request.session.pop(_WAITING, None)
    request.session[DEVICE] = request.headers.get("User-Agent", "")[:300]
    request.session[ADDRESS] = address_of(request)
    request.session[ENTERED_BY] = by
    mark_proved(request)
    note(SIGNED_IN, request, user, by=by)


def first_step_done(request: HttpRequest, user: User, *, on: str) -> HttpResponse:
    """Somebody gave the right password: on to the page they wanted, by way of their second factor
    where they have one."""
    if not has_second_factor(user):
        enter(request, user, by="password")
        return redirect(on)
    request.session[_WAITING] = {
        "user": user.pk,
        "at": timezone.now().isoformat(),
        # A new password, and a session that was ended, end this as well.
        "hash": user.get_session_auth_hash(),
        "on": on,
    }
    return redirect("sign-in-code")


def waiting(request: HttpRequest) -> tuple[User, str] | None:
    """Who has given their password and not yet their second factor, and the page they wanted."""
    found: dict[str, Any] | None = request.session.get(_WAITING)
    if found is None or _age(found["at"]) > PATIENCE:
        return None
    user = User.objects.filter(pk=found["user"], is_active=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), found["hash"]):
        return None
    return user, found["on"]


def mark_proved(request: HttpRequest) -> None:
    """Puts down that the person of this session has just proved who they are."""
    request.session[PROVED] = timezone.now().isoformat()


def proved_within(request: HttpRequest, time: timedelta) -> bool:
    """Whether the person of this session proved who they are within this time."""
    at = request.session.get(PROVED)
    return at is not None and _age(at) <= time


def _age(at: str) -> timedelta:
    return timezone.now() - datetime.fromisoformat(at)
