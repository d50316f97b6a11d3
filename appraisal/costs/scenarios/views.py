"""Pages of the named scenarios of costs, and what the page of all costs shows of them."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.mapped import COST_SCENARIO
from appraisal.costs.scenarios.actions import SCENARIOS
from appraisal.costs.scenarios.forms import CostScenarioForm
from appraisal.costs.scenarios.tables import scenario_tables
from appraisal.costs.scenarios.words import change_sentence, scenario_sentences
from appraisal.costs.scenarios.working import costs_under
from appraisal.models import CostScenario
from appraisal.states import Change
from schemes.access import Act
from workbench.pages.row_pages import Editing, ListPages, Removing

PAGES: ListPages[CostScenario, AppraisalPlace] = ListPages(
    rows=SCENARIOS,
    place=partial(appraisal_for, act=Act.WRITE, change=Change.DESCRIPTIONS),
    way=lambda place: ((_("Costs and savings"), place.url("costs")),),
    room="options",
    form=CostScenarioForm,
    editing=Editing(
        add=gettext_lazy("Add a scenario"),
        added=gettext_lazy("The scenario is added."),
        change=gettext_lazy("Change “%(name)s”"),
        changed=gettext_lazy("“%(name)s” is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove “%(name)s”?"),
        button=gettext_lazy("Remove this scenario"),
        done=gettext_lazy("“%(name)s” is removed."),
    ),
    goes=lambda _row: [
        _("Pages and papers no longer show the options under it."),
        _("The history keeps every figure of it."),
    ],
    move_page="costscenario-move",
)


def scenarios_shown(place: AppraisalPlace, every: Iterable[OptionCosts]) -> dict[str, Any]:
    """The values of `appraisal/costs/scenarios.html`: the named scenarios with their addresses, and
    the options under each scenario where there are any with lines."""
    rows = list(SCENARIOS.of(place.appraisal).order_by("position", "pk"))
    parts = [COST_SCENARIO.part_of(row) for row in rows]
    moves = PAGES.moves(place, rows)
    found = costs_under(every, parts)
    return {
        "scenarios": [
            {
                "row": row,
                "changes": change_sentence(part),
                "edit": place.url("costscenario-edit", row.pk),
                "remove": place.url("costscenario-remove", row.pk),
                "move": moves.get(row.pk),
            }
            for row, part in zip(rows, parts, strict=True)
        ],
        "scenario_add": place.url("costscenario-new"),
        "scenario_tables": scenario_tables(found) if found else [],
        "scenario_told": scenario_sentences(found) if found else [],
    }
