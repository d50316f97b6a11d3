"""People, the authorities they work for, and the trail of what they did."""

from typing import Any, NoReturn, TypeVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A row that people edit. A form carries the row's version and is refused (`Conflict`) if the
    version has moved by the time it comes back."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Ordered(models.Model):
    """A row that stands in a place among others, by `position` and then by age. A new one comes
    last, and people move it up and down (`workbench/rows/order.py`)."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=models.Model)


class FrozenQuerySet(models.QuerySet[Row]):
    """Rows that are added and read, never changed or removed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are frozen: add a new one instead.")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are frozen and stay.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} rows are frozen: add a new one instead.")


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} rows are frozen: add a new one instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{type(self).__name__} rows are frozen and stay.")


class Authority(models.Model):
    """A council or other body whose programmes are kept apart from every other's."""

    name = models.CharField(_("name"), max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who signs in. Everyone but a site administrator belongs to one authority."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, blank=True)

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(authority__isnull=False) | Q(is_superuser=True),
                name="user_has_authority",
                violation_error_message="Choose the authority this person works for.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class AuditEvent(Frozen):
    """One write: who did what, when, and what it was before and after. Keeps no foreign keys, so
    that it outlives everything it speaks of. `workbench/trail/events.py` alone makes one, chained
    to the one before."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField()
    actor_name = models.CharField(max_length=200)
    token = models.UUIDField()
    # The sum of what was sent with the token; empty where nobody sent a form.
    sent_sha256 = models.CharField(max_length=64, blank=True, default="")
    authority_id = models.BigIntegerField(null=True)
    programme_id = models.BigIntegerField(null=True, db_index=True)
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    # Its place in its chain, the sum of the event before it, and its own with that one.
    place = models.PositiveBigIntegerField(default=0)
    previous_sha256 = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")

    objects = FrozenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor_id", "token"], name="audit_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.action} {self.subject}"


class AuditHead(models.Model):
    """The end of a chain of events: how many there are, and the sum of the last. There is a chain
    for each programme, by its key, and one for the site itself, 0."""

    chain = models.BigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"chain {self.chain}, {self.length} events"
