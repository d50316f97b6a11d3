"""What the lines of options come to: from parts of the case file to `schemes/finance/`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from appraisal.casefile.parts import CaseAppraisal, CaseEstimates, CaseFinance, CaseOption
from schemes.casefile.money import finance_line
from schemes.finance.lines import LineKind
from schemes.finance.worth.whole_life import Estimates, LineEstimates, WholeLife, whole_life
from schemes.finance.years import FinancialYear, year_range

FROM_LINES = "lines"

Years = tuple[FinancialYear, ...]


@dataclass(frozen=True, slots=True)
class OwnEstimates:
    """What a line says for itself of how sure it is, with the reason for its optimism bias."""

    name: str
    kind: LineKind
    said: LineEstimates
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OptionCosts:
    """One option with what its lines come to: None where it has none that count. `stated_cost` and
    `stated_savings` are what was stated of it beside them, in pounds."""

    code: str
    name: str
    life: WholeLife | None
    bias_reason: str = ""
    own: tuple[OwnEstimates, ...] = ()
    stated_cost: Fraction | None = None
    stated_savings: Fraction | None = None


def stated_years(money: CaseFinance) -> Years:
    """The years over which the appraisal says that its options are looked at; none where it does
    not say."""
    if not money.first_year or not money.years:
        return ()
    return year_range(FinancialYear.parse(money.first_year), money.years)


def costs_of(options: Iterable[CaseOption], years: Years) -> tuple[OptionCosts, ...]:
    """Each option with its lines over `years`, in the sequence given. Raises what `finance_line`
    raises."""
    return tuple(_costs(one, years) for one in options)


def whole_life_cost(option: CaseOption, part: CaseAppraisal) -> Fraction | None:
    """What an option costs for the engine: as stated, or what its lines cost over its life,
    discounted, where the appraisal says so and the option has lines. None where a figure of them
    is missing: a cost that is not known is no cost of nought."""
    life = life_of_cost(option, part)
    if life is None:
        return _exact(option.cost)
    return None if life.gaps else life.net_present_cost.total.central


def life_of_cost(option: CaseOption, part: CaseAppraisal) -> WholeLife | None:
    """What the lines of an option come to, where they give its cost; None where the stated cost
    counts."""
    years = stated_years(part.finance)
    return _life(option, years) if part.finance.costs_from == FROM_LINES and years else None


def _costs(option: CaseOption, years: Years) -> OptionCosts:
    return OptionCosts(
        code=option.code,
        name=option.name,
        life=_life(option, years),
        bias_reason=option.estimates.bias_reason,
        own=tuple(_own_estimates(option)),
        stated_cost=_exact(option.cost),
        stated_savings=_exact(option.finance.total_savings),
    )


def _life(option: CaseOption, years: Years) -> WholeLife | None:
    lines = tuple(finance_line(one) for one in option.lines if not one.alternative)
    if not lines:
        return None
    own = {one.name: one.said for one in _own_estimates(option)}
    return whole_life(lines, years, estimates_of(option.estimates), own)


def estimates_of(said: CaseEstimates) -> Estimates:
    """How sure the lines of an option are, where they do not say otherwise."""
    return Estimates(
        cost_bias=Fraction(said.cost_bias or 0),
        saving_bias=Fraction(said.saving_bias or 0),
        below=Fraction(said.below or 0),
        above=Fraction(said.above or 0),
    )


def _own_estimates(option: CaseOption) -> Iterator[OwnEstimates]:
    """What the lines of an option that count say for themselves."""
    for line in option.lines:
        said = line.estimates
        own = LineEstimates(_exact(said.bias), _exact(said.below), _exact(said.above))
        if own != LineEstimates() and not line.alternative:
            yield OwnEstimates(line.name, LineKind(line.kind), own, said.bias_reason)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
