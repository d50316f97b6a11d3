"""Every write goes through here: once only, never over somebody else's, and on the trail.

with write(by=person, token=token) as writer:
    option = writer.lock(Option.objects.filter(pk=option.pk), version)
    option.name = name
    writer.save(option)
    writer.record("changed option", option, programme)
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID, uuid5

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.models import AuditEvent, User, Versioned
from workbench.trail.events import add_events, event_of
from workbench.trail.guards import refused_by_guard
from workbench.trail.sent import sent_sha256

Row = TypeVar("Row", bound=models.Model)
# Columns that no history may tell.
SECRET: Final = frozenset({"password", "key_sha256", "made_under"})


class Scope(Protocol):
    """What an audit event belongs to: a programme. A protocol, since this module may not import
    one."""

    @property
    def pk(self) -> int: ...
    @property
    def authority_id(self) -> int: ...


class AlreadyDone(Exception):
    """Raised where this person has sent this very write before: it is in force, and is not done
    again."""


class SentOtherwise(ValidationError):
    """Raised where this person has sent something else with this very token: what was sent first is
    in force, and what is sent now is not written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This page was sent before with something else in it, and that was saved. "
                "What you sent now was not. Look at how it stands in another window, "
                "then send this again if you still want it."
            )
        )


class WrittenOnce(ValidationError):
    """Raised where a write would change what the database keeps as it was written."""

    def __init__(self) -> None:
        super().__init__(
            _("This is part of the record and stays as it was written. Nothing was changed.")
        )


class Conflict(Exception):
    """Raised where somebody else has changed the row since the form was opened. `current` is the
    row as it is now."""

    def __init__(self, current: Versioned) -> None:
        super().__init__(f"{current} was changed by somebody else.")
        self.current = current


class Writer:
    """One write in progress, inside its transaction."""

    def __init__(self, by: User, token: UUID, at: datetime, *, several: bool = False) -> None:
        self.by = by
        self.token = token
        self.at = at
        self.several = several
        self._events: list[dict[str, Any]] = []
        self._before: dict[tuple[type[models.Model], int], dict[str, Any]] = {}

    def lock(self, rows: models.QuerySet[Row], version: int | None) -> Row:
        """The one row, locked, at `version`; raises `Conflict` at another, `DoesNotExist` if
        it is gone. A version of None, and a row without versions, lock whatever stands there."""
        row = rows.select_for_update(of=("self",)).get()
        if version is not None and isinstance(row, Versioned) and row.version != version:
            raise Conflict(row)
        self.remember(row)
        return row

    def lock_all(self, rows: models.QuerySet[Row]) -> list[Row]:
        """The rows that are there, locked, by their keys: two people who lock some of the same wait
        for each other."""
        found = list(rows.select_for_update(of=("self",)).order_by("pk"))
        for row in found:
            self.remember(row)
        return found

    def remember(self, row: models.Model) -> None:
        """Takes the state of a row before it changes, for the trail."""
        self._before[type(row), row.pk] = snapshot(row)

    def was(self, row: models.Model) -> dict[str, Any]:
        """The state of a row as it was locked."""
        return self._before[type(row), row.pk]

    def save(self, row: Row) -> Row:
        """Checks and saves a row, and moves its version on. Raises `ValidationError`."""
        if isinstance(row, Versioned) and row.pk is not None:
            row.version += 1
        try:
            row.full_clean()
        except ValidationError as error:
            raise _placed(error, row) from error
        row.save()
        return row

    def record(
        self,
        action: str,
        subject: models.Model,
        programme: Scope | None,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        removed: bool = False,
    ) -> None:
        """Takes down the write's one event, or one of several where the write says so: `subject`
        before (as locked) and after (as it is now). Without a programme it belongs to the site
        itself. It is added to its chain when everything else of the write is done."""
        key = (type(subject), subject.pk)
        if self._events and not self.several:
            raise AssertionError("A write must leave one event; this would leave a second.")
        event = {
            "authority_id": programme and programme.authority_id,
            "programme_id": programme and programme.pk,
            "action": action,
            "subject_type": str(subject._meta.verbose_name),
            "subject_id": subject.pk,
            "subject": str(subject),
            "before": before if before is not None else self._before.get(key),
            "after": None if removed else (after if after is not None else snapshot(subject)),
        }
        self._events.append(event)

    def finish(self) -> None:
        """Adds the events that were taken down. Raises `AssertionError` where there is none."""
        if not self._events:
            raise AssertionError("A write must leave one event; this left none.")
        who, sent = str(self.by), sent_sha256()
        add_events(
            [
                event_of(
                    at=self.at,
                    actor_id=self.by.pk,
                    actor_name=who,
                    token=_token_of(self.token, number),
                    sent_sha256=sent,
                    **event,
                )
                for number, event in enumerate(self._events)
            ]
        )


def _token_of(token: UUID, number: int) -> UUID:
    """The token of one of the events of a write: the first has that of the write itself, by which
    it is done once, and each of the others one that is made of it."""
    return uuid5(token, str(number)) if number else token


def _placed(error: ValidationError, row: models.Model) -> ValidationError:
    """The same error; one about a value that exists already is moved to the field with that
    value."""
    fields = {
        str(rule.violation_error_message): rule.fields[-1]
        for rule in row._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.fields
    }
    placed: dict[str, list[ValidationError]] = {}
    for name, errors in error.error_dict.items():
        for one in errors:
            message = str(one.message)
            place = fields.get(message, name) if name == NON_FIELD_ERRORS else name
            placed.setdefault(place, []).append(one)
    return ValidationError(placed)


def snapshot(row: models.Model) -> dict[str, Any]:
    """A row's own columns as JSON values, by name, but for secrets."""
    values = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.editable or field.name != "version"
    }
    return {name: plain(value) for name, value in sorted(values.items()) if name not in SECRET}


def plain(value: Any) -> Any:
    """A JSON value for anything a column holds."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, bytes | memoryview):
        # The history tells one file from another, and keeps neither.
        return f"SHA-256 {hashlib.sha256(value).hexdigest()}"
    return str(value)


@contextmanager
def write(
    *, by: User, token: UUID, at: datetime | None = None, several: bool = False
) -> Iterator[Writer]:
    """A transaction that does one thing once and leaves exactly one event, or, where it is about
    `several` rows of one programme, one for each of them.

    Raises `AlreadyDone` when `by` has sent `token` before, `SentOtherwise` when it was sent with
    something else, and `AssertionError` when the caller forgot its event or made two.
    """
    try:
        with transaction.atomic():
            _refuse_sent_before(by, token)
            writer = Writer(by, token, at or timezone.now(), several=several)
            yield writer
            writer.finish()
    except IntegrityError as error:
        if refused_by_guard(error):
            raise WrittenOnce from error
        # The same form sent twice at the same moment: the other one won.
        if "audit_event_once" in str(error) or "actor_id" in str(error):
            _refuse_sent_before(by, token)
            raise AlreadyDone from error
        # A rule of the database that two people ran into at the same moment.
        raise ValidationError(
            "Somebody else changed this at the same moment. Check it and send it again."
        ) from error


def _refuse_sent_before(by: User, token: UUID) -> None:
    """Raises `AlreadyDone` or `SentOtherwise` where this person has sent the token before."""
    sums = AuditEvent.objects.filter(actor_id=by.pk, token=token).values_list(
        "sent_sha256", flat=True
    )
    before = sums.first()
    if before is None:
        return
    now = sent_sha256()
    # What a command writes, and what was written before sums were kept, has none.
    if before and now and before != now:
        raise SentOtherwise
    raise AlreadyDone
