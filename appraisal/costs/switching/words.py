"""What would change the order of options by cost, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.costs.switching.comparing import ComparedCosts
from schemes.finance.worth.rates import HIGHEST, ByRate, RateChange, Reign
from schemes.finance.worth.switching import Measure, Switching
from workbench.numbers.listing import listed, shortened
from workbench.numbers.meetings import Meeting, Room
from workbench.numbers.rounding import rounded
from workbench.numbers.text import near_share, percent, pounds

NAMED = 3  # options that a sentence names before it counts the rest
_PLACES = 2  # of a discount rate, in per cent
_FINEST = 4


def switching_sentences(costs: ComparedCosts) -> list[str]:
    """Who is cheapest, who is worth most, and how long that holds; what breaks even; at which
    discount rates the first place changes hands; what is in no comparison."""
    found = costs.found
    told: list[str] = []
    if costs.is_comparison:
        told += named_sentences(costs).values()
    told += _break_even(costs)
    if costs.is_comparison:
        cheapest = _("costs least in present value"), _("cost least in present value")
        most = _("is worth most in present value"), _("are worth most in present value")
        told += _by_rate(costs, found.costs_by_rate, cheapest)
        told += _by_rate(costs, found.values_by_rate, most)
        told.append(
            _(
                "Options with lines are compared here whatever became of them. One discount rate "
                "holds for all years where rates are told apart, and those from 0%% to %(to)s are "
                "tried."
            )
            % {"to": near_share(HIGHEST)}
        )
    return [*told, *_lacking(costs.lacking)]


def named_sentences(costs: ComparedCosts) -> dict[str, str]:
    """Who is cheapest and who is worth most, and until when, each sentence under its name."""
    if not costs.is_comparison:
        return {}
    names = ("cheapest", "cheapest_undiscounted", "worth_most")
    present, whole = _cheapest(costs)
    told = dict(zip(names, (present, whole, "".join(_worth_most(costs))), strict=True))
    return {name: one for name, one in told.items() if one}


def rate_words(change: RateChange) -> str:
    """A discount rate: 5% where it is exactly that, else about 5.23%."""
    if change.low == change.high:
        return near_share(change.low)
    places = _PLACES if rounded(change.middle * 100, _PLACES) else _FINEST
    return _("about %(rate)s") % {"rate": percent(change.middle, places)}


def change_words(change: Fraction) -> str:
    """A change that is to come: "rise by 12%", "fall by about 3.33%"."""
    told = _("fall by %(share)s") if change < 0 else _("rise by %(share)s")
    return told % {"share": near_share(abs(change))}


def nearest(room: Room) -> Meeting | None:
    """The smaller of the two changes that make an option meet another; None where none does."""
    both = [one for one in (room.rises, room.falls) if one is not None]
    return min(both, key=lambda one: abs(one.change), default=None)


def _cheapest(costs: ComparedCosts) -> tuple[str, str]:
    """Who costs least in present value, and who does not discounted; nothing of the second where
    there is nothing to add."""
    found = costs.found
    present = found.first[Measure.NET_PRESENT_COST]
    whole = found.first[Measure.WHOLE_LIFE_COST]
    first = _first(
        costs,
        present,
        found.flow(present[0]).present_cost,
        found.option(present[0]).present_cost,
        discounted=True,
    )
    room = found.option(whole[0]).whole_life
    if whole != present or len(whole) > 1:
        cost = found.flow(whole[0]).whole_life_cost
        return first, _first(costs, whole, cost, room, discounted=False)
    meeting = nearest(room)
    if meeting is None:
        return first, ""
    told = {"name": costs.names[whole[0]], "change": change_words(meeting.change)}
    return first, _(
        "Not discounted, %(name)s stays the cheapest until its costs %(change)s."
    ) % told


def _first(
    costs: ComparedCosts, first: Sequence[str], cost: Fraction, room: Room, *, discounted: bool
) -> str:
    """Who is cheapest and until when."""
    names = [costs.names[code] for code in first]
    told = {"names": shortened(names), "cost": pounds(cost)}
    if len(first) > 1:
        text = (
            _("%(names)s cost equally little in present value, %(cost)s: any change parts them.")
            if discounted
            else _("Not discounted, %(names)s cost equally little, %(cost)s.")
        )
        return text % told
    meeting = nearest(room)
    if meeting is None:
        text = (
            _("%(names)s costs least in present value, %(cost)s.")
            if discounted
            else _("Not discounted, %(names)s costs least, %(cost)s.")
        )
        return text % told
    told |= {
        "change": change_words(meeting.change),
        "others": shortened([costs.names[code] for code in meeting.others]),
    }
    if discounted:
        text = ngettext(
            "%(names)s costs least in present value, %(cost)s, and stays the cheapest until its "
            "costs %(change)s: then %(others)s costs as much.",
            "%(names)s costs least in present value, %(cost)s, and stays the cheapest until its "
            "costs %(change)s: then %(others)s cost as much.",
            len(meeting.others),
        )
    else:
        text = ngettext(
            "Not discounted, %(names)s costs least, %(cost)s, until its costs %(change)s: then "
            "%(others)s costs as much.",
            "Not discounted, %(names)s costs least, %(cost)s, until its costs %(change)s: then "
            "%(others)s cost as much.",
            len(meeting.others),
        )
    return text % told


def _worth_most(costs: ComparedCosts) -> Iterator[str]:
    found = costs.found
    first = found.first.get(Measure.NET_PRESENT_VALUE, ())
    if not first:
        return
    one = found.option(first[0])
    told = {
        "names": shortened([costs.names[code] for code in first]),
        "value": pounds(found.flow(first[0]).present_value),
    }
    if len(first) > 1:
        yield _("%(names)s are worth equally much in present value, %(value)s.") % told
        return
    told["changes"] = _either(nearest(one.value_by_costs), nearest(one.value_by_savings))
    if not told["changes"]:
        yield _("%(names)s is worth most in present value, %(value)s.") % told
        return
    yield (
        _("%(names)s is worth most in present value, %(value)s, and stays so until %(changes)s.")
        % told
    )


def _either(costs: Meeting | None, savings: Meeting | None) -> str:
    parts = []
    if costs is not None:
        parts.append(_("its costs %(change)s") % {"change": change_words(costs.change)})
    if savings is not None:
        parts.append(_("its savings %(change)s") % {"change": change_words(savings.change)})
    return listed(parts, _("or")) if parts else ""


def _break_even(costs: ComparedCosts) -> Iterator[str]:
    """Of each option that saves, whether it pays for itself and what would change that; the first
    three by value."""
    found = costs.found
    saving = sorted(
        (one for one in found.flows if one.saves), key=lambda one: one.present_value, reverse=True
    )
    for flow in saving[:NAMED]:
        yield _pays(costs, found.option(flow.code), flow.present_value)


def _pays(costs: ComparedCosts, one: Switching, value: Fraction) -> str:
    told = {"name": costs.names[one.code]}
    if not value:
        return _("%(name)s just pays for itself over these years.") % told
    changes = (one.costs_to_break_even, one.savings_to_break_even)
    told["changes"] = _either(*(None if c is None else Meeting(c, ()) for c in changes))
    if value > 0:
        text = _("%(name)s pays for itself over these years.")
        if told["changes"]:
            text = _("%(name)s pays for itself over these years until %(changes)s.")
    else:
        text = _("%(name)s does not pay for itself over these years.")
        if told["changes"]:
            text = _("%(name)s does not pay for itself over these years unless %(changes)s.")
    return text % told


def _by_rate(costs: ComparedCosts, found: ByRate, verbs: tuple[str, str]) -> Iterator[str]:
    """Who is first at which discount rates."""
    if not found.reigns:
        return
    first, *others = found.reigns
    told = {"names": _reigning(costs, first), "verb": verbs[len(first.codes) > 1]}
    if not others:
        yield _("%(names)s %(verb)s at every discount rate.") % told
        return
    assert first.ends is not None
    parts = [
        _("%(names)s %(verb)s up to a discount rate of %(rate)s")
        % (told | {"rate": rate_words(first.ends)})
    ]
    for reign in others:
        assert reign.starts is not None
        names = _reigning(costs, reign)
        if reign.ends is None:
            parts.append(_("%(names)s above that") % {"names": names})
        else:
            up_to = {"names": names, "rate": rate_words(reign.ends)}
            parts.append(_("%(names)s from there up to %(rate)s") % up_to)
    yield f"{', '.join(parts)}."


def _reigning(costs: ComparedCosts, reign: Reign) -> str:
    return shortened([costs.names[code] for code in reign.codes])


def _lacking(names: Iterable[str]) -> Iterator[str]:
    names = tuple(names)
    if names:
        text = ngettext(
            "A figure of %(names)s is missing, which is in none of these comparisons.",
            "Figures of %(names)s are missing, which are in none of these comparisons.",
            len(names),
        )
        yield text % {"names": shortened(names)}
