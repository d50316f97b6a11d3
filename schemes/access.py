"""Who may do what in a programme. A person without a role in it gets 404, so that nobody learns of
a programme that is not theirs; a role that does not allow the act gets 403."""

from enum import Enum
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import Http404

from schemes.models import Membership, Programme, Role
from workbench.models import AuditHead, User

Row = TypeVar("Row", bound=models.Model)


class Act(Enum):
    """One of the things that a role may allow in a programme."""

    READ = "read"
    WRITE = "write"
    DECIDE = "decide"
    APPROVE = "approve"
    RATE = "rate"
    MODERATE = "moderate"


ALLOWED: dict[Act, frozenset[str]] = {
    Act.READ: frozenset(Role.values),
    Act.WRITE: frozenset({Role.LEAD, Role.OFFICER}),
    Act.DECIDE: frozenset({Role.LEAD}),
    Act.APPROVE: frozenset({Role.LEAD, Role.APPROVER}),
    Act.RATE: frozenset({Role.ASSESSOR}),
    Act.MODERATE: frozenset({Role.LEAD, Role.MODERATOR}),
}


# A site administrator may do everything but rate, which is for those who were asked to.
OF_ADMINISTRATORS: frozenset[str] = frozenset(Role.values) - {Role.ASSESSOR}


def roles_of(user: User, programme_id: int) -> frozenset[str]:
    """The roles of this person in the programme; a site administrator has all but that of an
    assessor, which they are where somebody made them one."""
    rows = Membership.objects.filter(programme_id=programme_id, user_id=user.pk)
    held = frozenset(rows.values_list("role", flat=True))
    return held | OF_ADMINISTRATORS if user.is_superuser else held


def programmes_for(user: User, act: Act) -> models.QuerySet[Programme]:
    """The programmes in which this person may do this; all for a site administrator."""
    found = Programme.objects.visible_to(user)
    if user.is_superuser:
        return found
    held = Membership.objects.filter(user_id=user.pk, role__in=ALLOWED[act])
    return found.filter(pk__in=held.values("programme_id"))


def may(roles: frozenset[str], act: Act) -> bool:
    return bool(roles & ALLOWED[act])


def require(roles: frozenset[str], act: Act) -> None:
    """Raises `Http404` for someone with no role at all, `PermissionDenied` for one without the
    right role."""
    if not roles:
        raise Http404
    if not may(roles, act):
        raise PermissionDenied


def with_roles(rows: models.QuerySet[Row], user: User, act: Act) -> tuple[Row, frozenset[str]]:
    """The first of `rows`, each of which belongs to a programme, and this person's roles there. The
    row knows the end of its programme's chain of events, as it was when the row was read
    (`chain_end`). A stranger gets 404, somebody whose roles do not allow `act` 403.

    Roles are a query of their own: one query for both takes Django three times as long to write.
    """
    ends = AuditHead.objects.filter(chain=OuterRef("programme_id")).values("sha256")
    row = rows.annotate(chain_end=Subquery(ends)).order_by("pk").first()
    if row is None:
        raise Http404
    roles = roles_of(user, row.programme_id)  # type: ignore[attr-defined]
    require(roles, act)
    return row, roles
