"""What somebody does to their own account."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workbench.models import OneTimeLink, User
from workbench.people.actions import told
from workbench.people.links import NewLink, make_link, revoke_links, use_link
from workbench.people.names import parted
from workbench.people.sessions.ending import forget_sessions
from workbench.rows.writing import Writer, write

Purpose = OneTimeLink.Purpose


def change_own_name(user: User, *, name: str, by: User, token: UUID) -> None:
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        before = told(user)
        user.first_name, user.last_name = parted(name)
        writer.save(user)
        writer.record("changed own name", user, None, before=before, after=told(user))


def change_own_password(user: User, *, password: str, by: User, token: UUID) -> None:
    """Ends every session that began with the old one, and every link for a new one."""
    with write(by=by, token=token) as writer:
        found = writer.lock(User.objects.filter(pk=user.pk), None)
        found.set_password(password)
        found.save(update_fields=["password"])
        forget_sessions(found)
        revoke_links(found, (Purpose.PASSWORD, Purpose.INVITATION), at=writer.at)
        writer.record("changed own password", found, None, before={}, after={})
    user.password = found.password


def ask_for_email(user: User, *, email: str, by: User, token: UUID) -> NewLink:
    """A link that goes to the new email: until it is used, the old one stands."""
    with write(by=by, token=token) as writer:
        wanted = _free(user, email)
        link = make_link(user, Purpose.EMAIL, by=by, at=writer.at, email=wanted)
        after = {"email": wanted}
        writer.record("asked for another email", user, None, before={}, after=after)
    return link


def set_own_email(user: User, *, email: str, by: User, token: UUID) -> None:
    """Changes it at once, on a site that sends no email."""
    with write(by=by, token=token) as writer:
        _set_email(writer, user, email)


def confirm_email(link: OneTimeLink, *, token: UUID) -> None:
    """Puts the email into force to which the link was sent."""
    with write(by=link.user, token=token) as writer:
        use_link(link, at=writer.at)
        _set_email(writer, link.user, link.email)


def _set_email(writer: Writer, user: User, email: str) -> None:
    wanted = _free(user, email)
    user = writer.lock(User.objects.filter(pk=user.pk), None)
    before = told(user)
    user.email = wanted
    writer.save(user)
    # What went to the old mailbox lets nobody in any more.
    revoke_links(user, (Purpose.PASSWORD, Purpose.INVITATION), at=writer.at)
    writer.record("changed own email", user, None, before=before, after=told(user))


def _free(user: User, email: str) -> str:
    """The email as it is kept. Raises `ValidationError` where it cannot be taken, in words that do
    not tell whether somebody else has it."""
    wanted = User.objects.normalize_email(email)
    if User.objects.filter(email=wanted).exclude(pk=user.pk).exists():
        raise ValidationError(
            {
                "email": _(
                    "This email cannot be used here. Enter another, or ask your site administrator."
                )
            }
        )
    return wanted
