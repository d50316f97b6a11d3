"""The pictures of an appraisal, by the names that its page of pictures gives them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appraisal.engine.agreement.spread import NO_SPREAD, Spread
from reports.blocks.appraisal.drawn.assessors import cells_spread, totals_spread
from reports.blocks.appraisal.drawn.moved import nearest_criteria
from reports.blocks.appraisal.drawn.profiles import profiles
from reports.blocks.appraisal.drawn.sparks import weight_sparks
from reports.blocks.appraisal.drawn.tornado import tornado
from reports.blocks.appraisal.drawn.weights import weight_lines
from reports.blocks.appraisal.pictures import contributions_chart
from reports.blocks.appraisal.sure.pictures import ranks_chart
from reports.blocks.appraisal.worth.value import value_chart, value_table
from reports.casefile.findings import Findings
from workbench.charts.chart import AnyChart, Points
from workbench.pages.tables import Table


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is made of: the findings, what assessors gave and the weights of each by
    criterion where the reader may see them, and the criterion that was asked for, "" for none."""

    findings: Findings
    given: Spread = NO_SPREAD
    weighed: Sequence[Mapping[str, Fraction]] = ()
    criterion: str = ""

    @property
    def of_criterion(self) -> str:
        """The criterion that was asked for, else the one whose weight turns the first place
        soonest; "" where no weight can move."""
        near = nearest_criteria(self.findings)
        return self.criterion if self.criterion in near else near[0] if near else ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it is called, how it is made, and what is said where there is none.
    `rests_on_own`: it shows what assessors gave."""

    title: str | Promise
    make: Callable[[Asked], AnyChart | None]
    none: str | Promise
    rests_on_own: bool = False


_NO_WEIGHTS = _(
    "There is nothing to draw: at least two options must be taken forward, each with points on "
    "every ranking criterion, and the criteria need weights."
)
_NO_RANKS = _("There is nothing to draw: no option has a rank.")
_NO_OWN = _(
    "There is nothing to draw: at least two assessors must have rated the same option apart, and "
    "you must be one of those who may see what they gave."
)

PICTURES: Mapping[str, Picture] = {
    "contributions": Picture(
        _("What each criterion adds"),
        lambda asked: (
            None if asked.findings.result.qualitative else contributions_chart(asked.findings)
        ),
        _NO_RANKS,
    ),
    "profiles": Picture(
        _("Profiles of options"), lambda asked: profiles(asked.findings), _NO_RANKS
    ),
    "small-changes": Picture(
        _("Does a small change of weight matter?"),
        lambda asked: weight_sparks(asked.findings),
        _NO_WEIGHTS,
    ),
    "weight": Picture(
        _("Totals as one weight moves"),
        lambda asked: weight_lines(asked.findings, asked.of_criterion),
        _NO_WEIGHTS,
    ),
    "lead": Picture(
        _("What moves the lead most"),
        lambda asked: tornado(asked.findings, asked.given, asked.weighed),
        _NO_WEIGHTS,
        rests_on_own=True,
    ),
    "ranks": Picture(
        _("How often each rank"),
        lambda asked: ranks_chart(asked.findings),
        _(
            "There is nothing to draw: at least two options must be taken forward, each with "
            "points on every ranking criterion."
        ),
    ),
    "value": Picture(
        _("Cost against benefit"),
        lambda asked: value_chart(asked.findings),
        _("There is nothing to draw: at least two options need a cost and a total."),
    ),
    "assessors": Picture(
        _("Assessors’ totals"),
        lambda asked: totals_spread(asked.findings, asked.given),
        _NO_OWN,
        rests_on_own=True,
    ),
    "disagreement": Picture(
        _("Where assessors differ"),
        lambda asked: cells_spread(asked.findings, asked.given),
        _NO_OWN,
        rests_on_own=True,
    ),
}


def table_of(chart: AnyChart, findings: Findings) -> Table | None:
    """The table with the numbers of a picture."""
    return value_table(findings) if isinstance(chart, Points) else chart.table


def criteria_to_move(findings: Findings, current: str) -> list[tuple[str, str, bool]]:
    """The criteria whose weights can be moved, in page sequence: code, name, whether it is the one
    that is drawn."""
    near = set(nearest_criteria(findings))
    return [
        (one.code, one.name, one.code == current)
        for one in findings.ranking_criteria
        if one.code in near
    ]
