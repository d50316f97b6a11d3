"""A scheme's savings lines worked out over the years of its programme."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from schemes.casefile.money import finance_line
from schemes.finance.amounts import Missing
from schemes.finance.discounting import PresentValue, Timing, net_present_value
from schemes.finance.lines import Line, LineKind, parts
from schemes.finance.payback import Payback, PaybackCase, payback
from schemes.finance.sensitivity import Goal, Switches, Tornado, switching_values, tornado
from schemes.finance.totals import Totals, TotalsView, Weighting, totals
from schemes.finance.years import FinancialYear
from schemes.models import SavingsLine, Scheme
from schemes.savings.inputs import weighting_of, years_of

TIMING = Timing.START
"""Year 0 counts in full, as the Green Book has it: its money lies no time ahead."""

Words = dict[tuple[LineKind, FinancialYear], list[str]]


@dataclass(frozen=True)
class SavingsModel:
    """Lines over `years`, which are one after another. `weighting` is how far savings and income
    count in the weighted sums."""

    lines: tuple[Line, ...]
    years: tuple[FinancialYear, ...]
    weighting: Weighting

    @classmethod
    def of(cls, scheme: Scheme, rows: list[SavingsLine]) -> "SavingsModel":
        """The lines of a scheme that totals count: alternatives are left out."""
        lines = tuple(finance_line(row) for row in rows if not row.alternative)
        return cls(lines, years_of(scheme.programme), weighting_of(scheme.confidence))

    @cached_property
    def felt(self) -> Totals:
        """What is first felt in each year: the change of the budget."""
        return totals(self.lines, self.years, view=TotalsView.NEW, weighting=self.weighting)

    @cached_property
    def lasting(self) -> Totals:
        """The part of `felt` that carries on in later years."""
        return totals(
            [line for line in self.lines if line.carries_on], self.years, view=TotalsView.NEW
        )

    @cached_property
    def money(self) -> Totals:
        """All the money that each year is better off by, whenever it began."""
        return totals(self.lines, self.years, view=TotalsView.MONEY)

    @property
    def missing(self) -> Words:
        """The words for what is missing of each kind in the year in which it would first be
        felt."""
        found: Words = defaultdict(list)
        for line in self.lines:
            for part in parts(line, self.years[0]):
                if isinstance(part.figure, Missing):
                    words = found[line.kind, part.year]
                    if part.figure.word not in words:
                        words.append(part.figure.word)
        return found

    @cached_property
    def present(self) -> PresentValue:
        """What the money of the programme's years is worth at the start of the first of them,
        after one-off costs, whoever funds them."""
        flows = [(one.year, one.sums.net_after_one_off) for one in self.money.years]
        return net_present_value(flows, year_zero=self.years[0], timing=TIMING)

    @property
    def paybacks(self) -> tuple[tuple[PaybackCase, Payback], ...]:
        """When the money is back; at both ends as well where a figure is a range."""
        ranged = self.money.whole.net_after_one_off.is_range
        cases = (
            (PaybackCase.CENTRAL, PaybackCase.WORST, PaybackCase.BEST)
            if ranged
            else (PaybackCase.CENTRAL,)
        )
        return tuple((case, payback(self.lines, self.years, case)) for case in cases)

    def goal(self, year: str = "") -> Goal:
        """The net saving first felt in one year, or in all of them."""
        years = (FinancialYear.parse(year),) if year else self.years
        return Goal(years, self.years[0])

    def tornado(self, goal: Goal) -> Tornado:
        return tornado(self.lines, goal)

    def switches(self, goal: Goal, target: Fraction) -> Switches:
        return switching_values(self.lines, goal, target)


def left_of_target(scheme: Scheme) -> Fraction | None:
    """What of its programme's target this scheme has to bring, the others as they stand: stopped
    ones bring nothing. None where the programme has no target."""
    target = scheme.programme.target
    if target is None:
        return None
    years = [str(year) for year in years_of(scheme.programme)]
    others = Scheme.objects.filter(programme=scheme.programme).exclude(pk=scheme.pk)
    kept = others.exclude(status=Scheme.Status.STOPPED).values_list("figures", flat=True)
    nets = (
        Fraction(figures["years"][year]["net"])
        for figures in kept
        for year in years
        if year in figures.get("years", {})
    )
    return Fraction(target) - sum(nets, Fraction(0))
