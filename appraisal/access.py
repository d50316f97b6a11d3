"""The appraisal that a page is about, found at its address for a person who may act there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn, TypeVar

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from appraisal.models import Appraisal, Option
from appraisal.shown.answer import Answer
from appraisal.states import Change, State, is_apart, refusal, sees_ratings, sees_results
from schemes.access import Act, may, require, with_roles
from schemes.place import ProgrammePlace
from workbench.models import User
from workbench.pages.not_now import NotNow
from workbench.pages.place import Crumb, Stop

# What is changed in each room of an appraisal.
CHANGED_IN = {
    "options": Change.OPTIONS,
    "criteria": Change.RULES,
    "measures": Change.MEASURES,
    "weights": Change.WEIGHTS,
}
NOTHING_TO_CHANGE = {"may_write": False, "may_decide": False}
TRYING_TELLS = lazy(
    "An option of this appraisal is exempt from publication. Whoever tries other weights, ratings "
    "or bands could work out its numbers from the place that it takes, so only those who write, "
    "approve or moderate may try anything here."
)


@dataclass(frozen=True)
class AppraisalPlace(ProgrammePlace):
    """The appraisal that a page is about, its programme, and the person's roles there."""

    base = "appraisal/base.html"

    appraisal: Appraisal

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return (*super().stops, (self.appraisal.title, self.appraisal))

    @property
    def chain_end(self) -> str:
        return getattr(self.appraisal, "chain_end", None) or ""

    @property
    def known(self) -> dict[str, Any]:
        return super().known | {
            "place": self,
            "appraisal": self.appraisal,
            "apart": self.is_apart,
            "sees_results": self.sees_results,
            "sees_ratings": self.sees_ratings,
            "sees_scoring": self.may_rate or self.sees_results,
            "sees_moderation": self.is_apart and (self.may_moderate or self.may_rate),
        }

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """As of every place; in a room that the appraisal's state has closed it says why, and
        offers nothing to change."""
        change = more.pop("change", CHANGED_IN.get(more.get("room", "")))
        closed = refusal(self.appraisal, change) if change else ""
        more = {"closed": closed} | (NOTHING_TO_CHANGE if closed else {}) | more
        return super().context(heading, *last, **more)

    @cached_property
    def answer(self) -> Answer:
        """The appraisal with its result as the person may see it, read once for a page."""
        return Answer.of(self.appraisal, withheld=not self.sees_results, exempt=self.exempt.options)

    @property
    def is_apart(self) -> bool:
        """Whether assessors score apart here."""
        return is_apart(self.programme)

    @property
    def sees_results(self) -> bool:
        """Whether the person may see ranks, totals and outcomes."""
        return sees_results(self.appraisal, self.roles)

    @property
    def sees_ratings(self) -> bool:
        """Whether the person may see the ratings of others."""
        return sees_ratings(self.appraisal, self.roles)

    @property
    def may_moderate(self) -> bool:
        """Whether the person moderates the ratings of assessors."""
        return may(self.roles, Act.MODERATE)

    @property
    def may_agree(self) -> bool:
        """Whether the person may record agreed ratings as the appraisal stands."""
        if not self.is_apart:
            return self.may_write
        return self.may_moderate and not refusal(self.appraisal, Change.AGREED_RATINGS)

    @property
    def may_rate(self) -> bool:
        """Whether the person is an assessor."""
        return may(self.roles, Act.RATE)

    def may_change(self, change: Change) -> bool:
        """Whether the person writes, and the appraisal's state allows the change."""
        return self.may_write and not refusal(self.appraisal, change)

    def require_open(self, change: Change) -> None:
        """Raises `NotNow` where the appraisal's state does not allow the change."""
        why = refusal(self.appraisal, change)
        if why:
            raise NotNow(why, self.itself.url("process"))

    def require_rater(self) -> bool:
        """Whether the person rates as an assessor, apart from all others, as the appraisal stands;
        if not, they record agreed ratings. Raises `NotNow` or `PermissionDenied` where they may do
        neither."""
        if self.is_apart and self.may_rate:
            if self.appraisal.state == State.SCORING:
                return True
            if not self.may_moderate:
                self.require_open(Change.OWN_RATINGS)
        require(self.roles, Act.MODERATE if self.is_apart else Act.WRITE)
        self.require_open(Change.AGREED_RATINGS)
        return False

    def require_results(self) -> None:
        """Raises `NotNow` where the person may not see results yet."""
        if not self.sees_results:
            raise NotNow(
                _(
                    "The results are not released yet. "
                    "Until they are, only those who moderate see them."
                ),
                self.itself.url("process"),
            )

    def refuse(self, why: object) -> NoReturn:
        """Raises `NotNow` where what is asked for would tell of an option that is exempt for the
        person; `why` is a sentence."""
        raise NotNow(str(why), self.itself.url("results"))

    @property
    def itself(self) -> "AppraisalPlace":
        """The place of the appraisal, of one of its options as well."""
        return _knowing(self, AppraisalPlace(self.programme, self.roles, self.appraisal))

    def at(self, option: Option) -> "OptionPlace":
        """The place of one of the appraisal's options, which knows its appraisal from then on."""
        option.appraisal = self.appraisal
        return _knowing(self, OptionPlace(self.programme, self.roles, self.appraisal, option))


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
        return self.itself.url("options")


_Where = TypeVar("_Where", bound=AppraisalPlace)


def _knowing(place: AppraisalPlace, other: _Where) -> _Where:
    """The other place of the same person, told what is exempt where that was asked already."""
    if "exempt" in place.__dict__:
        other.__dict__["exempt"] = place.exempt
    return other


def appraisal_for(
    user: User, programme: str, appraisal: str, act: Act, *, change: Change | None = None
) -> AppraisalPlace:
    """The appraisal at this address with its programme, for somebody who may `act` there, in two
    queries. A stranger gets 404, somebody whose roles do not allow `act` 403;
    `NotNow` is raised where the appraisal's state does not allow `change`."""
    rows = Appraisal.objects.filter(programme__slug=programme, slug=appraisal)
    found, roles = with_roles(rows.select_related("programme"), user, act)
    place = AppraisalPlace(found.programme, roles, found)
    if found.scheme_id and found.pk in place.exempt.serving:
        raise Http404
    if change is not None:
        place.require_open(change)
    return place


def option_for(
    user: User,
    programme: str,
    appraisal: str,
    option: str,
    act: Act,
    *,
    change: Change | None = None,
) -> OptionPlace:
    """The option at this address, as `appraisal_for`; 404 where the appraisal has none there."""
    place = appraisal_for(user, programme, appraisal, act, change=change)
    found = place.appraisal.options.filter(slug=option).first()
    if found is None or found.pk in place.exempt.options:
        raise Http404
    return place.at(found)
