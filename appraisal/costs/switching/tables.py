"""What would change the order of options by cost, in tables. Changes are in per cent of what
changes, with their sign."""

from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.costs.switching.comparing import ComparedCosts
from appraisal.costs.switching.words import nearest, rate_words
from schemes.finance.worth.rates import RateChange
from schemes.finance.worth.switching import Flows, Measure
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import shortened
from workbench.numbers.meetings import ALL_OF_IT, Meeting
from workbench.numbers.rounding import column_places
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table

MOST_RATES = 12  # rows of the table of rates
_NOW = Fraction("0.035")  # the Green Book's first rate: the rates nearest to it come first
_LEAST = 2


def costs_change_table(costs: ComparedCosts) -> Table | None:
    """By how much each option's costs must change before it changes places; None where there is
    nothing to compare it with."""
    if not costs.is_comparison:
        return None
    found = costs.found
    first = found.first[Measure.NET_PRESENT_COST]
    least = found.flow(first[0]).present_cost
    rows = []
    for flow in sorted(found.flows, key=lambda one: one.present_cost):
        one = found.option(flow.code)
        to_first = Cell(_("Is the cheapest"))
        if flow.code not in first:
            to_first = _change(_to_reach(flow.present_cost, least))
        rows.append(
            Row(
                Cell(costs.names[flow.code]),
                (
                    _pounds(flow.present_cost),
                    _meeting(costs, nearest(one.present_cost)),
                    to_first,
                    _pounds(flow.whole_life_cost),
                    _meeting(costs, nearest(one.whole_life)),
                ),
            )
        )
    columns = (
        Column(_("Option")),
        Column(_("Net present cost (£)"), numeric=True),
        Column(_("Smallest change in costs that moves it (%)"), numeric=True),
        Column(_("To be the cheapest (%)"), numeric=True),
        Column(_("Whole-life cost (£)"), numeric=True),
        Column(_("Smallest change, not discounted (%)"), numeric=True),
    )
    caption = _("By how much costs must change before the order does")
    return Table(caption, columns, tuple(rows), name="costs-switching")


def value_change_table(costs: ComparedCosts) -> Table | None:
    """By how much each option's costs or savings must change before it changes places by net
    present value, or breaks even; None where no option saves anything."""
    found = costs.found
    if not found.saves:
        return None
    rows = []
    for flow in sorted(found.flows, key=lambda one: -one.present_value):
        one = found.option(flow.code)
        cells = [_pounds(flow.present_value)]
        if costs.is_comparison:
            cells.append(_meeting(costs, nearest(one.value_by_costs)))
            cells.append(_meeting(costs, nearest(one.value_by_savings)))
        rows.append(Row(Cell(costs.names[flow.code]), (*cells, *_break_even(costs, flow))))
    moves = (
        Column(_("Smallest change in costs that moves it (%)"), numeric=True),
        Column(_("Smallest change in savings that moves it (%)"), numeric=True),
    )
    columns = (
        Column(_("Option")),
        Column(_("Net present value (£)"), numeric=True),
        *(moves if costs.is_comparison else ()),
        Column(_("Costs, to break even (%)"), numeric=True),
        Column(_("Savings, to break even (%)"), numeric=True),
        Column(_("Breaks even at a rate of"), numeric=True),
    )
    caption = _("By how much costs or savings must change before the order by value does")
    return Table(caption, columns, tuple(rows), name="value-switching")


def rates_table(costs: ComparedCosts) -> Table | None:
    """The discount rates at which options change places, those nearest to 3.5% first chosen where
    there are many, in their sequence; None where no two do."""
    found = costs.found
    every = [
        *((_("Net present cost"), one) for one in found.costs_by_rate.switches),
        *((_("Net present value"), one) for one in found.values_by_rate.switches),
    ]
    near = sorted(every, key=lambda pair: abs(pair[1].change.middle - _NOW))[:MOST_RATES]
    if not near:
        return None
    near.sort(key=lambda pair: pair[1].change.middle)
    caption = _("Discount rates at which options change places")
    if len(every) > len(near):
        told = {"caption": caption, "shown": len(near), "all": number(len(every))}
        caption = _("%(caption)s, the %(shown)s of %(all)s nearest to 3.5%%") % told
    columns = (
        Column(_("Discount rate"), numeric=True),
        Column(_("By")),
        Column(_("First below it")),
        Column(_("First above it")),
    )
    rows = tuple(
        Row(
            _rate(one.change),
            (Cell(by), Cell(costs.names[one.before]), Cell(costs.names[one.after])),
        )
        for by, one in near
    )
    return Table(caption, columns, rows, name="rates-switching")


def _break_even(costs: ComparedCosts, flow: Flows) -> tuple[Cell, ...]:
    one = costs.found.option(flow.code)
    if not flow.saves:
        return (Cell(_("Saves nothing")),) * 3
    rates = Cell(_("At none"))
    if one.rates:
        rates = Cell(
            shortened([rate_words(rate) for rate in one.rates]),
            value=" ".join(exact_text(rate.middle) for rate in one.rates),
        )
    return (_change(one.costs_to_break_even), _change(one.savings_to_break_even), rates)


def _to_reach(cost: Fraction, other: Fraction) -> Fraction | None:
    if not cost:
        return None
    change = (other - cost) / cost
    return change if change >= ALL_OF_IT else None


def _meeting(costs: ComparedCosts, found: Meeting | None) -> Cell:
    """The change, with whom the option meets then beneath it."""
    if found is None:
        return _change(None)
    names = shortened([costs.names[code] for code in found.others])
    cell = _change(found.change)
    return Cell(cell.text, note=_("meets %(names)s") % {"names": names}, value=cell.value)


def _change(change: Fraction | None) -> Cell:
    """A change in per cent with its sign, in as many places as show that it is one."""
    if change is None:
        return Cell(_("None does"))
    places = min(column_places([change * 100, Fraction(0)]), max(_LEAST, _shows(change * 100)))
    sign = "+" if change > 0 else ""
    return Cell(f"{sign}{number(change * 100, places)}", value=exact_text(change * 100))


def _shows(value: Fraction) -> int:
    """How many decimal places it takes to print `value` as something else than nought."""
    places = 0
    while value and abs(value) * 10**places < Fraction(1, 2):
        places += 1
    return places


def _pounds(value: Fraction) -> Cell:
    return Cell(number(value), value=exact_text(value))


def _rate(change: RateChange) -> Cell:
    return Cell(rate_words(change), value=exact_text(change.middle))
