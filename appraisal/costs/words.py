"""Sentences about the costs and savings of options, for pages and papers."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.casefile.costs import OptionCosts, OwnEstimates, Years
from schemes.finance.lines import Line
from schemes.finance.worth.discounting import net_present_value
from schemes.finance.worth.whole_life import (
    TIMING,
    Estimates,
    LineEstimates,
    WholeLife,
    whole_life,
)
from schemes.savings.words import outside_sentences, rates_sentence
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import MINUS, plain_pounds, plain_share

MOST_NAMED = 3
"""The most options that a sentence names before it counts the others."""


def basis_sentences(years: Years, price_base: str) -> list[str]:
    """Over which years options are looked at, in the prices of which year, and how their money is
    discounted."""
    told = {"count": len(years), "first": years[0], "last": years[-1]}
    span = ngettext(
        "Options are looked at over one year, %(first)s.",
        "Options are looked at over %(count)d years, %(first)s to %(last)s.",
        len(years),
    )
    prices = (
        _("All amounts are in the prices of %(year)s, without inflation.") % {"year": price_base}
        if price_base
        else _("No price base is stated.")
    )
    present = net_present_value((), year_zero=years[0], timing=TIMING)
    return [span % told, prices, rates_sentence(len(years)), present.convention]


def estimate_sentences(costs: OptionCosts) -> list[str]:
    """The optimism bias of an option with its reason, its stated range, and how many of its lines
    say otherwise for themselves."""
    if costs.life is None:
        return []
    told = [*_bias(costs.life.estimates, costs.bias_reason), *_range(costs.life.estimates)]
    if count := len(costs.own):
        words = ngettext(
            "One line says otherwise for itself.",
            "%(count)s lines say otherwise for themselves.",
            count,
        )
        told.append(words % {"count": opening(count_words(count))})
    return told


def own_sentences(costs: OptionCosts) -> list[str]:
    """What each line of an option says for itself."""
    return [
        _("For the line “%(name)s”, %(said)s.") % {"name": one.name, "said": own_words(one)}
        for one in costs.own
    ]


def own_words(one: OwnEstimates) -> str:
    """What a line says for itself, which goes before what its option says."""
    said, parts = one.said, []
    if said.bias is not None:
        words = _("optimism bias of %(share)s") if said.bias else _("no optimism bias")
        told = {"share": plain_share(said.bias)}
        reason = {"reason": one.reason.strip().rstrip(".")}
        parts.append(words % told + _(" (reason: %(reason)s)") % reason)
    if said.below is not None:
        parts.append(_("%(end)s its amount") % {"end": _below(said.below)})
    if said.above is not None:
        parts.append(_("%(end)s its amount") % {"end": _above(said.above)})
    return listed(parts)


def _below(share: Fraction) -> str:
    if not share:
        return _("not below")
    return _("up to %(share)s below") % {"share": plain_share(share)}


def _above(share: Fraction) -> str:
    if not share:
        return _("not above")
    return _("up to %(share)s above") % {"share": plain_share(share)}


def bias_working(line: Line, years: Years, sure: Estimates, own: LineEstimates | None) -> str:
    """How optimism bias is added to a line over all years, or taken off it; "" where there is
    none, or nothing is known."""
    life = whole_life((line,), years, sure, None if own is None else {line.name: own})
    whole, bias = life.whole, sure.of_line(own).bias_of(line.kind)
    if not bias or not whole.bias.central:
        return ""
    benefit = line.kind.is_benefit
    before = (whole.savings if benefit else whole.set_up + whole.running).central
    after = before - whole.bias.central if benefit else before + whole.bias.central
    told = {
        "share": plain_share(bias),
        "before": plain_pounds(before),
        "sign": MINUS if benefit else "+",
        "bias": plain_pounds(whole.bias.central),
        "after": plain_pounds(after),
    }
    return (
        _("With optimism bias of %(share)s, all years: %(before)s %(sign)s %(bias)s = %(after)s")
        % told
    )


def _bias(sure: Estimates, reason: str) -> list[str]:
    parts = []
    if sure.cost_bias:
        parts.append(_("%(share)s added to costs") % {"share": plain_share(sure.cost_bias)})
    if sure.saving_bias:
        parts.append(_("%(share)s taken off savings") % {"share": plain_share(sure.saving_bias)})
    if not parts:
        return [_("No optimism bias is allowed for.")]
    told = {"parts": listed(parts), "reason": reason.strip().rstrip(".")}
    return [_("Optimism bias: %(parts)s. Reason: %(reason)s.") % told]


def _range(sure: Estimates) -> list[str]:
    if not sure.below and not sure.above:
        return []
    ends = {"below": _below(sure.below), "above": _above(sure.above)}
    return [
        _(
            "Range: each line that has none of its own may lie %(below)s and %(above)s its "
            "amount. The lowest net takes the lowest savings and the highest costs."
        )
        % ends
    ]


def ranges_sentence(lives: Iterable[WholeLife]) -> str:
    """Where a table by year gives its ranges; "" where no sum is a range."""
    if not any(one.whole.net.is_range or one.whole.cost.is_range for one in lives):
        return ""
    return _(
        "By year each sum is given at its central value; its range stands in the row of all years."
    )


def without_lines_sentence(every: Iterable[OptionCosts]) -> str:
    """Which options have no lines, by name as long as they are few; "" where all have some."""
    names = [one.name for one in every if one.life is None]
    more = len(names) - MOST_NAMED
    if not names:
        return ""
    if more > 1:
        others = _("%(count)s others") % {"count": count_words(more)}
        names = [*names[:MOST_NAMED], others]
    return _("No costs or savings by year are given for %(options)s.") % {"options": listed(names)}


def missing_sentences(life: WholeLife) -> list[str]:
    """What no sum counts: figures that are missing, and money outside the years."""
    money = life.money
    outside = outside_sentences(money, _("outside the years of the appraisal"))
    return [*(gap.text for gap in money.gaps), *outside]


def reasons_of(costs: Iterable[OptionCosts]) -> list[str]:
    """What is said of how sure the options are, behind the names of those it is said of."""
    lived = [one for one in costs if one.life is not None]
    of: dict[str, list[str]] = {}
    for one in lived:
        of.setdefault(" ".join(estimate_sentences(one)), []).append(one.name)
    if len(of) == 1 and len(lived) > 1:
        return [_("All options with lines: %(said)s") % {"said": said} for said in of]
    return [f"{listed(names)}: {said}" for said, names in of.items()]
