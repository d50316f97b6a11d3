"""The savings model of a scheme: its lines worked out over the years of its programme."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from schemes.casefile.money import finance_line
from schemes.finance.amounts import Missing
from schemes.finance.lines import Line, LineKind, parts
from schemes.finance.stay import Stay
from schemes.finance.totals import Totals, TotalsView, Weighting, totals
from schemes.finance.worth.discounting import PresentValue, Timing, net_present_value
from schemes.finance.worth.payback import Payback, PaybackCase, payback
from schemes.finance.worth.sensitivity import Goal, Switches, Tornado, switching_values, tornado
from schemes.finance.years import FinancialYear
from schemes.models import SavingsLine, Scheme
from schemes.savings.inputs import weighting_of, years_of

TIMING = Timing.START
"""When money is discounted from: the start of year 0. The money of year 0 counts in full, as the
Green Book has it."""

MissingWords = dict[tuple[LineKind, FinancialYear], list[str]]
"""Why figures are missing ("not received"), by kind of line and financial year."""


@dataclass(frozen=True)
class SavingsModel:
    """Savings lines with all that is worked out from them, in pounds.

    `years` are the programme's financial years, without gaps. `weighting` says at what share
    savings and income count in weighted sums.
    """

    lines: tuple[Line, ...]
    years: tuple[FinancialYear, ...]
    weighting: Weighting

    @classmethod
    def of(cls, scheme: Scheme, rows: list[SavingsLine]) -> "SavingsModel":
        """The model of a scheme from its rows; alternative lines, which no total counts, are left
        out."""
        lines = tuple(finance_line(row) for row in rows if not row.alternative)
        return cls(lines, years_of(scheme.programme), weighting_of(scheme.confidence))

    @cached_property
    def new(self) -> Totals:
        """The new money of each year: what is first felt in it, the change of the budget.

        Source: docs/design.md, Savings, point 4."""
        return totals(self.lines, self.years, view=TotalsView.NEW, weighting=self.weighting)

    @cached_property
    def money(self) -> Totals:
        """All the money of each year, whether it began in that year or before."""
        return totals(self.lines, self.years, view=TotalsView.MONEY)

    @property
    def missing(self) -> MissingWords:
        """Why figures are missing ("not received"), by kind of line and by the year in which the
        figure would be new."""
        return self.missing_of(*Stay)

    def missing_of(self, *stays: Stay) -> MissingWords:
        """`missing`, of the lines that stay so."""
        found: MissingWords = defaultdict(list)
        for line in self.lines:
            if line.stay not in stays:
                continue
            for part in parts(line, self.years[0]):
                if isinstance(part.figure, Missing):
                    words = found[line.kind, part.year]
                    if part.figure.word not in words:
                        words.append(part.figure.word)
        return found

    @cached_property
    def present(self) -> PresentValue:
        """The net present value at the start of the programme's first year, after one-off costs,
        whoever funds them."""
        flows = [(one.year, one.sums.net_after_one_off) for one in self.money.years]
        return net_present_value(flows, year_zero=self.years[0], timing=TIMING)

    @property
    def paybacks(self) -> tuple[tuple[PaybackCase, Payback], ...]:
        """When what was spent is back: with central figures, and with the worst and best ends as
        well where an amount is a range."""
        ranged = self.money.whole.net_after_one_off.is_range
        cases = (
            (PaybackCase.CENTRAL, PaybackCase.WORST, PaybackCase.BEST)
            if ranged
            else (PaybackCase.CENTRAL,)
        )
        return tuple((case, payback(self.lines, self.years, case)) for case in cases)

    @property
    def lasting_alone(self) -> "SavingsModel":
        """The model of the lines that last, which alone meet a programme's target."""
        lines = tuple(line for line in self.lines if line.stay is Stay.LASTING)
        return SavingsModel(lines, self.years, self.weighting)

    def goal(self, year: str = "") -> Goal:
        """What a driver is tested on: the new net saving of one year ("2018/19"), or of all years
        where `year` is empty."""
        years = (FinancialYear.parse(year),) if year else self.years
        return Goal(years, self.years[0])

    def tornado(self, goal: Goal) -> Tornado:
        """The saving of `goal` at the lowest and the highest value of each driver by itself."""
        return tornado(self.lines, goal)

    def switches(self, goal: Goal, target: Fraction) -> Switches:
        """The value of each driver beyond which the saving of `goal` misses `target` (pounds)."""
        return switching_values(self.lines, goal, target)


def left_of_target(scheme: Scheme) -> Fraction | None:
    """What of this scheme has to last for its programme to reach its target, in pounds: the target
    less what lasts of all other schemes, except stopped ones. None where there is no target."""
    target = scheme.programme.target
    if target is None:
        return None
    others = Scheme.objects.filter(programme=scheme.programme).exclude(pk=scheme.pk)
    kept = others.exclude(status=Scheme.Status.STOPPED).values_list("figures", flat=True)
    stays = (figures.get("stays", {}).get(Stay.LASTING.value) for figures in kept)
    nets = (Fraction(lasting["whole"]["net"]) for lasting in stays if lasting)
    return Fraction(target) - sum(nets, Fraction(0))
