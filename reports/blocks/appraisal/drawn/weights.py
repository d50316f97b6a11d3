"""Totals as lines over the share of one weight, and the lead over the share of each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from appraisal.casefile.problem import answer_to
from appraisal.engine.moving.shares import Moved, moved
from appraisal.engine.problem import Problem, TotalAs
from appraisal.engine.words.totals import total_heading
from reports.casefile.findings import Findings
from workbench.charts.chart import MOST_SERIES, Line, Lines, Panel, Turn
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed, opening, out_of
from workbench.numbers.rounding import column_places
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell, Column, Row, Table

SMALL = Fraction(5, 100)  # of all weight: a change that is called small
MOST_SPARKS = 8  # criteria that are drawn: those whose weights have the least room
NAMED = 3  # names that a sentence gives before it counts the rest
PER_CENT_NOW = "Total (% of the highest possible now)"


def weight_lines(findings: Findings, criterion: str) -> Lines | None:
    """The totals of the options taken forward over the share of one weight. None where it cannot be
    told, and where it would tell of an option that is withheld."""
    found = next((one for one in _moved(findings) if one.criterion == criterion), None)
    if found is None or findings.withheld.intersection(found.firsts):
        return None
    shown = [one for one in found.lines if one.option not in findings.withheld]
    drawn = _drawn(findings, found)
    lines = {one.option: one for one in shown}
    name, names = findings.criteria[criterion].name, _names(findings)
    at = [one.criterion for one in findings.result.weights].index(criterion) + 1
    turns = [one for one in found.crossings if {one.before, one.after} <= set(drawn)]
    few = (
        f" Drawn are {out_of(len(drawn), len(shown))} options; the table has every one."
        if len(drawn) < len(shown)
        else ""
    )
    return Lines(
        name=f"weight-lines-{at}",
        message=_message(findings, found),
        measure=(
            f"{_heading(findings)} by the share of all weight on {name}, the other weights keeping "
            "their ratios. A ring marks where another option comes first."
        ),
        across=f"Share of all weight on {name}",
        upwards=_heading(findings),
        panels=(
            Panel(
                name,
                tuple(
                    Line(
                        names[code],
                        (
                            (Fraction(0), lines[code].none),
                            (Fraction(1), lines[code].all),
                        ),
                    )
                    for code in drawn
                ),
                found.now,
                f"Now {_share(found.now)}",
                tuple(Turn(one.share, one.total, _share(one.share)) for one in turns),
            ),
        ),
        alt=(
            f"Line chart of the totals of {_options(len(drawn))} as one weight moves from none to "
            "the whole."
        ),
        reading=f"{_told(findings, found)}{few}",
        table=_lines_table(findings, found, name),
    )


def nearest_criteria(findings: Findings) -> list[str]:
    """The criteria whose weights can move, those that turn the first place soonest before the
    others."""
    return [one.criterion for one in sorted(_moved(findings), key=_room)]


def weight_sparks(findings: Findings) -> Lines | None:
    """The lead of the first option over the share of each weight, a small line each. None where
    several come first, where it cannot be told, and where it may rest on an option that is
    withheld."""
    found = sorted(_moved(findings), key=_room)
    forward = findings.result.taken_forward
    if not found or forward[0].joint or findings.withheld.intersection(one.code for one in forward):
        return None
    first, drawn = forward[0].code, found[:MOST_SPARKS]
    leader = findings.options[first].name
    turning = [one for one in found if _room(one) <= SMALL]
    more = len(found) - len(drawn)
    few = (
        f" Drawn are the {out_of(len(drawn), len(found))} weights that turn it soonest; the table "
        "has every one."
        if more
        else ""
    )
    return Lines(
        name="weight-sparks",
        message=_small_told(findings, turning, len(found)),
        measure=(
            f"How far {leader} is ahead of the best other option, {_heading(findings)}, by the "
            "share of one weight from 0% to 100%. A dot is how things stand, a ring where another "
            "option comes first; on the line nobody is ahead."
        ),
        across="share of one weight",
        upwards="Lead",
        panels=tuple(_spark(findings, one, first) for one in drawn),
        alt=(
            f"{opening(count_words(len(drawn)))} small line charts, one for each criterion: how "
            "the lead of the first option changes with its weight."
        ),
        reading=(
            f"{_small_told(findings, turning, len(found))}. Small means by five hundredths of all "
            f"weight or less.{few}"
        ),
        table=_sparks_table(findings, found, first),
    )


def _share(share: Fraction) -> str:
    """A share with a tenth of one per cent; none and the whole without."""
    return percent(share, 0 if share in (0, 1) else 1)


def _moved(findings: Findings) -> tuple[Moved, ...]:
    return _moved_of(findings.problem)


@lru_cache(maxsize=8)
def _moved_of(problem: Problem) -> tuple[Moved, ...]:
    """How its weights move, kept as its answer is: a page asks for it several times."""
    return moved(problem, answer_to(problem))


def _names(findings: Findings) -> dict[str, str]:
    return {code: one.name for code, one in findings.options.items()}


def _heading(findings: Findings) -> str:
    if findings.problem.total_as is TotalAs.PERCENT:
        return PER_CENT_NOW
    return total_heading(findings.problem.total_as)


def _options(count: int) -> str:
    return f"{count_words(count)} options"


def _stretches(found: Moved) -> list[tuple[str, Fraction, Fraction]]:
    """Who comes first from which share to which."""
    ends = [Fraction(0), *(one.share for one in found.crossings), Fraction(1)]
    return [(who, low, high) for who, (low, high) in zip(found.firsts, pairwise(ends), strict=True)]


def _room(found: Moved) -> Fraction:
    """How far the share may move before another option comes first; further than it can where none
    does."""
    return min((abs(one.share - found.now) for one in found.crossings), default=Fraction(2))


def _drawn(findings: Findings, found: Moved) -> list[str]:
    """The options that are drawn, at most four: those that come first, the nearest to now before
    the others, then the best ranked."""
    stretches = _stretches(found)

    def away(stretch: tuple[str, Fraction, Fraction]) -> Fraction:
        _who, low, high = stretch
        return max(low - found.now, found.now - high, Fraction(0))

    leading = [who for who, _, _ in sorted(stretches, key=away)]
    ranked = [one.code for one in findings.result.taken_forward]
    known = [code for code in (*leading, *ranked) if code not in findings.withheld]
    return list(dict.fromkeys(known))[:MOST_SERIES]


def _message(findings: Findings, found: Moved) -> str:
    names, criterion = _names(findings), findings.criteria[found.criterion].name
    if not found.crossings:
        return f"{names[found.firsts[0]]} comes first whatever {criterion} carries"
    if any(one.share == found.now for one in found.crossings):
        return f"The weight of {criterion} decides the first place just where it stands"
    who, low, high = next(one for one in _stretches(found) if one[1] <= found.now <= one[2])
    if low == 0:
        stretch = f"up to {_share(high)}"
    elif high == 1:
        stretch = f"from {_share(low)} on"
    else:
        stretch = f"from {_share(low)} to {_share(high)}"
    return f"{names[who]} comes first while {criterion} carries {stretch}"


def _told(findings: Findings, found: Moved) -> str:
    """Who comes first from which share to which, as a sentence: three by name."""
    names, criterion = _names(findings), findings.criteria[found.criterion].name
    now = f"{criterion} carries {_share(found.now)} now"
    if not found.crossings:
        return f"{now}, and no other share puts another option first."
    stretches = _stretches(found)
    parts = [
        f"{names[who]} from {_share(low)} to {_share(high)}" for who, low, high in stretches[:NAMED]
    ]
    if more := len(stretches) - NAMED:
        parts += [f"{count_words(more)} more beyond"] if more > 0 else []
    return f"{now}. As it moves, these come first: {listed(parts)}."


def _lines_table(findings: Findings, found: Moved, name: str) -> Table:
    """The total of each option taken forward at both ends and now, and where it comes first."""
    first = {who: (low, high) for who, low, high in _stretches(found)}
    lines = {one.option: one for one in found.lines}
    ends = [up for one in found.lines for up in (one.none, one.at(found.now), one.all)]
    places = min(column_places(ends), 2)
    return Table(
        caption=f"Totals as the weight of {name} moves",
        name="weight-lines",
        columns=(
            Column("Option"),
            Column("Total at 0%", numeric=True),
            Column(f"Now, at {_share(found.now)}", numeric=True),
            Column("Total at 100%", numeric=True),
            Column("Comes first"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(one.code), href=findings.addresses.get(one.code, "")),
                _withheld(4)
                if one.code in findings.withheld
                else (
                    _number(lines[one.code].none, places),
                    _number(lines[one.code].at(found.now), places),
                    _number(lines[one.code].all, places),
                    Cell(_where(first.get(one.code))),
                ),
            )
            for one in findings.result.taken_forward
        ),
    )


def _where(stretch: tuple[Fraction, Fraction] | None) -> str:
    if stretch is None:
        return "At no share"
    return f"From {_share(stretch[0])} to {_share(stretch[1])}"


def _number(value: Fraction, places: int) -> Cell:
    return Cell(number(value, places), value=exact_text(value))


def _withheld(count: int) -> tuple[Cell, ...]:
    return tuple(Cell("Withheld", "missing") for _ in range(count))


def _spark(findings: Findings, found: Moved, first: str) -> Panel:
    corners = found.lead(first)
    turns = [one for one in found.crossings if first in (one.before, one.after)]
    return Panel(
        findings.criteria[found.criterion].name,
        (Line("Lead", corners),),
        found.now,
        f"Now {_share(found.now)}",
        tuple(Turn(one.share, Fraction(0), _share(one.share)) for one in turns),
        f"Now {_share(found.now)}; {_turns_at(found)}",
    )


def _turns_at(found: Moved) -> str:
    """The nearest share where another option comes first."""
    nearest = min(found.crossings, key=lambda one: abs(one.share - found.now), default=None)
    return "never turns" if nearest is None else f"turns at {_share(nearest.share)}"


def _small_told(findings: Findings, turning: Sequence[Moved], count: int) -> str:
    if not turning:
        return "No small change of one weight changes the first place"
    names = [findings.criteria[one.criterion].name for one in turning[:NAMED]]
    if more := len(turning) - NAMED:
        names += [f"{count_words(more)} more"] if more > 0 else []
    of = f"{out_of(len(turning), count)} criteria"
    return f"A small change of weight changes the first place on {of}: {listed(names)}"


def _sparks_table(findings: Findings, found: Sequence[Moved], first: str) -> Table:
    """Each criterion with the lead at both ends of its weight, and whether a small change matters,
    the least room first."""
    leads = {one.criterion: one.lead(first) for one in found}
    places = min(column_places(up for one in leads.values() for _, up in (one[0], one[-1])), 2)

    def rows() -> Iterator[Row]:
        for one in found:
            corners = leads[one.criterion]
            yield Row(
                Cell(findings.criteria[one.criterion].name),
                (
                    Cell(_share(one.now), value=exact_text(one.now)),
                    _number(corners[0][1], places),
                    _number(corners[-1][1], places),
                    Cell(_turns_at(one).capitalize()),
                    Cell("Yes" if _room(one) <= SMALL else "No"),
                ),
            )

    return Table(
        caption=f"The lead of {findings.options[first].name} as each weight moves",
        name="weight-sparks",
        columns=(
            Column("Criterion"),
            Column("Share now", numeric=True),
            Column("Lead at 0%", numeric=True),
            Column("Lead at 100%", numeric=True),
            Column("First place"),
            Column("Does a small change matter?"),
        ),
        rows=tuple(rows()),
    )
