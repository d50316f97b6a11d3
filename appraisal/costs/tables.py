"""Tables of what options cost and save, in pounds: one by year, all of them side by side, and what
was stated of them beside their lines. The same for pages and papers."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from appraisal.casefile.costs import OptionCosts
from schemes.finance.amounts import Amount, certain
from schemes.finance.lines import LineKind
from schemes.finance.worth.whole_life import LifeYear, WholeLife
from schemes.finance.years import FinancialYear
from schemes.reconciliation.findings import ReconciledFigure
from schemes.savings.tables import MOST_IN_CARDS, figure_cell, sum_cell
from workbench.numbers.exact import exact_text
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table

SAVED = (LineKind.SAVING, LineKind.INCOME)
SET_UP = (LineKind.ONE_OFF_COST,)
RUNNING = (LineKind.COST, LineKind.REINVESTMENT)
SPENT = (*SET_UP, *RUNNING)
ALL = (*SAVED, *SPENT)

Part = tuple[str, Callable[[LifeYear], Amount], tuple[LineKind, ...]]


def years_table(costs: OptionCosts, life: WholeLife) -> Table:
    """What an option costs and saves in each year, with what it is worth at the start of the
    first. Ranges stand in the row of all years alone: fifteen years of them fill pages."""
    parts = _parts(life)
    present = life.net_present_value
    rows = [
        Row(
            Cell(str(year)),
            (
                *_cells(parts, money, life, (year,), of_year=True),
                _year_cell(so_far, _words(life, ALL, until=year)),
                Cell(number(step.factor, 4), value=exact_text(step.factor)),
                _year_cell(step.value, _words(life, ALL, (year,))),
            ),
        )
        for year, money, so_far, step in zip(
            life.years, life.by_year, life.cumulative, present.steps, strict=True
        )
    ]
    words = _words(life, ALL, life.years)
    whole = Row(
        Cell(_("All years")),
        (
            *_cells(parts, life.whole, life, life.years),
            sum_cell(life.whole.net, words),
            Cell(_("All years")),
            sum_cell(present.total, words),
        ),
        total=True,
    )
    columns = (
        Column(_("Year")),
        *(Column(f"{name} (£)", numeric=True) for name, _of, _kinds in parts),
        Column(_("Net so far (£)"), numeric=True),
        Column(_("Discount factor"), numeric=True),
        Column(_("Net, worth at the start (£)"), numeric=True),
    )
    caption = _("Costs and savings by year: %(option)s") % {"option": costs.name}
    few = len(life.years) <= MOST_IN_CARDS
    return Table(caption, columns, (*rows, whole), name="option-costs", cards=few)


def side_by_side_table(
    every: Sequence[OptionCosts], url: Callable[[OptionCosts], str] | None = None
) -> Table:
    """These options, each with what it costs and saves over all its years; linked to its page at
    `url`."""
    columns = (
        Column(_("Option")),
        Column(_("Set-up cost (£)"), numeric=True),
        Column(_("Running costs (£)"), numeric=True),
        Column(_("Savings and income (£)"), numeric=True),
        Column(_("Optimism bias (£)"), numeric=True),
        Column(_("Whole-life cost (£)"), numeric=True),
        Column(_("Net present cost (£)"), numeric=True),
        Column(_("Net present value (£)"), numeric=True),
    )
    rows = (
        Row(Cell(one.name, href=url(one) if url else ""), _beside(one, len(columns) - 1))
        for one in every
    )
    return Table(
        _("Costs and savings of the options over all years"),
        columns,
        tuple(rows),
        name="options-costs",
    )


def ranges_table(every: Iterable[OptionCosts]) -> Table | None:
    """The lowest, central and highest present value of each option that has a range; None where
    none has one."""
    rows = []
    for one in every:
        if one.life is None:
            continue
        cost, value = one.life.net_present_cost.total, one.life.net_present_value.total
        if not (cost.is_range or value.is_range):
            continue
        ends = (cost.low, cost.central, cost.high, value.low, value.central, value.high)
        cells = (Cell(number(end), value=exact_text(end)) for end in ends)
        rows.append(Row(Cell(one.name), tuple(cells)))
    if not rows:
        return None
    headings = (
        _("Net present cost, lowest (£)"),
        _("Net present cost, central (£)"),
        _("Net present cost, highest (£)"),
        _("Net present value, lowest (£)"),
        _("Net present value, central (£)"),
        _("Net present value, highest (£)"),
    )
    columns = (Column(_("Option")), *(Column(one, numeric=True) for one in headings))
    caption = _("How far the options’ costs and savings may lie apart")
    return Table(caption, columns, tuple(rows), name="options-ranges")


def stated_table(found: Iterable[ReconciledFigure]) -> Table | None:
    """What was stated of options beside what their lines give; None where nothing was stated of
    an option with lines."""
    rows = tuple(_stated(one) for one in found)
    if not rows:
        return None
    columns = (
        Column(_("Stated figure")),
        Column(_("Stated (£)"), numeric=True),
        Column(_("From the lines (£)"), numeric=True),
        Column(_("Difference (£)"), numeric=True),
    )
    caption = _("What was stated of options beside what their lines come to")
    return Table(caption, columns, rows, name="options-stated", cards=True)


def _stated(one: ReconciledFigure) -> Row:
    stated = Cell(number(one.stated), value=exact_text(one.stated))
    if one.computed is None or one.difference is None:
        why = Cell(_("Not known: %(why)s") % {"why": one.unchecked}, kind="missing")
        return Row(Cell(one.where), (stated, why, Cell(_("Not checked"), kind="missing")))
    apart = Cell(number(one.difference), value=exact_text(one.difference))
    return Row(
        Cell(one.where),
        (
            stated,
            Cell(number(one.computed), value=exact_text(one.computed)),
            Cell(_("Agrees"), value=exact_text(one.difference)) if one.agrees else apart,
        ),
    )


def _parts(life: WholeLife) -> tuple[Part, ...]:
    """The sums of a year that are shown. Optimism bias stands apart, where there is any."""
    bias: tuple[Part, ...] = ()
    if life.is_biased:
        bias = (
            (_("Net before optimism bias"), lambda one: one.net_before_bias, ALL),
            (_("Optimism bias"), lambda one: one.bias, ALL),
        )
    return (
        (_("Set-up cost"), lambda one: one.set_up, SET_UP),
        (_("Running costs"), lambda one: one.running, RUNNING),
        (_("Savings and income"), lambda one: one.savings, SAVED),
        *bias,
        (_("Net"), lambda one: one.net, ALL),
    )


def _cells(
    parts: Iterable[Part],
    money: LifeYear,
    life: WholeLife,
    years: Iterable[FinancialYear],
    *,
    of_year: bool = False,
) -> tuple[Cell, ...]:
    years, cell = tuple(years), _year_cell if of_year else sum_cell
    return tuple(cell(of(money), _words(life, kinds, years)) for _name, of, kinds in parts)


def _year_cell(amount: Amount, words: list[str]) -> Cell:
    """An amount of one year without its range."""
    known = not words or amount.is_range or amount.central != 0
    return figure_cell(certain(amount.central), words, known=known)


def _beside(one: OptionCosts, count: int) -> tuple[Cell, ...]:
    life = one.life
    if life is None:
        return (Cell(_("No lines"), kind="missing"),) * count
    whole = life.whole

    def cell(amount: Amount, kinds: tuple[LineKind, ...]) -> Cell:
        return sum_cell(amount, _words(life, kinds, life.years))

    return (
        cell(whole.set_up, SET_UP),
        cell(whole.running, RUNNING),
        cell(whole.savings, SAVED),
        cell(whole.bias, ALL) if life.is_biased else Cell(_("None")),
        cell(whole.cost, SPENT),
        cell(life.net_present_cost.total, SPENT),
        cell(life.net_present_value.total, ALL),
    )


def _words(
    life: WholeLife,
    kinds: tuple[LineKind, ...],
    years: Iterable[FinancialYear] = (),
    *,
    until: FinancialYear | None = None,
) -> list[str]:
    """Why figures of these kinds are missing in these years, or up to the end of a year."""
    years = tuple(years)
    found = (
        one.word
        for one in life.lacks
        if one.kind in kinds and (one.year in years or (until is not None and one.year <= until))
    )
    return list(dict.fromkeys(found))
