"""The paper that a page is about, and who may do what there."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from reports.models import Paper
from schemes.access import Act
from schemes.place import ProgrammePlace, programme_for
from workbench.models import User
from workbench.pages.place import Stop


@dataclass(frozen=True)
class PaperPlace(ProgrammePlace):
    """A paper of a programme, and the roles that the person has there."""

    base = "reports/base.html"

    paper: Paper

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return (*super().stops, (self.paper.title, self.paper))

    @property
    def known(self) -> dict[str, Any]:
        return super().known | {"paper": self.paper, "may_see_all": self.may_see_all}

    @property
    def may_see_all(self) -> bool:
        """Whether they read what the public may not: those who write it, and those who have to
        approve it whole."""
        return self.may_write or self.may_approve


def paper_for(user: User, programme: str, paper: str, act: Act) -> PaperPlace:
    """The paper at this address. A stranger gets 404, somebody whose roles do not allow `act`
    gets 403."""
    place = programme_for(user, programme, act)
    rows = Paper.objects.filter(programme=place.programme, slug=paper)
    found = rows.select_related("appraisal").first()
    if found is None:
        raise Http404
    found.programme = place.programme
    return PaperPlace(place.programme, place.roles, found)
