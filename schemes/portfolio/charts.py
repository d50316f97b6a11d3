"""The charts of a portfolio: net saving by year, and the waterfall from one budget to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.finance.bridge import Walk, budget_walk
from schemes.models import Budget
from schemes.portfolio.sums import Portfolio, SchemeSums
from schemes.portfolio.tables import largest_groups, walk_table, years_table
from schemes.portfolio.words import divided_sentence, groupings, lasting_words
from workbench.charts.chart import MOST_SERIES, Chart, ChartKind, Series
from workbench.numbers.exact import Exact
from workbench.numbers.listing import count_words
from workbench.numbers.rounding import rounded
from workbench.numbers.text import millions, pounds

MOST_STEPS = 6  # of a waterfall between its two budgets; smaller ones go together


def years_chart(portfolio: Portfolio, target: Fraction | None, by: str = "theme") -> Chart | None:
    """Net saving by year, stacked by the groups of `by`; None where no scheme counts yet."""
    sums = portfolio.counted
    if not any(sums.net):
        return None
    groups = largest_groups(portfolio, by, MOST_SERIES)
    series = tuple(
        Series(words, tuple(group.net), tuple(map(_short, group.net))) for words, group in groups
    )
    last = portfolio.years[-1]
    message = lasting_words(sums.lasts, last, _short)
    reading = _(
        "Each bar is the new saving of its year; the figure at its end is the total of all schemes."
    )
    if passing := sums.stops + sums.comes_once:
        reading += " " + _("In it is %(amount)s that ends or comes once.") % {
            "amount": pounds(passing)
        }
    if target is not None:
        reading += " " + _("The target is %(target)s.") % {"target": pounds(target)}
    what = groupings()[by]
    return Chart(
        name="years",
        kind=ChartKind.STACKED,
        message=message,
        measure=_("New net saving in each year, £, by %(what)s") % {"what": what},
        categories=portfolio.years,
        series=series,
        ends=tuple(map(_short, sums.net)),
        alt=_(
            "Horizontal stacked bar chart of net savings by year and %(what)s, "
            "of which %(net)s lasts by the end of %(year)s."
        )
        % {"what": what, "net": _short(sums.lasts), "year": last},
        reading=reading,
        table=years_table(portfolio, target, by, MOST_SERIES),
    )


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The steps from the first stated budget to the last.

    `unexplained` is the change that the schemes do not account for. With a single stated budget the
    end is worked out, and there is none. `later` is what the schemes save only after the last
    budget: a matter of timing, told apart where it brings the two nearer to each other. `divided`
    says where that rests on a division by year that nobody stated.
    """

    start: str
    end: str
    walk: Walk
    unexplained: Fraction
    later: Fraction = Fraction(0)
    divided: str = ""


def waterfall(portfolio: Portfolio, budgets: Sequence[Budget]) -> Waterfall | None:
    """The steps from budget to budget: what the schemes of each theme change, what they save only
    after the last, then what else must have changed. None without a budget, or a year after it.

    A budget falls by what lasts and is new in the years after the first. What ends or comes once
    changes the last budget by what falls in its year, and has changed the first one already by what
    fell in that."""
    known = sorted((one.year, Fraction(one.amount)) for one in budgets if one.amount is not None)
    if not known:
        return None
    (begins, start), (ends, amount) = known[0], known[-1]
    until = ends if len(known) > 1 else portfolio.years[-1]
    between = [index for index, year in enumerate(portfolio.years) if begins < year <= until]
    if not between:
        return None
    changes = []
    for words, group in largest_groups(portfolio, "theme", MOST_STEPS):
        saved = sum((group.lasting[index] for index in between), Fraction(0))
        saved += _passing(group, between[-1])
        if begins in portfolio.years:
            saved -= _passing(group, portfolio.years.index(begins))
        if saved:
            changes.append((words, -saved))
    stated = amount if len(known) > 1 else None
    walk = budget_walk(start, tuple(changes), stated)
    later = _later(portfolio, until, walk.difference)
    if later:
        told = _("Timing: saved by the schemes only after %(year)s") % {"year": until}
        changes.append((told, -later))
    unexplained = walk.difference + later
    if unexplained:
        changes.append((_("Other changes, not from schemes"), unexplained))
    if later or unexplained:
        walk = budget_walk(start, tuple(changes), stated)
    worked = _("Budget %(year)s") if stated is not None else _("Budget %(year)s after savings")
    return Waterfall(
        _("Budget %(year)s") % {"year": begins},
        worked % {"year": until},
        walk,
        unexplained,
        later,
        divided_sentence(portfolio) if later else "",
    )


def _passing(sums: SchemeSums, year: int) -> Fraction:
    """What falls in one year alone: it ends, or comes once."""
    return sums.ending[year] + sums.once[year]


def _later(portfolio: Portfolio, until: str, difference: Fraction) -> Fraction:
    """What the schemes save after the last budget, where counting it brings the steps nearer to
    that budget; else nought, since it then has nothing to do with the difference."""
    net = portfolio.counted.net
    after = [net[index] for index, year in enumerate(portfolio.years) if year > until]
    later = sum(after, Fraction(0))
    return later if abs(difference + later) < abs(difference) else Fraction(0)


def waterfall_chart(found: Waterfall) -> Chart:
    """Floating bars from the one budget to the other."""
    walk, steps = found.walk, found.walk.steps
    budgets = (walk.start, *(None for _step in steps), walk.end)
    falls = (None, *(step.change if step.change < 0 else None for step in steps), None)
    rises = (None, *(step.change if step.change > 0 else None for step in steps), None)
    series = (
        _series(_("Budget"), budgets),
        _series(_("Falls"), falls),
        *((_series(_("Rises"), rises),) if any(rises) else ()),
    )
    values = {
        "start": _short(walk.start),
        "end": _short(walk.end),
        "from": found.start,
        "to": found.end,
    }
    if walk.end < walk.start:
        message = _("The budget falls from %(start)s to %(end)s") % values
    else:
        message = _("The budget goes from %(start)s to %(end)s") % values
    reading = _("Each step starts where the one before it ended.")
    reading = " ".join([reading, *_apart(found)])
    return Chart(
        name="waterfall",
        kind=ChartKind.FLOATING,
        message=message,
        measure=_("Budget and its changes, £, by step"),
        categories=(found.start, *(step.name for step in steps), found.end),
        series=series,
        starts=(Fraction(0), *(step.reached - step.change for step in steps), Fraction(0)),
        ends=(_short(walk.start), *(_short(step.change) for step in steps), _short(walk.end)),
        alt=_walked(len(steps), values),
        reading=reading,
        table=walk_table(walk, found.start, found.end),
    )


def _apart(found: Waterfall) -> list[str]:
    """What of the change the schemes do not bring by the last budget: timing and gap told apart."""
    timing = {"amount": pounds(abs(found.later))}
    gap = {"amount": pounds(abs(found.unexplained))}
    if not found.later:
        told = _("The schemes do not account for %(amount)s between the two budgets.") % gap
        return [told] if found.unexplained else []
    said = [
        _("%(amount)s of the difference is timing: the schemes save it after the last budget.")
        % timing
    ]
    if found.unexplained:
        said.append(
            _("The other %(amount)s is a gap, for which no scheme accounts in any year.") % gap
        )
    return [*said, *filter(None, [found.divided])]


def _walked(steps: int, values: Mapping[str, str]) -> str:
    """What the chart shows, for those who do not see it."""
    if not steps:
        return _("Waterfall chart from a budget of %(start)s to one of %(end)s.") % values
    return ngettext(
        "Waterfall chart of one step from a budget of %(start)s to one of %(end)s.",
        "Waterfall chart of %(count)s steps from a budget of %(start)s to one of %(end)s.",
        steps,
    ) % {**values, "count": count_words(steps)}


def _series(name: str, values: tuple[Fraction | None, ...]) -> Series:
    """One colour of a waterfall, without words on its bars: they stand at their ends."""
    return Series(name, values, ("",) * len(values))


def _short(value: Exact) -> str:
    """£1.68m for a million or more, else £64,000."""
    return millions(value) if abs(rounded(value)) >= 1_000_000 else pounds(value)
