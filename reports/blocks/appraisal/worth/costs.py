"""Costs and savings of options by year, from their lines; nothing where no option has any."""

from collections.abc import Collection, Iterator

from appraisal.casefile.costs import OptionCosts, costs_of, stated_years
from appraisal.casefile.parts import CaseAppraisal
from appraisal.costs.beside import stated_beside
from appraisal.costs.scenarios.tables import scenario_tables
from appraisal.costs.scenarios.words import change_sentence, scenario_sentences
from appraisal.costs.scenarios.working import costs_under
from appraisal.costs.switching.comparing import compared_costs
from appraisal.costs.switching.tables import costs_change_table, rates_table, value_change_table
from appraisal.costs.switching.words import switching_sentences
from appraisal.costs.tables import ranges_table, side_by_side_table, stated_table, years_table
from appraisal.costs.words import (
    basis_sentences,
    missing_sentences,
    own_sentences,
    ranges_sentence,
    reasons_of,
    without_lines_sentence,
)
from reports.document.content import Block, ItemList, TableBlock, plain
from schemes.casefile.parts import CaseProgramme
from schemes.savings.inputs import years_of


def case_costs(programme: CaseProgramme, part: CaseAppraisal) -> tuple[OptionCosts, ...]:
    """Each option of an appraisal with what its lines come to, over the years that the appraisal
    states or else those of the programme."""
    return costs_of(part.options, stated_years(part.finance) or years_of(programme))


def cost_blocks(
    programme: CaseProgramme, part: CaseAppraisal, withheld: Collection[str] = ()
) -> Iterator[Block]:
    """The options that have lines side by side, what would change their order, then each by year,
    with what they rest on. Those whose codes are `withheld` keep their row, whether they have lines
    or not, and are in no comparison."""
    every = case_costs(programme, part)
    shown = [one for one in every if one.life is not None or one.code in withheld]
    lived = [(one, one.life) for one in every if one.life is not None]
    if not lived:
        return
    basis = basis_sentences(lived[0][1].years, part.finance.price_base)
    yield plain(" ".join((*basis, *reasons_of(every))))
    yield TableBlock(side_by_side_table(shown))
    if without := without_lines_sentence(one for one in every if one not in shown):
        yield plain(without)
    for table in (ranges_table(every), stated_table(stated_beside(part.reference, every))):
        if table is not None:
            yield TableBlock(table)
    known = tuple(one for one in every if one.code not in withheld)
    yield from _switching(known)
    yield from _scenarios(known, part)
    if ranges := ranges_sentence(life for _one, life in lived):
        yield plain(ranges)
    for one, life in lived:
        yield TableBlock(years_table(one, life))
        if own := own_sentences(one):
            yield plain(" ".join(own))
        if gaps := missing_sentences(life):
            yield plain(f"In no sum: {'; '.join(gaps)}.")


def _switching(every: tuple[OptionCosts, ...]) -> Iterator[Block]:
    """What would change the order of these options."""
    costs = compared_costs(every)
    if costs is None:
        return
    if told := switching_sentences(costs):
        yield ItemList(tuple((plain(one),) for one in told))
    for table in (costs_change_table(costs), value_change_table(costs), rates_table(costs)):
        if table is not None:
            yield TableBlock(table)


def _scenarios(every: tuple[OptionCosts, ...], part: CaseAppraisal) -> Iterator[Block]:
    """These options under each scenario, and what the named ones change."""
    found = costs_under(every, part.cost_scenarios)
    if found is None:
        return
    named = (f"{one.name}: {change_sentence(one)} {one.why}".strip() for one in part.cost_scenarios)
    yield ItemList(tuple((plain(one),) for one in (*named, *scenario_sentences(found))))
    for table in scenario_tables(found):
        yield TableBlock(table)
