"""The picture of a line: what is new in each year, what there is in all, and what every year after
brings. The form of a line shows it while somebody types."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.finance.lines import Line
from schemes.finance.stay import Stay
from schemes.finance.sums import Sums
from schemes.finance.totals import Totals, TotalsView, totals
from schemes.finance.years import FinancialYear
from schemes.savings.tables import figure_cell
from workbench.numbers.text import pounds
from workbench.pages.tables import Cell, Column, Row, Table

MOST_BARS = 10
_TALL = 120  # of the highest bar, in units of the drawing
_STEP, _WIDE = 64, 44  # from bar to bar, and of one bar


@dataclass(frozen=True, slots=True)
class PictureBar:
    """One year, drawn from the ground: what was there before, and on top what is new. `short` is
    its name where there is little room; `x`, `y` and the heights are in units of the drawing."""

    name: str
    short: str
    x: int
    middle: int
    y_before: int
    before: int
    y_new: int
    new: int


@dataclass(frozen=True, slots=True)
class LinePicture:
    """The bars of the years, the sentence that says what they show, and their numbers."""

    bars: tuple[PictureBar, ...]
    width: int
    sentence: str
    table: Table

    @property
    def ground(self) -> int:
        return _TALL + 10

    @property
    def height(self) -> int:
        return _TALL + 36


def picture_of(line: Line, years: tuple[FinancialYear, ...]) -> LinePicture:
    """The picture of one line over the years of its programme, and of the years after them."""
    new = totals([line], years)
    money = totals([line], years, view=TotalsView.MONEY)
    shown = range(min(len(years), MOST_BARS))
    heights = [(str(years[at]), _of(new.years[at].sums), _of(money.years[at].sums)) for at in shown]
    after = _of(new.full_year_effect)
    heights.append((_("Every year after"), Fraction(0), after))
    highest = max((abs(amount) for _name, _new, amount in heights), default=Fraction(0))
    return LinePicture(
        bars=tuple(_bar(at, *one, highest) for at, one in enumerate(heights)),
        width=_STEP * len(heights) + 40,
        sentence=_sentence(line, years, new),
        table=_table(years, new, money),
    )


def _of(sums: Sums) -> Fraction:
    """The money of one line, whatever its kind, at the central value."""
    kinds = (
        sums.saving,
        sums.income,
        sums.cost,
        sums.one_off_cost,
        sums.reinvestment,
        sums.funding,
    )
    return sum((amount.central for amount in kinds), Fraction(0))


def _bar(at: int, name: str, new: Fraction, money: Fraction, highest: Fraction) -> PictureBar:
    on_top = min(max(new, Fraction(0)), max(money, Fraction(0)))
    tall, top = (int(abs(one) / highest * _TALL) if highest else 0 for one in (money, on_top))
    ground = _TALL + 10
    x = 20 + at * _STEP
    return PictureBar(
        name=name,
        short=name[2:] if name[0].isdigit() else _("after"),
        x=x,
        middle=x + _WIDE // 2,
        y_before=ground - (tall - top),
        before=tall - top,
        y_new=ground - tall,
        new=top,
    )


def _sentence(line: Line, years: tuple[FinancialYear, ...], found: Totals) -> str:
    """What the answer to the question does, in pounds."""
    values = {
        "effect": pounds(_of(found.full_year_effect)),
        "whole": pounds(_of(found.whole)),
        "ends": found.ends or years[-1],
    }
    match line.stay:
        case Stay.LASTING if line.is_level:
            return _("In the end there is %(effect)s in all, and so in every year after.") % values
        case Stay.LASTING:
            told = _("All that is new adds up to %(effect)s a year, and so in every year after.")
            return told % values
        case Stay.ENDING:
            told = _("%(whole)s over all years together. It is over after %(ends)s.")
            return told % values
        case _:
            return _("%(whole)s, once only. Nothing of it returns.") % values


def _table(years: tuple[FinancialYear, ...], new: Totals, money: Totals) -> Table:
    gaps = [gap.word for gap in new.gaps]
    rows = [
        Row(Cell(str(year)), (_cell(new.years[at].sums), _cell(money.years[at].sums)))
        for at, year in enumerate(years)
    ]
    rows.append(Row(Cell(_("Every year after")), (Cell("0"), _cell(new.full_year_effect))))
    caption = _("What this line brings (£)")
    if gaps:
        caption = _("What this line brings (£), without what is %(words)s") % {
            "words": ", ".join(dict.fromkeys(gaps))
        }
    columns = (
        Column(_("Year")),
        Column(_("New in the year"), numeric=True),
        Column(_("In all in the year"), numeric=True),
    )
    return Table(caption, columns, tuple(rows), cards=False)


def _cell(sums: Sums) -> Cell:
    whole = sums.saving + sums.income + sums.cost
    return figure_cell(whole + sums.one_off_cost + sums.reinvestment + sums.funding, [])
