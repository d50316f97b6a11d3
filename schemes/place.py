"""Where somebody is among the figures of a programme, or of one of its schemes."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from schemes.access import Act, may, programme_for
from schemes.models import Programme, Scheme
from workbench.models import User

Crumb = tuple[str, str | None]


@dataclass(frozen=True)
class ProgrammePlace:
    """A programme, perhaps one of its schemes, and somebody's roles there."""

    programme: Programme
    scheme: Scheme | None
    roles: frozenset[str]

    @property
    def may_write(self) -> bool:
        return may(self.roles, Act.WRITE)

    def url(self, name: str, *more: object) -> str:
        """The address of the page `name` of this programme."""
        return reverse(name, args=[self.programme.slug, *more])

    def own_url(self, name: str, *more: object) -> str:
        """The address of the page `name` here: of the scheme where there is one."""
        if self.scheme is None:
            return self.url(name, *more)
        return self.url(f"scheme-{name}", self.scheme.slug, *more)

    def crumbs(self, *last: Crumb) -> list[Crumb]:
        """Home > programme > scheme > `last`; the very last is this page and has no link."""
        trail: list[Crumb] = [
            (_("Home"), reverse("home")),
            (self.programme.title, self.programme.get_absolute_url()),
        ]
        if self.scheme is not None:
            trail.append((self.scheme.reference, self.scheme.get_absolute_url()))
        trail += last
        return [*trail[:-1], (trail[-1][0], None)]

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """What a page here needs, with its own values."""
        return {
            "programme": self.programme,
            "scheme": self.scheme,
            "may_write": self.may_write,
            "heading": heading,
            "crumbs": self.crumbs(*last),
        } | more


def figures_place(
    user: User, programme: str, act: Act, scheme: str | None = None
) -> ProgrammePlace:
    """The programme at this address, and the scheme where one is named, for somebody who may
    `act` there. A stranger gets 404, a reader who would write 403."""
    found, roles = programme_for(user, programme, act)
    if scheme is None:
        return ProgrammePlace(found, None, roles)
    row = Scheme.objects.filter(programme=found, slug=scheme).first()
    if row is None:
        raise Http404
    row.programme = found
    return ProgrammePlace(found, row, roles)
