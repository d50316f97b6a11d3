"""What people do to second factors: add, name and remove their own, make new recovery codes; an
administrator takes away what somebody has lost. Each leaves one event, and tells the person."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from workbench.models import User
from workbench.numbers.listing import listed
from workbench.people.mail import send_later
from workbench.people.second_factor.factors import (
    Type,
    app_of,
    factors_of,
    has_second_factor,
    has_to_have_one,
)
from workbench.people.sessions.ending import shut_out
from workbench.rows.writing import Writer, write

MOST_PASSKEYS = 10
NAME_LENGTH = 60


def add_app(user: User, *, secret: str, counter: int, by: User, token: UUID) -> None:
    """An authenticator app that shares this secret, and recovery codes where there are none;
    `counter` is the step of time of the code that proved it."""
    with write(by=by, token=token) as writer:
        user = _locked(writer, user)
        if app_of(user) is not None:
            raise ValidationError(_("You have an authenticator app already. Remove it first."))
        row = TOTP.activate(user, secret).instance
        row.data["counter"] = counter
        row.save(update_fields=["data"])
        RecoveryCodes.activate(user)
        _record(writer, "added second factor", user, _("an authenticator app"))


def add_passkey(
    user: User, *, name: str, credential: dict[str, Any], by: User, token: UUID
) -> None:
    """A passkey whose registration was checked, and recovery codes where there are none."""
    with write(by=by, token=token) as writer:
        user = _locked(writer, user)
        if factors_of(user).filter(type=Type.WEBAUTHN).count() >= MOST_PASSKEYS:
            raise ValidationError(
                _("You have %(most)s passkeys already. Remove one first.") % {"most": MOST_PASSKEYS}
            )
        WebAuthn.add(user, name, credential)
        RecoveryCodes.activate(user)
        _record(writer, "added second factor", user, _("the passkey %(name)s") % {"name": name})


def rename_passkey(factor: Authenticator, *, name: str, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        factor = Authenticator.objects.select_for_update().get(pk=factor.pk)
        before = {"name": factor.data["name"]}
        factor.data["name"] = name
        factor.save(update_fields=["data"])
        writer.record("renamed passkey", by, None, before=before, after={"name": name})


def remove_factor(factor: Authenticator, *, by: User, token: UUID) -> None:
    """Removes somebody's own; with the last one the recovery codes go. Raises `ValidationError`
    where the site asks them for one and this is the last."""
    with write(by=by, token=token) as writer:
        user = _locked(writer, by)
        factor = Authenticator.objects.select_for_update().get(pk=factor.pk)
        told = called(factor)
        if has_to_have_one(user) and factors_of(user).count() == 1:
            raise ValidationError(
                _("This site asks you for a second factor. Set up another one first.")
            )
        factor.delete()
        if not has_second_factor(user):
            Authenticator.objects.filter(user=user).delete()
        _record(writer, "removed second factor", user, told)


def renew_codes(user: User, *, by: User, token: UUID) -> None:
    """New recovery codes: the earlier ones stop working."""
    with write(by=by, token=token) as writer:
        user = _locked(writer, user)
        if not has_second_factor(user):
            raise ValidationError(_("Recovery codes go with a second factor. Set one up first."))
        Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(user)
        _record(writer, "made new recovery codes", user, _("new recovery codes"))


def take_away_factors(user: User, *, by: User, token: UUID) -> None:
    """What an administrator does for somebody who has lost theirs: they sign in by their password
    alone, and are signed out wherever they were. Their account at the provider of single sign-on is
    linked anew when they come by it."""
    with write(by=by, token=token) as writer:
        user = _locked(writer, user)
        told = [called(factor) for factor in factors_of(user)]
        if SocialAccount.objects.filter(user=user).delete()[0]:
            told.append(_("the link to single sign-on"))
        if not told:
            raise ValidationError(_("%(name)s has no second factor.") % {"name": user})
        Authenticator.objects.filter(user=user).delete()
        shut_out(writer, user)
        _record(writer, "took away second factor", user, listed(told))


def called(factor: Authenticator) -> str:
    """What people call a factor."""
    if factor.type == Type.WEBAUTHN:
        return _("the passkey %(name)s") % {"name": factor.data["name"]}
    return _("an authenticator app")


def _locked(writer: Writer, user: User) -> User:
    """One change of somebody's factors at a time."""
    return writer.lock(User.objects.filter(pk=user.pk), None)


def _record(writer: Writer, action: str, user: User, told: str) -> None:
    writer.record(action, user, None, before={}, after={"what": str(told)})
    if not user.email:
        return
    text = _(
        "The history of the options appraisal workbench says of your account: %(action)s "
        "(%(told)s). If neither you nor a site administrator you asked did this, tell your site "
        "administrator at once."
    ) % {"action": action, "told": told}
    subject = _("How you sign in was changed")

    def tell() -> None:
        send_later(to=user.email, subject=subject, text=text)

    transaction.on_commit(tell, robust=True)
