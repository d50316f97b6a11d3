"""What the page of all options shows of what would change their order by cost."""

from collections.abc import Iterable
from typing import Any

from appraisal.casefile.costs import OptionCosts
from appraisal.costs.switching.comparing import compared_costs
from appraisal.costs.switching.tables import costs_change_table, rates_table, value_change_table
from appraisal.costs.switching.words import switching_sentences


def switching_shown(every: Iterable[OptionCosts]) -> dict[str, Any]:
    """The values of `appraisal/costs/switching.html`; empty where no option has lines that can be
    compared."""
    costs = compared_costs(every)
    if costs is None:
        return {"switching": [], "switching_tables": []}
    tables = (costs_change_table(costs), value_change_table(costs), rates_table(costs))
    return {
        "switching": switching_sentences(costs),
        "switching_tables": [one for one in tables if one is not None],
    }
