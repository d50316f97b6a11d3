"""Scenarios of costs in sentences: what each changes, and whether the first place holds in all."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.casefile.parts import CaseCostScenario
from appraisal.costs.scenarios.working import CostsUnder
from schemes.finance.worth.scenarios import Place, RangeEnd
from workbench.numbers.listing import listed, opening, shortened
from workbench.numbers.text import plain_share


def change_sentence(part: CaseCostScenario) -> str:
    """What a named scenario changes: “Costs 5% more in each year; discounted at 6%.”"""
    said = []
    for what, change, yearly in (
        (_("costs"), part.cost_change, part.cost_yearly),
        (_("savings and income"), part.saving_change, part.saving_yearly),
    ):
        parts = []
        if change is not None:
            parts.append(_more(Fraction(change)))
        if yearly is not None:
            each = {"change": _more(Fraction(yearly))}
            parts.append(_("%(change)s in each year than in the one before") % each)
        if parts:
            said.append(f"{what} {listed(parts)}")
    if part.discount_rate is not None:
        rate = {"rate": plain_share(Fraction(part.discount_rate))}
        said.append(_("discounted at %(rate)s in all years") % rate)
    return f"{opening('; '.join(said))}." if said else ""


def scenario_sentences(under: CostsUnder) -> list[str]:
    """Whether who is cheapest, and who is worth most, holds in every scenario."""
    told = list(named_scenario_sentences(under).values())
    if any(one.scenario.end is not RangeEnd.CENTRAL for one in under.found):
        told.append(
            _(
                "Low takes the lowest savings with the highest costs, high the highest savings "
                "with the lowest costs."
            )
        )
    return told


def named_scenario_sentences(under: CostsUnder) -> dict[str, str]:
    """Who is cheapest and who is worth most under which scenario, each sentence under its name;
    nothing where one option stands alone."""
    if len(under.names) < 2:
        return {}
    costs = [(one.scenario.name, one.costs) for one in under.found]
    values = [(one.scenario.name, one.values) for one in under.found]
    cheapest, most = _("the least net present cost"), _("the greatest net present value")
    told = {"scenarios_cost": "".join(first_sentences(under.names, costs, cheapest))}
    if under.saves:
        told["scenarios_value"] = "".join(first_sentences(under.names, values, most))
    return told


def first_sentences(
    names: Mapping[str, str], places: Sequence[tuple[str, Mapping[str, Place]]], what: str
) -> Iterator[str]:
    """Who is first in every scenario, or in which ones; nothing where nobody is in a place."""
    first: dict[tuple[str, ...], list[str]] = {}
    for scenario, found in places:
        leaders = tuple(code for code, one in found.items() if one.rank == 1)
        if leaders:
            first.setdefault(leaders, []).append(scenario)
    if len(first) == 1:
        (leaders,) = first
        text = ngettext(
            "%(names)s has %(what)s in every scenario.",
            "%(names)s have %(what)s in every scenario, the same for each.",
            len(leaders),
        )
        yield text % {"names": _names(names, leaders), "what": what}
        return
    if not first:
        return
    parts = [
        _("%(names)s under %(scenarios)s")
        % {"names": _names(names, leaders), "scenarios": shortened(scenarios)}
        for leaders, scenarios in first.items()
    ]
    yield _("Who has %(what)s depends on the scenario: %(parts)s.") % {
        "what": what,
        "parts": "; ".join(parts),
    }


def _more(change: Fraction) -> str:
    told = _("%(share)s less") if change < 0 else _("%(share)s more")
    return told % {"share": plain_share(abs(change))}


def _names(names: Mapping[str, str], codes: Sequence[str]) -> str:
    return shortened([names[code] for code in codes])
