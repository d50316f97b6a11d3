"""Events of the site's own chain that no form of a signed-in person makes: who signed in, tried to,
proved who they are anew, and signed out."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from workbench.models import AuditEvent, User
from workbench.people.limits import address_of
from workbench.trail.events import add_events, event_of

SIGNED_IN: Final = "signed in"
SIGNED_OUT: Final = "signed out"
FAILED: Final = "failed to sign in"
LOCKED_OUT: Final = "was locked out"
PROVED_ANEW: Final = "proved who they are"
WRONG_CODE: Final = "gave a wrong code"
ASKED: Final = "asked for a new password"
SIGN_IN: Final = "sign-in"
NOBODY: Final = "Somebody not signed in"
TYPED: Final = 200  # characters of what was typed as a name


def note(action: str, request: HttpRequest, user: User, **more: str) -> None:
    """What a person whom the site knows did, with `more` to be told of it."""
    _add(action, request, actor_id=user.pk, actor_name=str(user), subject=str(user), more=more)


def note_typed(action: str, request: HttpRequest, typed: str) -> None:
    """What somebody did who is not signed in, and what they typed as a name or email."""
    _add(action, request, actor_id=0, actor_name=NOBODY, subject=typed[:TYPED] or "Nothing typed")


def noted_lately(action: str, *, hours: float, subject: str = "", address: str = "") -> int:
    """How often somebody not signed in did this lately, with this subject or from this address."""
    since = timezone.now() - timedelta(hours=hours)
    events = AuditEvent.objects.filter(programme_id=None, actor_id=0, action=action, at__gte=since)
    if subject:
        events = events.filter(subject=subject[:TYPED])
    if address:
        events = events.filter(after={"address": address})
    return events.count()


def note_failure(request: HttpRequest, typed: str, *, locked: bool) -> None:
    """A wrong name or password; and once in each wait that it closed the way in. What is tried
    while it is closed leaves nothing, under whatever names, so that nobody floods the trail."""
    wait, address = settings.AXES_COOLOFF_TIME, address_of(request)
    if locked:
        tries = noted_lately(FAILED, hours=wait, address=address)
        told = noted_lately(LOCKED_OUT, hours=wait, subject=typed, address=address)
        if told or tries >= settings.ADDRESS_FAILURE_LIMIT:
            return
    note_typed(FAILED, request, typed)
    if locked:
        note_typed(LOCKED_OUT, request, typed)


def _add(
    action: str,
    request: HttpRequest,
    *,
    actor_id: int,
    actor_name: str,
    subject: str,
    more: dict[str, str] | None = None,
) -> None:
    with transaction.atomic():
        event = event_of(
            at=timezone.now(),
            actor_id=actor_id,
            actor_name=actor_name,
            token=uuid4(),
            authority_id=None,
            programme_id=None,
            action=action,
            subject_type=SIGN_IN,
            subject_id=actor_id or None,
            subject=subject,
            after={"address": address_of(request), **(more or {})},
        )
        add_events([event])
