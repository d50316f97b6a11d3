"""What people do to accounts: make one, change it, close it and open it again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workbench.models import Authority, OneTimeLink, User
from workbench.people.limits import forget_tries
from workbench.people.links import NewLink, make_link, open_links, revoke_links, use_link
from workbench.people.names import parted, username_for
from workbench.people.sessions.ending import forget_sessions, shut_out
from workbench.rows.writing import Writer, write

Purpose = OneTimeLink.Purpose


def told(user: User) -> dict[str, Any]:
    """What the history tells of a person."""
    return {
        "name": str(user),
        "signs in as": user.username,
        "email": user.email,
        "works for": str(user.authority or ""),
        "site administrator": user.is_superuser,
        "account open": user.is_active,
    }


def make_authority(*, name: str, by: User, token: UUID) -> Authority:
    """A new authority. Raises `ValidationError` where its name stands already."""
    with write(by=by, token=token) as writer:
        authority = writer.save(Authority(name=name))
        writer.record("added authority", authority, None)
    return authority


def rename_authority(authority: Authority, *, name: str, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        authority = writer.lock(Authority.objects.filter(pk=authority.pk), None)
        authority.name = name
        writer.save(authority)
        writer.record("renamed authority", authority, None)


def new_person(
    writer: Writer,
    *,
    name: str,
    email: str,
    authority: Authority | None,
    administrator: bool = False,
    password: str | None = None,
) -> User:
    """An account within the caller's write: without a password it waits for its person to answer an
    invitation. Raises `ValidationError` where somebody has this email already."""
    first, last = parted(name)
    user = User(
        username=username_for(name),
        first_name=first,
        last_name=last,
        email=User.objects.normalize_email(email),
        authority=authority,
        is_superuser=administrator,
    )
    user.set_password(password)
    return writer.save(user)


def invite(writer: Writer, user: User) -> NewLink:
    """A new invitation for this person, within the caller's write."""
    by = writer.by if writer.by.pk else None
    return make_link(user, Purpose.INVITATION, by=by, at=writer.at)


def make_person(
    *,
    name: str,
    email: str,
    authority: Authority | None,
    administrator: bool,
    by: User,
    token: UUID,
) -> NewLink:
    """An account for somebody new, and the link by which they choose their password."""
    with write(by=by, token=token) as writer:
        user = new_person(
            writer, name=name, email=email, authority=authority, administrator=administrator
        )
        link = invite(writer, user)
        writer.record("invited person", user, None, after=told(user))
    return link


def change_person(
    user: User,
    *,
    name: str,
    email: str,
    authority: Authority | None,
    administrator: bool,
    by: User,
    token: UUID,
) -> None:
    """What an administrator changes of an account. The last administrator stays one."""
    with write(by=by, token=token) as writer:
        lock_administrators()
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        before = told(user)
        if user.is_superuser and not administrator:
            refuse_last_administrator(user)
        if user.email != User.objects.normalize_email(email):
            # Whoever has the old mailbox must not get in by a link that went there.
            revoke_links(user, tuple(Purpose), at=writer.at)
            SocialAccount.objects.filter(user=user).delete()
        user.first_name, user.last_name = parted(name)
        user.email = User.objects.normalize_email(email)
        user.authority, user.is_superuser = authority, administrator
        writer.save(user)
        writer.record("changed person", user, None, before=before, after=told(user))


def lock_administrators() -> None:
    """Has whoever else would close the account of an administrator wait. Called before any other
    row is locked."""
    rows = User.objects.filter(is_superuser=True).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))


def refuse_last_administrator(user: User) -> None:
    """Raises `ValidationError` where no other administrator could sign in."""
    others = User.objects.in_service().filter(is_superuser=True).exclude(pk=user.pk)
    if not others.exists():
        raise ValidationError(
            _(
                "%(name)s is the only site administrator who can sign in. "
                "Make another person one first."
            )
            % {"name": user}
        )


def close_account(writer: Writer, user: User) -> None:
    """Within the caller's write: the person cannot sign in any more, and where they are signed in
    they are not. What they did stays in the history under their name."""
    if user.is_superuser:
        refuse_last_administrator(user)
    before = told(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    shut_out(writer, user)
    revoke_links(user, tuple(Purpose), at=writer.at)
    writer.record("deactivated person", user, None, before=before, after=told(user))


def reopen_account(user: User, *, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        before = told(user)
        user.is_active = True
        user.save(update_fields=["is_active"])
        writer.record("reactivated person", user, None, before=before, after=told(user))


def send_link(user: User, *, by: User, token: UUID) -> NewLink:
    """A new link for somebody to choose a password: an invitation where they never did. Earlier
    ones stop working."""
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        if not user.is_active:
            raise ValidationError(
                _("The account of %(name)s is closed. Reactivate it first.") % {"name": user}
            )
        waits = not user.has_usable_password()
        link = make_link(
            user, Purpose.INVITATION if waits else Purpose.PASSWORD, by=by, at=writer.at
        )
        action = "invited person again" if waits else "made a link for a new password"
        writer.record(action, user, None, before={}, after={"email": user.email})
    return link


def withdraw_link(user: User, *, by: User, token: UUID) -> None:
    """Ends the invitation, or the link for a new password, that this person has not used."""
    with write(by=by, token=token) as writer:
        if not revoke_links(user, (Purpose.INVITATION, Purpose.PASSWORD), at=writer.at):
            raise ValidationError(_("There is no link left to withdraw: it was used, or it ended."))
        writer.record("withdrew link", user, None, before={}, after={"email": user.email})


def unlock(user: User, *, by: User, token: UUID) -> int:
    """Lets somebody sign in again who typed too many wrong passwords."""
    with write(by=by, token=token) as writer:
        forgotten = forget_tries(user)
        writer.record("unlocked person", user, None, before={}, after={"wrong tries": forgotten})
    return forgotten


def choose_password(link: OneTimeLink, *, password: str, token: UUID) -> User:
    """Gives the person of a link the password they chose, and ends the link and their sessions."""
    with write(by=link.user, token=token) as writer:
        used = use_link(link, at=writer.at)
        user = writer.lock(User.objects.filter(pk=link.user_id), None)
        user.set_password(password)
        user.save(update_fields=["password"])
        forget_sessions(user)
        for other in open_links(user, writer.at).exclude(purpose=Purpose.EMAIL):
            other.revoked_at = writer.at
            other.save(update_fields=["revoked_at"])
        answered = used.purpose == Purpose.INVITATION
        action = "answered invitation" if answered else "chose a new password by a link"
        writer.record(action, user, None, before={}, after={})
    return user


def links_of(user: User, at: datetime) -> list[OneTimeLink]:
    """The links of this person that still work, newest first."""
    return list(open_links(user, at).order_by("-made_at", "-pk"))
