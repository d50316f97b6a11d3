"""Adding somebody at once, as scripts and the demonstration do: account, role and offices in one
write."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.models import Membership, OfficeHolder, Programme
from workbench.models import Authority, User
from workbench.people.actions import invite, new_person, told
from workbench.people.links import NewLink
from workbench.rows.writing import write


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is in a programme: a role, for an authority other than their own where one is
    given, and offices."""

    programme: Programme
    role: str
    speaks_for: Authority | None = None
    offices: Sequence[str] = ()


def add_person(
    *,
    name: str,
    email: str,
    authority: Authority | None,
    administrator: bool = False,
    posts: Sequence[Post] = (),
    password: str | None = None,
    by: User,
    token: UUID | None = None,
) -> tuple[User, NewLink | None]:
    """An account with its roles. Without a password it comes with an invitation. Its event stands
    in the history of the first programme, or in the site's own."""
    with write(by=by, token=token or uuid4()) as writer:
        user = new_person(
            writer,
            name=name,
            email=email,
            authority=authority,
            administrator=administrator,
            password=password,
        )
        link = None if password else invite(writer, user)
        for post in posts:
            _give(user, post)
        first = posts[0].programme if posts else None
        # A programme's history is read by everybody in it: what an account says is not for them.
        after = {"name": str(user), "roles": [post.role for post in posts]} if first else told(user)
        writer.record("added person", user, first, after=after)
    return user, link


def give_post(user: User, post: Post, *, by: User) -> None:
    """A role for somebody who has an account. Raises `ValidationError` where they have it."""
    with write(by=by, token=uuid4()) as writer:
        membership = _give(user, post)
        writer.record("gave role", membership, post.programme, before={})


def _give(user: User, post: Post) -> Membership:
    held = Membership.objects.filter(programme=post.programme, user=user)
    if held.filter(role=post.role).exists():
        values = {"name": user, "programme": post.programme}
        raise ValidationError(_("%(name)s has this role in %(programme)s already.") % values)
    speaks_for = None if post.speaks_for == user.authority else post.speaks_for
    membership = Membership(
        programme=post.programme, user=user, role=post.role, speaks_for=speaks_for
    )
    membership.save()
    for office in post.offices:
        OfficeHolder.objects.create(programme=post.programme, user=user, office=office)
    return membership
