"""The rule that a programme keeps a lead officer who can sign in."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from schemes.models import Membership, Programme, Role
from workbench.models import User
from workbench.numbers.listing import listed


def lock_led(user: User) -> list[Programme]:
    """The programmes that this person leads, locked, so that nobody else takes a lead away from
    them meanwhile."""
    led = Membership.objects.filter(user=user, role=Role.LEAD).values("programme_id")
    return list(Programme.objects.filter(pk__in=led).order_by("pk").select_for_update(of=("self",)))


def refuse_without_lead(user: User, programmes: list[Programme]) -> None:
    """Raises `ValidationError` where one of these locked programmes would have nobody left to lead
    it without this person."""
    bereft = [one.title for one in programmes if not _others(one, user).exists()]
    if bereft:
        raise ValidationError(
            _(
                "%(name)s is the only lead officer of %(programmes)s who can sign in. "
                "Make another person lead officer there first."
            )
            % {"name": user, "programmes": listed(bereft)}
        )


def _others(programme: Programme, user: User) -> "QuerySet[User]":
    leads = Membership.objects.filter(programme=programme, role=Role.LEAD)
    return User.objects.in_service().filter(pk__in=leads.values("user_id")).exclude(pk=user.pk)
