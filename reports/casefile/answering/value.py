"""Cost against benefit, and what would change the order of options by cost, as `appraise` prints
them."""

from dataclasses import dataclass
from fractions import Fraction

from appraisal.casefile.costs import costs_of, stated_years
from appraisal.casefile.parts import CaseAppraisal
from appraisal.costs.scenarios.pricing import Valued
from appraisal.costs.scenarios.words import scenario_sentences
from appraisal.costs.scenarios.working import CostsUnder, costs_under
from appraisal.costs.switching.comparing import ComparedCosts, compared_costs
from appraisal.costs.switching.words import switching_sentences as costs_sentences
from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.value.compare import value_for_money
from appraisal.engine.value.switching import cost_switching
from appraisal.engine.value.words import switching_sentences, value_sentences
from reports.casefile.findings import Findings
from schemes.casefile.parts import CaseProgramme
from schemes.finance.worth.rates import RateChange
from schemes.finance.worth.scenarios import Place
from schemes.finance.worth.switching import Flows, Measure
from schemes.savings.inputs import years_of
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact_text
from workbench.numbers.meetings import Room


@dataclass(frozen=True, slots=True)
class CostsAnswer:
    """What the options of an appraisal cost by year: those that can be compared, the same under
    each scenario, and the appraisal under each; None, or empty, where there is no such thing."""

    compared: ComparedCosts | None = None
    under: CostsUnder | None = None
    valued: tuple[Valued, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What would change the order by cost, and who is first in every scenario."""
        switching = costs_sentences(self.compared) if self.compared else []
        return (*switching, *(scenario_sentences(self.under) if self.under else ()))


def costs_in(programme: CaseProgramme, part: CaseAppraisal, findings: Findings) -> CostsAnswer:
    """What the options of an appraisal cost, which was worked through to these findings."""
    years = stated_years(part.finance) or years_of(programme)
    every = costs_of(part.options, years)
    under = costs_under(every, part.cost_scenarios)
    return CostsAnswer(compared_costs(every), under, findings.valued)


def value_data(problem: Problem, result: Result) -> Json:
    """Cost against benefit of each ranked option that has a cost; nothing where none has."""
    found = value_for_money(problem, result)
    rooms = {one.code: one for one in cost_switching(found)} if found else {}
    options = []
    for one in found.options if found else ():
        data: Json = {
            "code": one.code,
            "cost": exact_text(one.cost),
            "per_point": None if one.per_point is None else exact_text(one.per_point),
            "dominated_by": list(one.dominated_by),
        }
        room = rooms.get(one.code)
        if room is not None:
            data["cost_switching"] = _room(room.cost)
            data["per_point_switching"] = _room(room.per_point) if room.per_point else None
        options.append(data)
    return {"value_for_money": options}


def value_told(problem: Problem, result: Result) -> tuple[str, ...]:
    """What follows from cost and benefit, in sentences."""
    found = value_for_money(problem, result)
    if found is None:
        return ()
    return (*value_sentences(problem, found), *switching_sentences(problem, found).values())


def costs_data(answer: CostsAnswer) -> Json:
    """What options with lines cost and save, how far that may change before they change places, and
    the discount rates at which they do; and what follows under each scenario. Nothing where no
    option has lines that can be compared and there is no scenario."""
    return _compared_data(answer) | _scenarios_data(answer)


def _scenarios_data(answer: CostsAnswer) -> Json:
    """Each scenario by name with what its options come to."""
    found: dict[str, dict[str, Json]] = {}
    for under in answer.under.found if answer.under else ():
        options = found.setdefault(under.scenario.name, {})
        for key, places in (("net_present_cost", under.costs), ("net_present_value", under.values)):
            for code, place in places.items():
                options.setdefault(code, {}).update(_place(key, place))
    for valued in answer.valued:
        options = found.setdefault(valued.scenario.name, {})
        for one in valued.result.options:
            options.setdefault(one.code, {})["rank"] = one.rank
        for code, place in valued.per_point.items():
            options[code].update(_place("per_point", place))
    if not found:
        return {}
    return {
        "cost_scenarios": [
            {"name": name, "options": [{"code": code} | data for code, data in options.items()]}
            for name, options in found.items()
        ]
    }


def _place(key: str, place: Place) -> Json:
    return {key: exact_text(place.amount), f"{key}_rank": place.rank}


def _compared_data(answer: CostsAnswer) -> Json:
    costs = answer.compared
    if costs is None:
        return {}
    found = costs.found
    by_rate = (
        (Measure.NET_PRESENT_COST, found.costs_by_rate),
        (Measure.NET_PRESENT_VALUE, found.values_by_rate),
    )
    return {
        "costs_by_year": {
            "options": [_option(costs, flow) for flow in found.flows],
            "rates": [
                {"by": str(by), "below": one.before, "above": one.after} | _rate(one.change)
                for by, rates in by_rate
                for one in rates.switches
            ],
            "told": list(answer.told),
        }
    }


def _option(costs: ComparedCosts, flow: Flows) -> Json:
    one = costs.found.option(flow.code)
    return {
        "code": flow.code,
        "whole_life_cost": exact_text(flow.whole_life_cost),
        "net_present_cost": exact_text(flow.present_cost),
        "net_present_value": exact_text(flow.present_value),
        "whole_life_cost_switching": _room(one.whole_life),
        "net_present_cost_switching": _room(one.present_cost),
        "net_present_value_switching": {
            "costs": _room(one.value_by_costs),
            "savings": _room(one.value_by_savings),
        },
        "break_even": {
            "costs": _share(one.costs_to_break_even),
            "savings": _share(one.savings_to_break_even),
            "rates": [_rate(rate) for rate in one.rates],
        },
    }


def _room(room: Room) -> Json:
    data: Json = {}
    for way, meeting in (("up", room.rises), ("down", room.falls)):
        data[way] = None if meeting is None else exact_text(meeting.change)
        data[f"{way}_to"] = [] if meeting is None else list(meeting.others)
    return data


def _share(change: Fraction | None) -> str | None:
    return None if change is None else exact_text(change)


def _rate(change: RateChange) -> Json:
    return {"from": exact_text(change.low), "to": exact_text(change.high)}
