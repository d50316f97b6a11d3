"""What single sign-on changes: whose account at the provider is whose here, and who administers the
site. Nobody sends a form for it, so that the events are those of the person who signs in."""

import logging
from uuid import uuid4

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError

from workbench.models import User
from workbench.people.actions import lock_administrators, refuse_last_administrator, told
from workbench.people.single_sign_on.claims import Claims
from workbench.rows.writing import write
from workbench.settings.signing_in import PROVIDER, Granted

log = logging.getLogger(__name__)


class Unknown(Exception):
    """Raised for somebody who has no account here."""


def person_of(claims: Claims) -> User:
    """Who this is: the person whose account at the provider was linked to theirs before, else the
    one with this verified email, whose accounts are linked by that. Raises `Unknown`."""
    linked = SocialAccount.objects.filter(provider=PROVIDER, uid=claims.uid)
    found = linked.select_related("user").first()
    if found is not None:
        # The site keeps nothing of what the provider told.
        linked.update(extra_data={})
        return _open(found.user)
    user = User.objects.filter(email=claims.email).first() if claims.email else None
    if user is None:
        raise Unknown
    return _link(_open(user), claims)


def _open(user: User) -> User:
    if not user.is_active:
        raise Unknown
    return user


def _link(user: User, claims: Claims) -> User:
    """Links the two accounts. Raises `Unknown` where this person has another one at the provider:
    an email that went to somebody new does not give them the account of whoever had it."""
    with write(by=user, token=uuid4()) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        others = SocialAccount.objects.filter(provider=PROVIDER, user=user)
        if others.exclude(uid=claims.uid).exists():
            raise Unknown
        SocialAccount.objects.get_or_create(
            provider=PROVIDER, uid=claims.uid, defaults={"user": user}
        )
        after = {"email": claims.email}
        writer.record("linked account for single sign-on", user, None, before={}, after=after)
    return user


def take_up_administration(
    user: User, groups: frozenset[str], granted: tuple[Granted, ...]
) -> None:
    """Makes this person a site administrator, or one no longer, where the settings leave it to a
    group. The last administrator stays one."""
    deciding = {one.group for one in granted if not one.programme}
    if not deciding or user.is_superuser == bool(deciding & groups):
        return
    try:
        with write(by=user, token=uuid4()) as writer:
            lock_administrators()
            row = writer.lock(User.objects.filter(pk=user.pk), None)
            before = told(row)
            if row.is_superuser:
                refuse_last_administrator(row)
            row.is_superuser = not row.is_superuser
            writer.save(row)
            action = "became" if row.is_superuser else "ceased to be"
            writer.record(
                f"{action} site administrator by group", row, None, before=before, after=told(row)
            )
    except ValidationError:
        log.warning("A group would take the last administrator, or one without an authority.")
        return
    user.is_superuser = row.is_superuser
