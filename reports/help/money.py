"""The rules by which savings are added up. What follows in each example is worked out by the same
sums as a scheme's own."""

from typing import Final

from django.utils.translation import gettext as _

from reports.help.example import Example, small_table
from schemes.finance.amounts import amount, figure_text
from schemes.finance.lines import Line, LineKind, full_year
from schemes.finance.phasing import FromMonth, FullYear
from schemes.finance.stay import AmountsAre
from schemes.finance.sums import Sums
from schemes.finance.totals import Totals, TotalsView, Weighting, totals
from schemes.finance.years import FinancialYear, Month
from schemes.models import SavingsLine
from schemes.savings.inputs import CONFIDENCE
from workbench.numbers.text import plain_share, pounds
from workbench.pages.tables import Table

_FIRST: Final = FinancialYear(2027)
YEARS: Final = (_FIRST, _FIRST.plus(1), _FIRST.plus(2))
_STATED: Final = tuple(
    (year, amount(money)) for year, money in zip(YEARS, ("6000", "12000", "12000"), strict=True)
)
_KINDS: Final = dict(SavingsLine.Kind.choices)


def money_examples() -> tuple[Example, ...]:
    """Every rule on money that a new officer asks about."""
    return (_starting(), _meanings(), _net(), _confidence())


def stated_line(meaning: AmountsAre) -> Line:
    """£6,000, £12,000 and £12,000 in three years, meant in this way."""
    return Line("Rents", LineKind.SAVING, amounts=_STATED, amounts_are=meaning)


def starting_line() -> Line:
    """£120,000 a year from October 2027."""
    start = FromMonth(Month(_FIRST.start, 10))
    return Line("Staffing", LineKind.SAVING, unit_value=amount("120000"), phasing=start)


def _starting() -> Example:
    line = [starting_line()]
    new, money = totals(line, YEARS), totals(line, YEARS, view=TotalsView.MONEY)
    table = _years_table(
        _("£120,000 a year from October 2027"),
        (_("New in the year"), *_net_of(new)),
        (_("In all in the year"), *_net_of(money)),
    )
    rule = _(
        "A saving that lasts is new once, and there every year after. Budgets and targets count "
        "what is new in a year. Half a year now leaves the other half for the next year."
    )
    follows = (
        _("A full year of it is worth %(effect)s, in whichever month it starts.")
        % {"effect": pounds(new.full_year_effect.net.central)},
        _("What is new in the three years comes to %(whole)s.")
        % {"whole": pounds(new.whole.net.central)},
    )
    return Example("starting", _("New in a year, and in all"), rule, table, follows)


def _meanings() -> Example:
    """The same three amounts, meant in each of the three ways."""
    words = {
        AmountsAre.NEW_AND_LASTING: _("new and lasting"),
        AmountsAre.IN_ALL: _("in all, and lasting"),
        AmountsAre.ONCE: _("once only"),
    }
    found = {words[one]: totals([stated_line(one)], YEARS, view=TotalsView.MONEY) for one in words}
    table = _years_table(
        _("£6,000, £12,000 and £12,000, as money in all in each year"),
        *((name.capitalize(), *_net_of(one)) for name, one in found.items()),
    )
    rule = _(
        "Where amounts are typed year by year, say what the amount of a year means: new in that "
        "year and lasting, all there is in that year, or money of that year alone."
    )
    follows = tuple(
        _("Meant as %(meaning)s, %(lasting)s a year is left after the third year.")
        % {"meaning": name, "lasting": pounds(one.full_year_effect.net.central)}
        for name, one in found.items()
    )
    return Example("meanings", _("What yearly amounts mean"), rule, table, follows)


def scheme_lines() -> tuple[Line, ...]:
    """A saving, an income, a running cost and a one-off cost, each in 2027/28."""
    start = FullYear(_FIRST)
    return (
        Line("Staffing", LineKind.SAVING, unit_value=amount("100000"), phasing=start),
        Line("Lettings", LineKind.INCOME, unit_value=amount("20000"), phasing=start),
        Line("Licences", LineKind.COST, unit_value=amount("15000"), phasing=start),
        Line("Redundancy", LineKind.ONE_OFF_COST, unit_value=amount("40000"), phasing=start),
    )


def _net() -> Example:
    sums = totals(scheme_lines(), YEARS).of(_FIRST)
    rows = [(line.name, str(_KINDS[line.kind]), _full(line)) for line in scheme_lines()]
    headings = (_("Line"), _("Kind"), _("Pounds"))
    rule = _(
        "Every amount is typed above nought: the kind of its line says which way it counts. Gross "
        "is savings and income; net is gross less running costs and reinvestment. One-off costs "
        "are shown beside the net saving and never taken off it."
    )
    follows = (
        _("Gross: %(sum)s.") % {"sum": pounds(sums.gross.central)},
        _("Net: %(sum)s.") % {"sum": pounds(sums.net.central)},
        _("One-off costs, shown beside it: %(sum)s.") % {"sum": pounds(sums.one_off_cost.central)},
    )
    table = small_table(_("One scheme in its first year"), headings, rows)
    return Example("net", _("Gross, net and one-off costs"), rule, table, follows)


def _full(line: Line) -> str:
    return figure_text(full_year(line).figure)


def _confidence() -> Example:
    lines = scheme_lines()[:3]
    amber = CONFIDENCE["amber"]
    plain = totals(lines, YEARS).of(_FIRST)
    weighted = totals(lines, YEARS, weighting=Weighting(scheme=amber)).of(_FIRST)
    rows = [
        (_("As planned"), pounds(plain.gross.central), pounds(plain.net.central)),
        (_("Weighted"), pounds(weighted.weighted_gross.central), _weighted(weighted)),
    ]
    headings = (_("Pounds"), _("Gross"), _("Net"))
    table = small_table(_("The same scheme, where it is amber"), headings, rows, numeric=True)
    shares = {key: plain_share(CONFIDENCE[key]) for key in ("green", "amber", "red")}
    rule = (
        _(
            "Weighted savings count a scheme by the confidence in it: green at %(green)s, amber at "
            "%(amber)s, red at %(red)s, and one that nobody has judged in full. Costs count in "
            "full."
        )
        % shares
    )
    follows = (
        _("%(amber)s of %(gross)s, less the costs in full, leaves %(net)s.")
        % {**shares, "gross": pounds(plain.gross.central), "net": _weighted(weighted)},
    )
    return Example("confidence", _("Confidence"), rule, table, follows)


def _weighted(sums: Sums) -> str:
    return pounds(sums.weighted_net.central)


def _net_of(found: Totals) -> list[str]:
    return [figure_text(one.sums.net) for one in found.years]


def _years_table(caption: str, *rows: tuple[str, ...]) -> Table:
    return small_table(caption, (_("Pounds"), *map(str, YEARS)), rows, numeric=True)
