"""Options under scenarios, in tables: an amount and its rank for each scenario."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from appraisal.costs.scenarios.working import CostsUnder
from schemes.finance.worth.scenarios import Place
from workbench.numbers.exact import exact_text
from workbench.numbers.ranks import rank_text
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table

NO_AMOUNT = "missing"
MOST_SCENARIOS = 4  # in one table: the others stand in a table beneath it


def scenario_tables(under: CostsUnder) -> list[Table]:
    """Net present costs under each scenario, and net present values where any option saves."""
    costs = [(one.scenario.name, one.costs) for one in under.found]
    values = [(one.scenario.name, one.values) for one in under.found]
    caption = _("Net present cost under each scenario, £")
    found = places_tables(under.names, costs, caption, "costs-scenarios")
    if under.saves:
        caption = _("Net present value under each scenario, £")
        found += places_tables(under.names, values, caption, "values-scenarios")
    return found


def places_tables(
    names: Mapping[str, str],
    places: Sequence[tuple[str, Mapping[str, Place]]],
    caption: str,
    name: str,
    decimals: int = 0,
) -> list[Table]:
    """A row for each option, an amount and its rank for each scenario, four scenarios to a table.
    An option that is in no place under a scenario has no amount there."""
    tables = []
    for at in range(0, len(places), MOST_SCENARIOS):
        some = places[at : at + MOST_SCENARIOS]
        columns = [Column(_("Option"))]
        for scenario, _found in some:
            columns.append(Column(scenario, numeric=True))
            columns.append(Column(_("Rank: %(scenario)s") % {"scenario": scenario}, numeric=True))
        rows = tuple(
            Row(
                Cell(option),
                tuple(cell for _n, one in some for cell in _place(one, code, decimals)),
            )
            for code, option in names.items()
        )
        more = _("%(caption)s (continued)") % {"caption": caption} if at else caption
        tables.append(Table(more, tuple(columns), rows, name=f"{name}-{at}" if at else name))
    return tables


def _place(places: Mapping[str, Place], code: str, decimals: int) -> tuple[Cell, Cell]:
    one = places.get(code)
    if one is None:
        return Cell(_("Not defined"), kind=NO_AMOUNT), Cell(_("Not ranked"), kind=NO_AMOUNT)
    return (
        Cell(number(one.amount, decimals), value=exact_text(one.amount)),
        Cell(rank_text(one.rank, one.joint), value=str(one.rank)),
    )
