"""Finding one paper at its address, for somebody who may act there."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.models import Paper
from schemes.access import Act, may, programme_for
from schemes.models import Programme
from workbench.models import User

Crumb = tuple[str, str | None]


@dataclass(frozen=True)
class PaperPlace:
    """Where somebody is: a paper, its programme, and their roles there."""

    paper: Paper
    programme: Programme
    roles: frozenset[str]

    @property
    def address(self) -> str:
        return self.paper.get_absolute_url()

    @property
    def may_write(self) -> bool:
        return may(self.roles, Act.WRITE)

    @property
    def may_see_all(self) -> bool:
        """Whether they read what the public may not: those who write it, and those who have to
        approve it whole."""
        return self.may_write or self.may_approve

    @property
    def may_approve(self) -> bool:
        return may(self.roles, Act.APPROVE)

    def url(self, name: str, *more: str | int) -> str:
        """The address of the page `name` of this paper."""
        return reverse(name, args=[self.programme.slug, self.paper.slug, *more])

    def crumbs(self, *last: Crumb) -> list[Crumb]:
        """Home > programme > paper > `last`; the very last has no link: it is this page."""
        trail: list[Crumb] = [
            (_("Home"), reverse("home")),
            (self.programme.title, self.programme.get_absolute_url()),
            (self.paper.title, self.address),
            *last,
        ]
        return [*trail[:-1], (trail[-1][0], None)]

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """What `reports/base.html` needs, with the page's own values. `room` names the address of
        the room one is in."""
        return {
            "paper": self.paper,
            "programme": self.programme,
            "may_write": self.may_write,
            "may_see_all": self.may_see_all,
            "may_approve": self.may_approve,
            "heading": heading,
            "crumbs": self.crumbs(*last),
        } | more


def paper_for(user: User, programme_slug: str, paper_slug: str, act: Act) -> PaperPlace:
    """The paper at this address. A stranger gets 404, somebody whose roles do not allow `act`
    gets 403."""
    programme, roles = programme_for(user, programme_slug, act)
    paper = (
        Paper.objects.filter(programme=programme, slug=paper_slug)
        .select_related("appraisal")
        .first()
    )
    if paper is None:
        raise Http404
    paper.programme = programme
    return PaperPlace(paper, programme, roles)
