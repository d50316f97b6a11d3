"""Sessions in a table that knows whose they are. Each ends twelve hours after signing in, or after
a while without a request."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError, transaction
from django.utils import timezone

from workbench.models import Session

# How exactly it is known when somebody was last here.
TOUCHED: Final = timedelta(minutes=1)
# How long somebody may be on the way to being signed in.
ON_THE_WAY: Final = timedelta(hours=1)
BEGAN, DEVICE, ADDRESS = "began", "device", "address"


class SessionStore(DatabaseStore):
    """Of what a session holds, columns repeat what its person is told of it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """The session, where it has not ended. One in which nobody did anything for too long is
        over."""
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        if row is None or row.user_id is None:
            return row
        idle = timezone.now() - row.seen_at
        if idle > timedelta(minutes=settings.IDLE_MINUTES):
            _quietly(lambda: Session.objects.filter(pk=row.pk).delete())
            self._session_key = None
            return None
        if idle > TOUCHED:
            seen = Session.objects.filter(pk=row.pk)
            _quietly(lambda: seen.update(seen_at=timezone.now()))
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = timezone.now()
        if SESSION_KEY in data and BEGAN not in data:
            data[BEGAN] = now.isoformat()
            # From now on, however often it is saved.
            ends = now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
            data["_session_expiry"] = ends.isoformat()
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        if row.user_id is None:
            row.expire_date = now + ON_THE_WAY
        row.began_at = datetime.fromisoformat(data[BEGAN]) if BEGAN in data else now
        row.seen_at = now
        row.device, row.address = data.get(DEVICE, ""), data.get(ADDRESS, "")
        return row


def _quietly(change: Any) -> None:
    """Where the database takes no writes for now, reading goes on."""
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        pass
