"""Figures that are sentences: what would change the order of options by cost, and whether the first
place holds in every scenario of costs. Options that are withheld are in no comparison."""

from collections.abc import Iterator

from appraisal.casefile.parts import CaseAppraisal
from appraisal.costs.scenarios.words import named_scenario_sentences
from appraisal.costs.scenarios.working import costs_under
from appraisal.costs.switching.comparing import compared_costs
from appraisal.costs.switching.words import named_sentences
from reports.blocks.appraisal.worth.costs import case_costs
from reports.casefile.naming import part as named
from reports.casefile.parts import Case
from reports.figures.figure import Figure, FigureKind, FigurePage

_LABELS = {
    "cheapest": "Which option costs least in present value, and until when",
    "cheapest_undiscounted": "Which option costs least, not discounted, and until when",
    "worth_most": "Which option is worth most in present value, and until when",
    "scenarios_cost": "Which option costs least under which scenario",
    "scenarios_value": "Which option is worth most under which scenario",
}


def cost_order_figures(case: Case, part: CaseAppraisal) -> Iterator[Figure]:
    """Those of an appraisal whose options have lines."""
    if not any(one.lines for one in part.options):
        return
    withheld = {code for of, code in case.withheld if of == part.reference}
    every = [one for one in case_costs(case.programme, part) if one.code not in withheld]
    costs, under = compared_costs(every), costs_under(every, part.cost_scenarios)
    told = (named_sentences(costs) if costs else {}) | (
        named_scenario_sentences(under) if under else {}
    )
    page = FigurePage("costs", appraisal=part.reference)
    source = f"Costs and savings of {part.title}"
    for key, sentence in told.items():
        name = f"{named(part.reference)}.value.by_year.{key}"
        yield Figure(name, _LABELS[key], FigureKind.TEXT, sentence, source, page=page)
