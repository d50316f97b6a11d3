"""Who may do what in a programme: a stranger is told nothing (404), a reader who tries to write
is refused (403)."""

from enum import Enum

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from schemes.models import Membership, Programme, Role
from workbench.models import User


class Act(Enum):
    """What somebody may want to do in a programme."""

    READ = "read"
    WRITE = "write"
    DECIDE = "decide"
    APPROVE = "approve"


ALLOWED: dict[Act, frozenset[str]] = {
    Act.READ: frozenset(Role.values),
    Act.WRITE: frozenset({Role.LEAD, Role.OFFICER}),
    Act.DECIDE: frozenset({Role.LEAD}),
    Act.APPROVE: frozenset({Role.LEAD, Role.APPROVER}),
}


def roles_of(user: User, programme_id: int) -> frozenset[str]:
    """The roles of this person in the programme; a site administrator has them all."""
    if user.is_superuser:
        return frozenset(Role.values)
    rows = Membership.objects.filter(programme_id=programme_id, user_id=user.pk)
    return frozenset(rows.values_list("role", flat=True))


def may(roles: frozenset[str], act: Act) -> bool:
    return bool(roles & ALLOWED[act])


def require(roles: frozenset[str], act: Act) -> None:
    """Raises `Http404` for someone with no role at all, `PermissionDenied` for one without the
    right role."""
    if not roles:
        raise Http404
    if not may(roles, act):
        raise PermissionDenied


def programme_for(user: User, slug: str, act: Act) -> tuple[Programme, frozenset[str]]:
    """The programme at this address and this person's roles in it, if they may `act` there."""
    programme = Programme.objects.visible_to(user).filter(slug=slug).first()
    if programme is None:
        raise Http404
    roles = roles_of(user, programme.pk)
    require(roles, act)
    return programme, roles


def crumbs(programme: Programme, here: str) -> list[tuple[str, str | None]]:
    """The way from home to a page of the programme."""
    return [
        (_("Home"), reverse("home")),
        (programme.title, programme.get_absolute_url()),
        (here, None),
    ]
