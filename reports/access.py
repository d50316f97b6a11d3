"""Finding one paper at its address, for somebody who may act there."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.models import Paper
from schemes.access import Act, programme_for
from schemes.models import Programme
from workbench.models import User


@dataclass(frozen=True)
class PaperPlace:
    """Where somebody is: a paper, its programme, and their roles there."""

    paper: Paper
    programme: Programme
    roles: frozenset[str]

    def crumbs(self) -> list[tuple[str, str | None]]:
        return [
            (_("Home"), reverse("home")),
            (self.programme.title, self.programme.get_absolute_url()),
            (self.paper.title, None),
        ]


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
