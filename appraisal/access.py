"""Finding one appraisal at its address, for somebody who may act there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option
from schemes.access import Act, may, require
from schemes.models import Membership, Programme, Role
from workbench.models import User

Crumb = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """Where somebody is: an appraisal, its programme, and their roles there."""

    appraisal: Appraisal
    programme: Programme
    roles: frozenset[str]

    @property
    def address(self) -> str:
        return self.appraisal.get_absolute_url()

    def url(self, name: str, *more: str) -> str:
        """The address of the page `name` of this appraisal."""
        return reverse(name, args=[self.programme.slug, self.appraisal.slug, *more])

    def crumbs(self, *last: tuple[str, str | None]) -> list[tuple[str, str | None]]:
        """Home > programme > appraisal > `last`; the very last has no link: it is this page."""
        trail: list[tuple[str, str | None]] = [
            (_("Home"), reverse("home")),
            (self.programme.title, self.programme.get_absolute_url()),
            (self.appraisal.title, self.address),
            *last,
        ]
        return [*trail[:-1], (trail[-1][0], None)]

    def context(self, heading: str, *last: tuple[str, str | None], **more: Any) -> dict[str, Any]:
        """What `appraisal/base.html` needs, with the page's own values."""
        return {
            "appraisal": self.appraisal,
            "programme": self.programme,
            "may_write": may(self.roles, Act.WRITE),
            "may_decide": may(self.roles, Act.DECIDE),
            "heading": heading,
            "crumbs": self.crumbs(*last),
        } | more

    def option(self, slug: str) -> Option:
        """The option at this address, knowing its appraisal; 404 where there is none."""
        option = get_object_or_404(Option, appraisal=self.appraisal, slug=slug)
        option.appraisal = self.appraisal
        return option


def appraisal_for(user: User, programme_slug: str, appraisal_slug: str, act: Act) -> Place:
    """The appraisal at this address, its programme, its decision and this person's roles, in one
    query. A stranger gets 404, somebody whose roles do not allow `act` 403."""
    held = Membership.objects.filter(programme=OuterRef("programme"), user_id=user.pk)
    appraisal = (
        Appraisal.objects.visible_to(user)
        .select_related("programme", "decision__preferred", "decision__with_a_view_to")
        .annotate(**{f"is_{role}": Exists(held.filter(role=role)) for role in Role.values})
        .filter(programme__slug=programme_slug, slug=appraisal_slug)
        .first()
    )
    if appraisal is None:
        raise Http404
    roles = frozenset(
        role for role in Role.values if user.is_superuser or getattr(appraisal, f"is_{role}")
    )
    require(roles, act)
    return Place(appraisal, appraisal.programme, roles)
