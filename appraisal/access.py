"""The appraisal that a page is about, found at its address for a person who may act there."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option
from schemes.access import Act, may, with_roles
from schemes.models import Programme
from schemes.place import ProgrammePlace
from workbench.models import User
from workbench.pages.place import Crumb, Stop


@dataclass(frozen=True)
class AppraisalPlace(ProgrammePlace):
    """The appraisal that a page is about, its programme, and the person's roles there."""

    base = "appraisal/base.html"

    appraisal: Appraisal

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return (*super().stops, (self.appraisal.title, self.appraisal))

    @property
    def known(self) -> dict[str, Any]:
        panel = may(self.roles, Act.MODERATE) or may(self.roles, Act.RATE)
        apart = self.programme.scoring == Programme.Scoring.APART
        return super().known | {"appraisal": self.appraisal, "sees_moderation": panel and apart}

    def at(self, option: Option) -> "OptionPlace":
        """The place of one of the appraisal's options, which knows its appraisal from then on."""
        option.appraisal = self.appraisal
        return OptionPlace(self.programme, self.roles, self.appraisal, option)


@dataclass(frozen=True)
class OptionPlace(AppraisalPlace):
    """An option of an appraisal. Its pages stand in the room of the options."""

    option: Option

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return (*super().stops, (self.option.name, self.option))

    @property
    def trail(self) -> tuple[Crumb, ...]:
        *way, option = super().trail
        return (*way, (_("Options"), self.listed), option)

    @property
    def listed(self) -> str:
        """The address of the page with all options of the appraisal."""
        return AppraisalPlace(self.programme, self.roles, self.appraisal).url("options")


def appraisal_for(user: User, programme: str, appraisal: str, act: Act) -> AppraisalPlace:
    """The appraisal at this address with its programme and its decision, for somebody who may
    `act` there, in one query. A stranger gets 404, somebody whose roles do not allow `act` 403."""
    rows = Appraisal.objects.visible_to(user).filter(programme__slug=programme, slug=appraisal)
    decided = ("decision__preferred", "decision__with_a_view_to")
    found, roles = with_roles(rows.select_related("programme", *decided), user, act)
    return AppraisalPlace(found.programme, roles, found)


def option_for(user: User, programme: str, appraisal: str, option: str, act: Act) -> OptionPlace:
    """The option at this address, as `appraisal_for`; 404 where the appraisal has none there."""
    place = appraisal_for(user, programme, appraisal, act)
    found = place.appraisal.options.filter(slug=option).first()
    if found is None:
        raise Http404
    return place.at(found)
