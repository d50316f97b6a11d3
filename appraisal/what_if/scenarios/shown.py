"""The scenarios of an appraisal as a person may see them."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.mapped import SCENARIO
from appraisal.casefile.scenarios.engine import scenario_of
from appraisal.engine.what_if.scenario import Scenario
from appraisal.engine.what_if.scenarios import Followed, followed, not_telling
from appraisal.models import Option
from appraisal.models import Scenario as ScenarioRow
from appraisal.shown.answer import Answer
from schemes.access import Act
from workbench.models import User


@dataclass(frozen=True, slots=True)
class ShownScenario:
    """A row with what follows of it."""

    row: ScenarioRow
    tried: Followed


def results_place(user: User, programme: str, appraisal: str, act: Act) -> AppraisalPlace:
    """The appraisal at this address for somebody who may `act` there and see its results."""
    place = appraisal_for(user, programme, appraisal, act)
    place.require_results()
    return place


def shown_scenarios(place: AppraisalPlace, found: Answer) -> tuple[ShownScenario, ...]:
    """The scenarios in page sequence, without those that would tell of an option that is withheld
    from whoever reads."""
    rows = place.appraisal.scenarios.order_by("position", "pk")
    tried = [(row, _followed(found, scenario_of(SCENARIO.part_of(row)))) for row in rows]
    left = not_telling(found.result, [one for _row, one in tried], _withheld(place, found))
    kept = {id(one) for one in left}
    return tuple(ShownScenario(row, one) for row, one in tried if id(one) in kept)


def _followed(found: Answer, scenario: Scenario) -> Followed:
    if found.result is None:
        return Followed(scenario, unfit=(_("The appraisal cannot be worked out as it stands."),))
    return followed(found.rows.problem, found.result, scenario)


def opened(place: AppraisalPlace, found: Answer, key: str) -> ShownScenario:
    """The scenario with this key; 404 where the person sees none."""
    for one in shown_scenarios(place, found):
        if str(one.row.pk) == key:
            return one
    raise Http404


def _withheld(place: AppraisalPlace, found: Answer) -> frozenset[str]:
    """The codes of withheld options, as they are kept and as they are called for whoever reads."""
    if not place.exempt.options:
        return frozenset()
    options = Option.objects.filter(appraisal=place.appraisal, pk__in=place.exempt.options)
    masked = (one.code for one in found.rows.options if one.withheld)
    return frozenset((*options.values_list("code", flat=True), *masked))
