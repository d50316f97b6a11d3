"""The tornado of a scheme (how far each driver moves its saving) as a chart and a table."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.finance.worth.sensitivity import Bar, Tornado
from schemes.savings.tables import driver_text
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import number, pounds
from workbench.pages.tables import Cell, Column, Row, Table

MOST_BARS = 12
"""The most bars that can be read in one chart; the table beside it has every driver."""


def tornado_chart(tornado: Tornado, when: str) -> Chart | None:
    """A bar for each driver, from the net saving (in pounds) at the driver's lowest value to the
    saving at its highest, the widest bar first. None where no driver's range changes the saving.
    `when` names the years of the saving ("2018/19")."""
    bars = [bar for bar in tornado.bars if bar.swing]
    if not bars:
        return None
    shown, widest = bars[:MOST_BARS], bars[0]
    base = tornado.base
    name = widest.driver.name
    series = (
        Series(
            _("Driver at its lowest"),
            tuple(bar.at_low - base for bar in shown),
            tuple(pounds(bar.at_low) for bar in shown),
        ),
        Series(
            _("Driver at its highest"),
            tuple(bar.at_high - base for bar in shown),
            tuple(pounds(bar.at_high) for bar in shown),
        ),
    )
    return Chart(
        name="tornado",
        kind=ChartKind.FLOATING,
        message=_("%(name)s moves the saving most, by %(swing)s")
        % {"name": name, "swing": pounds(widest.swing)},
        measure=_("Net saving in %(when)s by driver, £, each driver moved alone within its range")
        % {"when": when},
        categories=tuple(bar.driver.name for bar in shown),
        series=series,
        alt=_(
            "Bar chart of the net saving by driver: each bar reaches from the driver’s lowest to "
            "its highest."
        ),
        reading=reading(tornado, bars, when),
        table=tornado_table(tornado.bars),
        starts=tuple(base for _bar in shown),
        from_zero=False,
        mark=base,
    )


def reading(tornado: Tornado, bars: list[Bar], when: str) -> str:
    """The sentences beside the chart: the saving now, what the widest driver does to it, and which
    others have a range. `bars` are those that change the saving, the widest first."""
    widest = bars[0]
    low, high = sorted((widest.at_low, widest.at_high))
    text = _(
        "The net saving in %(when)s is %(base)s with every driver at its central value; "
        "%(name)s alone takes it from %(low)s to %(high)s."
    ) % {
        "when": when,
        "base": pounds(tornado.base),
        "name": widest.driver.name,
        "low": pounds(low),
        "high": pounds(high),
    }
    if len(bars) == 1:
        return text
    more = ngettext(
        "%(count)s more driver has a range: %(names)s.",
        "%(count)s more drivers have ranges: %(names)s.",
        len(bars) - 1,
    ) % {
        "count": opening(count_words(len(bars) - 1)),
        "names": listed([bar.driver.name for bar in bars[1:4]])
        + (_(" and others") if len(bars) > 4 else ""),
    }
    return f"{text} {more}"


def tornado_table(bars: tuple[Bar, ...]) -> Table:
    """Every driver with a range, and the net saving in pounds at both ends of the range."""
    columns = (
        Column(_("Driver")),
        Column(_("Its range")),
        Column(_("Saving at its lowest (£)"), numeric=True),
        Column(_("Saving at its highest (£)"), numeric=True),
        Column(_("Swing (£)"), numeric=True),
    )
    return Table(_("The net saving at both ends of each range"), columns, tuple(map(_row, bars)))


def _row(bar: Bar) -> Row:
    figure, field = bar.driver.figure, bar.driver.field
    ends = _("%(low)s to %(high)s") % {
        "low": driver_text(figure.low, field),
        "high": driver_text(figure.high, field),
    }
    return Row(
        Cell(bar.driver.name),
        (
            Cell(ends),
            Cell(number(bar.at_low), value=str(bar.at_low)),
            Cell(number(bar.at_high), value=str(bar.at_high)),
            Cell(number(bar.swing), value=str(bar.swing)),
        ),
    )
