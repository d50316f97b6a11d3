"""From what was asked to what is drawn, and the words for it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from appraisal.engine.robustness.spread import Cells, spread_cells
from appraisal.engine.robustness.table import WholeTable
from reports.casefile.findings import Findings
from reports.jobs.draws import Draws
from reports.results.drawing.given import GivenApart
from workbench.numbers.listing import count_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn, with the words for it: `short` in a caption, `whole` in a sentence."""

    draws: Draws
    short: str
    whole: str


def asked_for(
    findings: Findings, table: WholeTable, given: GivenApart, answers: dict[str, Any]
) -> Asked:
    """What the answers of the form ask for."""
    how = answers["draw"]
    weights: tuple[tuple[int, ...], ...] = ()
    per_cent = 0
    match how:
        case "band":
            weights, per_cent = (table.weights,), answers["within"]
            short = _("weightings near the agreed one")
            whole = _(
                "weightings drawn evenly from those in which each share is at most %(part)s%% of "
                "itself above or below what was agreed"
            ) % {"part": per_cent}
        case "order":
            weights = (table.weights,)
            short = _("weightings in the agreed order of importance")
            whole = _(
                "weightings drawn evenly from those that keep the order of importance of the "
                "agreed weights"
            )
        case "assessors":
            weights = given.rows(table.criteria)
            short = _("mixtures of the assessors’ weights")
            whole = _("weightings drawn evenly from the mixtures of what %(count)s weighed") % {
                "count": _("one assessor")
                if len(weights) == 1
                else _("%(count)s assessors") % {"count": count_words(len(weights))}
            }
        case _:
            short = _("weightings drawn evenly")
            whole = _("weightings drawn evenly from all that are possible")
    cells: Cells = tuple(tuple((value,) for value in row) for row in table.values)
    if answers.get("ratings") == "spread":
        cells = spread_cells(findings.problem, findings.result, table, given.ratings)
        short = _("%(weightings)s, with ratings of the assessors") % {"weightings": short}
        whole = _("%(weightings)s, and as many ratings from what the assessors gave") % {
            "weightings": whole
        }
    return Asked(
        Draws(table.options, cells, how, weights, per_cent, answers["samples"], answers["seed"]),
        short,
        whole,
    )
