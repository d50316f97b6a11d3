"""Cost against benefit, and what would change the order of options by cost, as `appraise` prints
them."""

from fractions import Fraction

from appraisal.casefile.costs import costs_of, stated_years
from appraisal.casefile.parts import CaseAppraisal
from appraisal.costs.switching.comparing import ComparedCosts, compared_costs
from appraisal.costs.switching.words import switching_sentences as costs_sentences
from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.value.compare import value_for_money
from appraisal.engine.value.switching import cost_switching
from appraisal.engine.value.words import switching_sentences, value_sentences
from schemes.casefile.parts import CaseProgramme
from schemes.finance.worth.rates import RateChange
from schemes.finance.worth.switching import Flows, Measure
from schemes.savings.inputs import years_of
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact_text
from workbench.numbers.meetings import Room


def costs_in(programme: CaseProgramme, part: CaseAppraisal) -> ComparedCosts | None:
    """The options of an appraisal whose lines can be compared; None where there is none."""
    return compared_costs(costs_of(part.options, stated_years(part.finance) or years_of(programme)))


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
    return (*value_sentences(problem, found), *switching_sentences(problem, found))


def costs_told(costs: ComparedCosts | None) -> tuple[str, ...]:
    """What would change the order by costs and savings by year, in sentences."""
    return tuple(costs_sentences(costs)) if costs else ()


def costs_data(costs: ComparedCosts | None) -> Json:
    """What options with lines cost and save, how far that may change before they change places, and
    the discount rates at which they do; nothing where no option has lines that can be compared."""
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
            "told": list(costs_told(costs)),
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
