"""Which second factors somebody has, and who has to have one."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from workbench.models import User

Type = Authenticator.Type


def factors_of(user: User) -> "QuerySet[Authenticator]":
    """What proves who somebody is beside their password, recovery codes left out."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=user).order_by("pk")
    return rows.exclude(type=Type.RECOVERY_CODES)


def has_second_factor(user: User) -> bool:
    return factors_of(user).exists()


def app_of(user: User) -> Authenticator | None:
    """Their authenticator app."""
    return Authenticator.objects.filter(user=user, type=Type.TOTP).first()


def passkeys_of(user: User) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user, type=Type.WEBAUTHN).order_by("pk"))


def recovery_codes_of(user: User) -> list[str]:
    """Those that were not used yet."""
    row = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return list(row.wrap().get_unused_codes()) if row else []


def has_to_have_one(user: User) -> bool:
    """Whether the settings ask this person for a second factor."""
    asked = settings.SECOND_FACTOR
    return asked == "everybody" or (asked == "administrators" and user.is_superuser)
