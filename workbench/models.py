"""People, the authorities they work for, and the trail of what they did."""

from datetime import datetime
from importlib import import_module
from typing import Any, ClassVar, Final, NoReturn, TypeVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.crypto import constant_time_compare, salted_hmac
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


class AuthorityLogo(Versioned):
    """The logo of an authority, for the papers of its programmes: a picture that was checked by its
    content (`workbench/council/logo.py`), and its SHA-256, which tells it from another one."""

    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="logo")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(content=b"") & ~Q(sha256=""),
                name="authority_logo_has_content",
                violation_error_message="Choose a picture, or take the logo away.",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Logo of %(authority)s") % {"authority": self.authority})


class PeopleManager(UserManager["User"]):
    """People, with emails in small letters, so that one address is one person."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return super().normalize_email(email).lower()

    def in_service(self) -> "models.QuerySet[User]":
        """People who can sign in: whose account is open, and who have answered the invitation by
        which it was made, or come by single sign-on."""
        from allauth.socialaccount.models import SocialAccount

        asked = OneTimeLink.objects.filter(
            user=OuterRef("pk"), purpose=OneTimeLink.Purpose.INVITATION
        )
        linked = SocialAccount.objects.filter(user=OuterRef("pk"))
        waits = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX) & Exists(asked) & ~Exists(linked)
        return self.filter(is_active=True).exclude(waits)

    def known_as(self, name: str) -> "User | None":
        """The person who signs in by this name, or by this email."""
        own = self.filter(username=name).first()
        email = self.normalize_email(name)
        return own or (self.filter(email=email).first() if email else None)

    def in_order(self) -> "models.QuerySet[User]":
        return self.order_by("last_name", "first_name", "username")


class User(AbstractUser):
    """A person who signs in. Everyone but a site administrator belongs to one authority.

    `sessions_ended` rises when all sessions of this person are ended.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, blank=True)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(authority__isnull=False) | Q(is_superuser=True),
                name="user_has_authority",
                violation_error_message="Choose the authority this person works for.",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=~Q(email=""),
                name="user_email_once",
                violation_error_message=_(
                    "Somebody on this site has this email already. Use another."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is held against: it ends with the password, and with `sessions_ended`."""
        said = f"{self.password}:{self.sessions_ended}"
        salt = "workbench.User.session"
        return salted_hmac(salt, said, secret=secret, algorithm="sha256").hexdigest()


class Session(AbstractBaseSession):
    """One browser that is signed in, or on its way there, with what its person is told of it. What
    is signed in for it has `user`; `seen_at` moves on at most once a minute."""

    LEFT_OUT_OF_BACKUPS: Final = "sessions: people sign in again"

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    device = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=45, blank=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.user or 'Nobody'}, {self.began_at}"

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore


class OneTimeLink(models.Model):
    """A link that one person may use once, before it expires: to answer an invitation, to choose a
    new password, or to confirm an email. Of its key the sum alone is kept."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        PASSWORD = "password", _("New password")
        EMAIL = "email", _("New email")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=10, choices=Purpose)
    key_sha256 = models.CharField(max_length=64, unique=True)
    # Where it was sent to, or to be handed over to; of a new email that email.
    email = models.EmailField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["invitation", "password", "email"]),
                name="link_purpose_known",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                name="link_used_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="link_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.user}"

    def is_open(self, at: datetime) -> bool:
        """Whether it may still be used."""
        return self.used_at is None and self.revoked_at is None and at < self.expires_at


class AccessToken(models.Model):
    """A key by which a program reads what one person may read, for a while. It is told by its
    `name`, and in a log by its `key`, which lets nobody in; of the whole token the sum alone is
    kept. `made_under` is what the sessions of its person were held against when it was made, so
    that whatever ends all of those ends the token as well."""

    class Scope(models.TextChoices):
        PROGRAMMES = "programmes", _("Programmes")
        SCHEMES = "schemes", _("Schemes, savings and delivery")
        APPRAISALS = "appraisals", _("Appraisals and released results")
        PAPERS = "papers", _("Papers and issued versions")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(_("name"), max_length=100)
    scopes = models.JSONField(_("may read"))
    key = models.CharField(max_length=8, unique=True)
    key_sha256 = models.CharField(max_length=64, unique=True)
    made_under = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="token_lasts"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, at: datetime) -> bool:
        """Whether it may still be used. Asks for its person."""
        user = self.user
        now = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
        held = any(constant_time_compare(self.made_under, one) for one in now)
        return user.is_active and held and self.ended_at is None and at < self.expires_at


class KeptForm(models.Model):
    """What one person typed into a form that arrived after their session had ended. It is theirs
    alone, stands for a day, and is no part of any record."""

    LEFT_OUT_OF_BACKUPS: Final = (
        "what was typed into forms that were not saved: it stands for a day"
    )

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="kept_forms")
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    path = models.TextField()
    # Pairs of a field's name and its values, as they were sent.
    sent = models.JSONField()
    files = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.path}, {self.user}"


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


class ErasedEvent(Frozen):
    """An event in which the name of a person was replaced when they were erased: the sum of what it
    says since. The event keeps its first sum, and with it its place in the chain. `erasure` is the
    token of the event that tells of the erasure and sums these rows."""

    event = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    erasure = models.UUIDField()

    objects = FrozenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["erasure", "event"], name="erased_event_once")
        ]

    def __str__(self) -> str:
        return f"event {self.event}, erased"


class AuditHead(models.Model):
    """The end of a chain of events: how many there are, and the sum of the last. There is a chain
    for each programme, by its key, and one for the site itself, 0."""

    chain = models.BigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"chain {self.chain}, {self.length} events"


class Removal(models.Model):
    """One act that took a row away with all that hung on it, which `RemovedRow` keeps until it is
    undone or its time is over. `model` and `key` are those of the row itself; `by` and `token` are
    those of its event. `changed` are other rows that the act changed, with what they said before
    and after. Of a whole programme `leads` are the people who led it, by key."""

    authority_id = models.BigIntegerField(null=True)
    programme_id = models.BigIntegerField(null=True, db_index=True)
    model = models.CharField(max_length=80)
    key = models.BigIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    token = models.UUIDField()
    at = models.DateTimeField(db_index=True)
    leads = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    restored_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "token"], name="removal_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class RemovedRow(models.Model):
    """A row as it was when it was removed: every column as a backup spells it, by name, and a file
    that it held."""

    removal = models.ForeignKey(Removal, on_delete=models.CASCADE, related_name="rows")
    model = models.CharField(max_length=80)
    key = models.BigIntegerField()
    values = models.JSONField()
    file = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["removal", "model", "key"], name="removed_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class CostlyTurn(models.Model):
    """How often one person asked for costly pages within one stretch of ten minutes. The key names
    both; rows of stretches that are over are deleted by whoever begins the next."""

    LEFT_OUT_OF_BACKUPS: Final = "how often costly pages were asked for: it is counted anew"

    key = models.CharField(max_length=40, primary_key=True)
    ends_at = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key}: {self.times}"
