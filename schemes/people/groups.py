"""Roles in programmes from the groups of the provider of single sign-on."""

import logging
from collections import defaultdict
from uuid import uuid4

from django.core.exceptions import ValidationError

from schemes.models import Membership, Programme
from schemes.people.actions import take_role
from schemes.people.taking_part import authorities_of
from workbench.models import User
from workbench.rows.order import lock
from workbench.rows.writing import write
from workbench.settings.signing_in import Granted

log = logging.getLogger(__name__)
BY_GROUP = "by group of single sign-on"


def take_up_roles(user: User, groups: frozenset[str], granted: tuple[Granted, ...]) -> None:
    """Gives and takes the roles that the settings leave to groups, as somebody signs in; every
    other role stays. The last lead officer of a programme stays one."""
    deciding: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in granted:
        if one.programme:
            deciding[one.programme, one.role].add(one.group)
    slugs = {programme for programme, _role in deciding}
    programmes = {one.slug: one for one in Programme.objects.filter(slug__in=slugs)}
    held = {
        (row.programme.slug, row.role): row
        for row in Membership.objects.filter(user=user, programme__slug__in=slugs).select_related(
            "programme", "user"
        )
    }
    for (slug, role), names in sorted(deciding.items()):
        programme, row = programmes.get(slug), held.get((slug, role))
        if programme is None:
            log.warning("WORKBENCH_OIDC_GROUPS names a programme that is not there: %s", slug)
        elif names & groups and row is None:
            _give(programme, user, role)
        elif row is not None and not names & groups:
            _take(row)


def _give(programme: Programme, user: User, role: str) -> None:
    with write(by=user, token=uuid4()) as writer:
        lock(programme)
        first = Membership.objects.filter(programme=programme, user=user).order_by("pk").first()
        speaks_for = first.speaks_for if first else None
        if first is None and user.authority not in authorities_of(programme):
            speaks_for = programme.authority
        membership = writer.save(
            Membership(programme=programme, user=user, role=role, speaks_for=speaks_for)
        )
        writer.record(f"gave role {BY_GROUP}", membership, programme, before={})


def _take(row: Membership) -> None:
    try:
        take_role(row, by=row.user, token=uuid4(), action=f"took role {BY_GROUP}")
    except ValidationError:
        log.warning("A group would take the last lead officer of %s.", row.programme.slug)
