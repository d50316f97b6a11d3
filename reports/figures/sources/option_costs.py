"""Figures of what options cost and save, from their lines. What is missing has none: quoting it is
an error."""

from collections.abc import Iterator
from fractions import Fraction

from appraisal.casefile.parts import CaseAppraisal
from reports.blocks.appraisal.worth.costs import case_costs
from reports.casefile.naming import part as named
from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.naming import amount_figures
from schemes.casefile.parts import CaseProgramme
from schemes.finance.amounts import Amount
from schemes.finance.worth.whole_life import WholeLife


def option_cost_figures(programme: CaseProgramme, part: CaseAppraisal) -> Iterator[Figure]:
    """Those of every option of an appraisal that has lines and lacks no figure."""
    page = FigurePage("costs", appraisal=part.reference)
    source = f"Costs and savings of {part.title}"
    if not any(one.lines for one in part.options):
        return
    for one in case_costs(programme, part):
        if one.life is None or one.life.gaps:
            continue
        at = f"{named(part.reference)}.{named(one.code)}.costs"
        for key, what, amount in _amounts(one.life):
            label = f"{one.name}: {what}"
            like = Figure(f"{at}.{key}", label, FigureKind.MONEY, Fraction(0), source, page=page)
            yield from amount_figures(like, amount)


def _amounts(life: WholeLife) -> Iterator[tuple[str, str, Amount]]:
    whole = life.whole
    yield "set_up", "set-up cost", whole.set_up
    yield "running", "running costs over all years", whole.running
    yield "savings", "savings and income over all years", whole.savings
    yield "optimism_bias", "optimism bias", whole.bias
    yield "net", "net over all years", whole.net
    yield "whole_life_cost", "whole-life cost", whole.cost
    yield "net_present_cost", "net present cost", life.net_present_cost.total
    yield "net_present_value", "net present value", life.net_present_value.total
    for year, money in zip(life.years, life.by_year, strict=True):
        of = str(year).replace("/", "-")
        yield f"cost_{of}", f"costs in {year}", money.cost
        yield f"savings_{of}", f"savings and income in {year}", money.savings
        yield f"net_{of}", f"net in {year}", money.net
