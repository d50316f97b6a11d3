"""Finding one scheme at its address, for somebody who may act there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from schemes.access import Act, may, require
from schemes.models import Membership, Programme, Role, Scheme
from workbench.models import User

Crumb = tuple[str, str | None]


@dataclass(frozen=True)
class SchemePlace:
    """Where somebody is: a scheme, its programme, and their roles there."""

    scheme: Scheme
    programme: Programme
    roles: frozenset[str]

    @property
    def address(self) -> str:
        return self.scheme.get_absolute_url()

    @property
    def may_write(self) -> bool:
        return may(self.roles, Act.WRITE)

    def url(self, name: str, *more: str | int) -> str:
        """The address of the page `name` of this scheme."""
        return reverse(name, args=[self.programme.slug, self.scheme.slug, *more])

    def crumbs(self, *last: Crumb) -> list[Crumb]:
        """Home > programme > scheme > `last`; the very last has no link: it is this page."""
        trail: list[Crumb] = [
            (_("Home"), reverse("home")),
            (self.programme.title, self.programme.get_absolute_url()),
            (self.scheme.reference, self.address),
            *last,
        ]
        return [*trail[:-1], (trail[-1][0], None)]

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """What `schemes/register/base.html` needs, with the page's own values. `room` names the
        address of the room one is in."""
        return {
            "scheme": self.scheme,
            "programme": self.programme,
            "may_write": self.may_write,
            "may_decide": may(self.roles, Act.DECIDE),
            "heading": heading,
            "crumbs": self.crumbs(*last),
        } | more


def scheme_for(user: User, programme_slug: str, scheme_slug: str, act: Act) -> SchemePlace:
    """The scheme at this address, its programme and this person's roles, in one query. A stranger
    gets 404, somebody whose roles do not allow `act` 403."""
    held = Membership.objects.filter(programme=OuterRef("programme"), user_id=user.pk)
    scheme = (
        Scheme.objects.visible_to(user)
        .select_related("programme")
        .annotate(**{f"is_{role}": Exists(held.filter(role=role)) for role in Role.values})
        .filter(programme__slug=programme_slug, slug=scheme_slug)
        .first()
    )
    if scheme is None:
        raise Http404
    roles = frozenset(
        role for role in Role.values if user.is_superuser or getattr(scheme, f"is_{role}")
    )
    require(roles, act)
    return SchemePlace(scheme, scheme.programme, roles)
