"""Tables of a scheme's savings: its years, its present value, its switching values. Amounts are in
pounds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from schemes.finance.amounts import Amount, Missing
from schemes.finance.lines import Line, LineKind, full_year, parts
from schemes.finance.phasing import Cohorts
from schemes.finance.stay import Stay
from schemes.finance.sums import Sums
from schemes.finance.totals import Totals
from schemes.finance.workings import STATED, LinePart
from schemes.finance.worth.discounting import PresentValue
from schemes.finance.worth.sensitivity import LIKELIHOOD, PERIODS, Switch, Switches
from schemes.finance.years import FinancialYear
from schemes.savings.by_row.staying import stay_names
from schemes.savings.model import MissingWords, SavingsModel
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import MINUS, number, percent
from workbench.pages.tables import Cell, Column, Row, Table

MOST_IN_CARDS = 8
"""The most years that a narrow screen shows beneath one another, as cards."""

LASTING_BY_THEN = gettext_noop("Lasting net saving by the end of the year")
GROSS = (LineKind.SAVING, LineKind.INCOME)
NET = (*GROSS, LineKind.COST, LineKind.REINVESTMENT)
OF_ONCE = (LineKind.ONE_OFF_COST, LineKind.FUNDING)
Of = Callable[[Sums], Amount]


def workings(line: Line, first_year: FinancialYear) -> tuple[str, ...]:
    """The working of a line in sentences: a full year first, then the money of each year."""
    found = list(parts(line, first_year))
    whole = not line.amounts and not isinstance(line.phasing, Cohorts)
    texts = [full_year(line).text] if whole else []
    if whole and len(found) == 1 and found[0].reason == "a full year":
        return (_("%(working)s, from %(year)s") % {"working": texts[0], "year": found[0].year},)
    return (*texts, *(_part(part) for part in found))


def _part(part: LinePart) -> str:
    when = str(part.year) if part.reason == STATED else f"{part.year}, {part.reason}"
    return f"{when}: {part.worked.text}"


def total_cell(line: Line, years: tuple[FinancialYear, ...]) -> Cell:
    """The total of a line over the programme's years, in pounds. It is above zero for costs too:
    the kind of the line says whether it is added or taken off."""
    every = parts(line, years[0])
    found = [part for part in every if part.year in years]
    beyond = [str(part.year) for part in every if part.year not in years]
    known = [part.figure for part in found if isinstance(part.figure, Amount)]
    words = [part.figure.word for part in found if isinstance(part.figure, Missing)]
    total = sum(known, Amount(Fraction(0), Fraction(0), Fraction(0)))
    cell = figure_cell(total, list(dict.fromkeys(words)), known=bool(known) or not words)
    if not beyond:
        return cell
    told = _("without %(years)s, outside the programme") % {"years": listed(dict.fromkeys(beyond))}
    return replace(cell, note="; ".join(filter(None, (cell.note, told))))


def figure_cell(amount: Amount, words: list[str], *, known: bool = True) -> Cell:
    """An amount in whole pounds, with its range and what is missing (`words`) beneath it. Where
    nothing is known, only the words say why."""
    if not known:
        return Cell(opening(listed(words)), kind="missing")
    notes = []
    low, high = number(amount.low), number(amount.high)
    # Ends that are written alike tell nothing: "0 to 0".
    if amount.is_range and low != high:
        notes.append(_("%(low)s to %(high)s") % {"low": low, "high": high})
    if words:
        notes.append(_("without what is %(words)s") % {"words": listed(words)})
    return Cell(number(amount.central), note="; ".join(notes), value=exact_text(amount.central))


def years_table(model: SavingsModel) -> Table:
    """The new money of each year by kind, with ranges and gaps. Kinds that no line has are left
    out."""
    new, missing = model.new, model.missing
    has = {line.kind for line in model.lines}
    rows = [_row(_("Gross savings and income"), new, lambda s: s.gross, missing, GROSS)]
    if LineKind.COST in has:
        rows.append(_row(_("Running costs"), new, lambda s: s.cost, missing, (LineKind.COST,)))
    if LineKind.REINVESTMENT in has:
        only = (LineKind.REINVESTMENT,)
        rows.append(_row(_("Reinvested"), new, lambda s: s.reinvestment, missing, only))
    rows += [
        _row(_("Net saving"), new, lambda s: s.net, missing, NET, total=True),
        *_stay_rows(model),
        _row(
            _("Net saving weighted by confidence and risk"),
            new,
            lambda s: s.weighted_net,
            missing,
            NET,
        ),
        _running(_(LASTING_BY_THEN), tuple(one.net for one in new.staying(Stay.LASTING).so_far)),
    ]
    if has & {*OF_ONCE}:
        only = (LineKind.ONE_OFF_COST,)
        rows.append(_row(_("One-off costs"), new, lambda s: s.one_off_cost, missing, only))
    if LineKind.FUNDING in has:
        rows.append(
            _row(_("One-off costs left to find"), new, lambda s: s.one_off, missing, OF_ONCE)
        )
    return _by_year(_("New saving in each year (£)"), model, rows)


def _stay_rows(model: SavingsModel) -> list[Row]:
    """The net saving of each year by how long it stays, for those kinds of stay that a line has."""
    has = {line.stay for line in model.lines if line.kind in NET} or {Stay.LASTING}
    rows = []
    for stay, word in stay_names().items():
        if stay in has:
            found, missing = model.new.staying(stay), model.missing_of(stay)
            by_year = dict(zip(model.years, found.years, strict=True))
            name = _("%(stay)s net saving") % {"stay": word}
            rows.append(
                _sums_row(name, by_year, found.whole, missing, of=lambda s: s.net, kinds=NET)
            )
    return rows


def money_table(model: SavingsModel) -> Table:
    """All the money of each year, whether it began then or before. Payback and present value are
    worked out from these amounts."""
    money = model.money
    rows = [
        _plain(_("Net saving"), money, lambda s: s.net),
        _plain(_("One-off costs, whoever funds them"), money, lambda s: s.one_off_cost),
        _plain(_("Net after one-off costs"), money, lambda s: s.net_after_one_off, total=True),
        _running(_("Net after one-off costs so far"), money.cumulative_after_one_off),
    ]
    return _by_year(_("All the money of each year (£)"), model, rows)


def present_table(present: PresentValue) -> Table:
    """The money of each year, its discount factor, and its value at the start of year 0."""
    rows = [
        Row(
            Cell(str(one.year)),
            (
                figure_cell(one.amount, []),
                Cell(number(one.factor, 4)),
                figure_cell(one.value, []),
            ),
        )
        for one in present.steps
    ]
    total = Row(
        Cell(_("Net present value")),
        (Cell(_("All years")), Cell(_("All years")), figure_cell(present.total, [])),
        total=True,
    )
    columns = (
        Column(_("Year")),
        Column(_("Money (£)"), numeric=True),
        Column(_("Factor"), numeric=True),
        Column(_("Worth at the start of year 0 (£)"), numeric=True),
    )
    return Table(_("How the net present value is made up"), columns, (*rows, total))


def stated_drivers_of(switches: Switches) -> list[Switch]:
    """The switching values of the drivers that the lines state. A line without periods counts once
    a year: that driver is left out."""
    return [
        one
        for one in switches.switches
        if one.driver.field != PERIODS or one.driver.figure.central != 1
    ]


def switches_table(switches: Switches) -> Table:
    """The value of each driver at which the target is just met, the nearest first. Drivers for
    which there is no such value are left out."""
    rows = tuple(_switch_row(one) for one in stated_drivers_of(switches) if one.value is not None)
    columns = (
        Column(_("Driver")),
        Column(_("Now"), numeric=True),
        Column(_("Target is just met at"), numeric=True),
        Column(_("Change"), numeric=True),
        Column(_("Target is missed")),
    )
    return Table(_("Switching value of each driver"), columns, rows)


def _switch_row(switch: Switch) -> Row:
    now, value, change = switch.driver.figure.central, switch.value, switch.change
    assert value is not None
    moved = Cell(_("From 0")) if change is None else Cell(_signed(change), value=str(change))
    side = _("below it") if switch.misses_below else _("above it")
    field = switch.driver.field
    return Row(
        Cell(switch.driver.name),
        (Cell(driver_text(now, field)), Cell(driver_text(value, field)), moved, Cell(side)),
    )


def driver_text(value: Fraction, field: str) -> str:
    """The value of a driver in words: a likelihood as a percentage, others with up to two
    places."""
    if field == LIKELIHOOD:
        return percent(value, 0 if (value * 100).denominator == 1 else 1)
    whole = (value * 1).denominator == 1
    return number(value, 0 if whole else 2)


def _signed(change: Fraction) -> str:
    text = percent(abs(change), 1)
    return f"{MINUS}{text}" if change < 0 else f"+{text}"


def _row(
    name: str,
    totals: Totals,
    of: Of,
    missing: MissingWords,
    kinds: Iterable[LineKind],
    *,
    total: bool = False,
) -> Row:
    """A row with one sum by year and over all years. A year where every figure is missing shows why
    instead of an amount."""
    by_year = {one.year: one.sums for one in totals.years}
    kinds = tuple(kinds)
    return _sums_row(name, by_year, totals.whole, missing, of=of, kinds=kinds, total=total)


def _sums_row(
    name: str,
    by_year: Mapping[FinancialYear, Sums],
    whole: Sums,
    missing: MissingWords,
    *,
    of: Of,
    kinds: tuple[LineKind, ...],
    total: bool = False,
) -> Row:
    cells = [sum_cell(of(sums), words_of(missing, kinds, [year])) for year, sums in by_year.items()]
    cells.append(sum_cell(of(whole), words_of(missing, kinds, by_year)))
    return Row(Cell(name), tuple(cells), total=total)


def words_of(
    missing: MissingWords, kinds: Iterable[LineKind], years: Iterable[FinancialYear]
) -> list[str]:
    """Why figures of these kinds are missing in these years, each word once."""
    kinds = tuple(kinds)
    found = (word for year in years for kind in kinds for word in missing.get((kind, year), ()))
    return list(dict.fromkeys(found))


def sum_cell(amount: Amount, words: list[str]) -> Cell:
    """A sum, with what is missing from it; where all of it is missing, only the words say why."""
    known = not words or amount.is_range or amount.central != 0
    return figure_cell(amount, words, known=known)


def _plain(name: str, totals: Totals, of: Of, *, total: bool = False) -> Row:
    return _row(name, totals, of, {}, (), total=total)


def _running(name: str, amounts: tuple[Amount, ...]) -> Row:
    """A row with the sums to the end of each year; the last of them stands under all years too."""
    cells = tuple(figure_cell(amount, []) for amount in (*amounts, amounts[-1]))
    return Row(Cell(name), cells)


def _by_year(caption: str, model: SavingsModel, rows: Iterable[Row]) -> Table:
    columns = (
        Column(_("Sum")),
        *(Column(str(year), numeric=True) for year in model.years),
        Column(_("All years"), numeric=True),
    )
    return Table(caption, columns, tuple(rows), cards=len(model.years) <= MOST_IN_CARDS)
