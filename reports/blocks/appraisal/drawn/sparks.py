"""The lead over the share of each weight, a small line each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from appraisal.engine.moving.shares import Moved
from reports.blocks.appraisal.drawn.moved import (
    heading_of,
    moved_weights,
    number_cell,
    room_of,
    share_words,
)
from reports.blocks.appraisal.drawn.names import sharing_first
from reports.casefile.findings import Findings
from workbench.charts.chart import Line, Lines, Panel, Turn
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed, opening, out_of, shortened
from workbench.numbers.rounding import column_places
from workbench.pages.tables import Cell, Column, Row, Table

SMALL = Fraction(5, 100)  # of all weight: a change that is called small
MOST_SPARKS = 8  # criteria that are drawn: those whose weights have the least room


def weight_sparks(findings: Findings) -> Lines | None:
    """The lead of the first option over the share of each weight, a small line each; of those who
    share the first place, that of the first of them. None where it cannot be told, and where it may
    rest on an option that is withheld."""
    found = sorted(moved_weights(findings), key=room_of)
    forward = findings.result.taken_forward
    if not found or findings.withheld.intersection(one.code for one in forward):
        return None
    first, drawn = forward[0].code, found[:MOST_SPARKS]
    leader = findings.options[first].name
    turning = [one for one in found if room_of(one) <= SMALL]
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
            f"How far {leader} is ahead of the best other option, {heading_of(findings)}, by the "
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


def _spark(findings: Findings, found: Moved, first: str) -> Panel:
    corners = found.lead(first)
    sharing = set(found.with_line_of(first))
    turns = [one for one in found.crossings if sharing & {one.before, one.after}]
    return Panel(
        findings.criteria[found.criterion].name,
        (Line("Lead", corners),),
        found.now,
        f"Now {share_words(found.now)}",
        tuple(Turn(one.share, Fraction(0), share_words(one.share)) for one in turns),
        f"Now {share_words(found.now)}; {_turns_at(found)}",
    )


def _turns_at(found: Moved) -> str:
    """The nearest share where another option comes first, or those who share the first place
    part."""
    if not room_of(found):
        return f"turns at {share_words(found.now)}"
    nearest = min(found.crossings, key=lambda one: abs(one.share - found.now), default=None)
    return "never turns" if nearest is None else f"turns at {share_words(nearest.share)}"


def _small_told(findings: Findings, turning: Sequence[Moved], count: int) -> str:
    sharing = sharing_first(findings)
    if sharing and not turning:
        return f"{listed(sharing)} share the first place whatever one weight carries"
    if not turning:
        return "No small change of one weight changes the first place"
    names = [findings.criteria[one.criterion].name for one in turning]
    of = f"{out_of(len(turning), count)} criteria"
    if sharing:
        return f"{listed(sharing)} share the first place; a change of weight parts them on {of}"
    which = shortened(names, among=count)
    return f"A small change of weight changes the first place on {of}: {which}"


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
                    Cell(share_words(one.now), value=exact_text(one.now)),
                    number_cell(corners[0][1], places),
                    number_cell(corners[-1][1], places),
                    Cell(_turns_at(one).capitalize()),
                    Cell("Yes" if room_of(one) <= SMALL else "No"),
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
