"""Options under every scenario: low, central and high where they have ranges, then the named
ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.parts import CaseCostScenario
from schemes.finance.worth.scenarios import RangeEnd, Scenario, Under, under
from schemes.finance.worth.whole_life import WholeLife


@dataclass(frozen=True, slots=True)
class CostsUnder:
    """The options that have lines and lack no figure under each scenario, the central one first.
    `names` are theirs by code; `saves` says whether any of them has a saving."""

    names: dict[str, str]
    found: tuple[Under, ...]
    saves: bool


def costs_under(
    every: Iterable[OptionCosts], named: Sequence[CaseCostScenario]
) -> CostsUnder | None:
    """Options set against each other under each scenario; None where fewer than one has lines, or
    where there is no scenario but the central one."""
    known = [(one, one.life) for one in every if one.life is not None and not one.life.gaps]
    lives = [(one.code, life) for one, life in known]
    scenarios = scenarios_of((life for _code, life in lives), named)
    if not known or len(scenarios) < 2:
        return None
    return CostsUnder(
        {one.code: one.name for one, _life in known},
        tuple(under(lives, one) for one in scenarios),
        any(year.savings.low or year.savings.high for _c, life in lives for year in life.by_year),
    )


def scenarios_of(
    lives: Iterable[WholeLife], named: Iterable[CaseCostScenario]
) -> tuple[Scenario, ...]:
    """The central scenario, low and high where any amount is a range, and the named ones."""
    ranges = any(
        amount.is_range
        for life in lives
        for year in life.by_year
        for amount in (year.cost, year.net)
    )
    ends = (Scenario(_("Low"), end=RangeEnd.LOW), Scenario(_("High"), end=RangeEnd.HIGH))
    central = Scenario(_("Central"))
    first = (ends[0], central, ends[1]) if ranges else (central,)
    return (*first, *map(scenario_of, named))


def scenario_of(part: CaseCostScenario) -> Scenario:
    """A named scenario as the sums take it."""
    return Scenario(
        part.name,
        Fraction(part.cost_change or 0),
        Fraction(part.cost_yearly or 0),
        Fraction(part.saving_change or 0),
        Fraction(part.saving_yearly or 0),
        None if part.discount_rate is None else Fraction(part.discount_rate),
    )
