"""How sessions end before their time: by their person, or by an administrator."""

from hashlib import sha256
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.models import Session, User
from workbench.rows.writing import Writer, write


def sessions_of(user: User) -> "QuerySet[Session]":
    """Where this person is signed in, the latest first."""
    open_ones = Session.objects.filter(user=user, expire_date__gt=timezone.now())
    return open_ones.order_by("-seen_at", "session_key")


def name_of(key: str) -> str:
    """What an address calls a session. Its key, which is a secret, cannot be told from it."""
    return sha256(f"workbench.session.{key}".encode()).hexdigest()[:32]


def end_session(user: User, *, name: str, by: User, token: UUID) -> None:
    """Ends one session of this person. Raises `ValidationError` where it has ended already."""
    with write(by=by, token=token) as writer:
        found = [row for row in sessions_of(user) if name_of(row.session_key) == name]
        if not found:
            raise ValidationError(_("That session has ended already."))
        after = {"device": found[0].device, "address": found[0].address}
        found[0].delete()
        writer.record("ended own session", user, None, before={}, after=after)


def end_other_sessions(user: User, *, key: str | None, by: User, token: UUID) -> None:
    """Ends every session of this person but the one with this key."""
    with write(by=by, token=token) as writer:
        ended = forget_sessions(user, but=key)
        writer.record("ended own other sessions", user, None, before={}, after={"ended": ended})


def end_all_sessions(user: User, *, by: User, token: UUID) -> None:
    """What an administrator does: this person is signed out wherever they are signed in."""
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        ended = shut_out(writer, user)
        writer.record("ended sessions of person", user, None, before={}, after={"ended": ended})


def shut_out(writer: Writer, user: User) -> int:
    """Within the caller's write: ends every session of a locked person, and those as well whose
    rows a request is just about to write again."""
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    return forget_sessions(user)


def forget_sessions(user: User, but: str | None = None) -> int:
    """Takes the rows of sessions away but for the one with this key; gives how many there were."""
    return sessions_of(user).exclude(session_key=but or "").delete()[0]
