"""Totals as lines over the share of one weight."""

from fractions import Fraction
from itertools import pairwise

from appraisal.engine.moving.shares import Moved
from reports.blocks.appraisal.drawn.moved import (
    heading_of,
    moved_weights,
    names_of,
    number_cell,
    share_words,
)
from reports.casefile.findings import Findings
from workbench.charts.chart import MOST_SERIES, Line, Lines, Panel, Turn
from workbench.numbers.listing import NAMED, count_words, listed, out_of
from workbench.numbers.rounding import column_places
from workbench.pages.tables import Cell, Column, Row, Table


def weight_lines(findings: Findings, criterion: str) -> Lines | None:
    """The totals of the options taken forward over the share of one weight. None where it cannot be
    told, and where it would tell of an option that is withheld."""
    found = next((one for one in moved_weights(findings) if one.criterion == criterion), None)
    if found is None:
        return None
    first = {code for who in found.firsts for code in found.with_line_of(who)}
    if findings.withheld & first:
        return None
    shown = [one for one in found.lines if one.option not in findings.withheld]
    drawn = _drawn(findings, found)
    lines = {one.option: one for one in shown}
    name, names = findings.criteria[criterion].name, names_of(findings)
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
            f"{heading_of(findings)} by the share of all weight on {name}, the other weights "
            "keeping their ratios. A ring marks where another option comes first."
        ),
        across=f"Share of all weight on {name}",
        upwards=heading_of(findings),
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
                f"Now {share_words(found.now)}",
                tuple(Turn(one.share, one.total, share_words(one.share)) for one in turns),
            ),
        ),
        alt=(
            f"Line chart of the totals of {_options(len(drawn))} as one weight moves from none to "
            "the whole."
        ),
        reading=f"{_told(findings, found)}{few}",
        table=_lines_table(findings, found, name),
    )


def _options(count: int) -> str:
    return f"{count_words(count)} options"


def _stretches(found: Moved) -> list[tuple[str, Fraction, Fraction]]:
    """Who comes first from which share to which."""
    ends = [Fraction(0), *(one.share for one in found.crossings), Fraction(1)]
    return [(who, low, high) for who, (low, high) in zip(found.firsts, pairwise(ends), strict=True)]


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


def _first_told(findings: Findings, found: Moved, who: str) -> str:
    """Who comes first, as a clause: all whose lines are one."""
    names = names_of(findings)
    sharing = [names[code] for code in found.with_line_of(who)]
    return f"{listed(sharing)} {'comes' if len(sharing) == 1 else 'come'} first"


def _message(findings: Findings, found: Moved) -> str:
    criterion = findings.criteria[found.criterion].name
    if not found.crossings:
        return f"{_first_told(findings, found, found.firsts[0])} whatever {criterion} carries"
    if any(one.share == found.now for one in found.crossings):
        return f"The weight of {criterion} decides the first place just where it stands"
    who, low, high = next(one for one in _stretches(found) if one[1] <= found.now <= one[2])
    if low == 0:
        stretch = f"up to {share_words(high)}"
    elif high == 1:
        stretch = f"from {share_words(low)} on"
    else:
        stretch = f"from {share_words(low)} to {share_words(high)}"
    return f"{_first_told(findings, found, who)} while {criterion} carries {stretch}"


def _told(findings: Findings, found: Moved) -> str:
    """Who comes first from which share to which, as a sentence: three by name."""
    names, criterion = names_of(findings), findings.criteria[found.criterion].name
    now = f"{criterion} carries {share_words(found.now)} now"
    if not found.crossings:
        return f"{now}, and no other share puts another option first."
    stretches = _stretches(found)
    parts = [
        f"{' with '.join(names[code] for code in found.with_line_of(who))} from "
        f"{share_words(low)} to {share_words(high)}"
        for who, low, high in stretches[:NAMED]
    ]
    if more := len(stretches) - NAMED:
        parts += [f"{count_words(more)} more beyond"] if more > 0 else []
    return f"{now}. As it moves, these come first: {listed(parts)}."


def _lines_table(findings: Findings, found: Moved, name: str) -> Table:
    """The total of each option taken forward at both ends and now, and where it comes first."""
    first = {
        code: (low, high)
        for who, low, high in _stretches(found)
        for code in found.with_line_of(who)
    }
    lines = {one.option: one for one in found.lines}
    ends = [up for one in found.lines for up in (one.none, one.at(found.now), one.all)]
    places = min(column_places(ends), 2)
    return Table(
        caption=f"Totals as the weight of {name} moves",
        name="weight-lines",
        columns=(
            Column("Option"),
            Column("Total at 0%", numeric=True),
            Column(f"Now, at {share_words(found.now)}", numeric=True),
            Column("Total at 100%", numeric=True),
            Column("Comes first"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(one.code), href=findings.addresses.get(one.code, "")),
                _withheld(4)
                if one.code in findings.withheld
                else (
                    number_cell(lines[one.code].none, places),
                    number_cell(lines[one.code].at(found.now), places),
                    number_cell(lines[one.code].all, places),
                    Cell(_where(first.get(one.code))),
                ),
            )
            for one in findings.result.taken_forward
        ),
    )


def _where(stretch: tuple[Fraction, Fraction] | None) -> str:
    if stretch is None:
        return "At no share"
    return f"From {share_words(stretch[0])} to {share_words(stretch[1])}"


def _withheld(count: int) -> tuple[Cell, ...]:
    return tuple(Cell("Withheld", "missing") for _ in range(count))
