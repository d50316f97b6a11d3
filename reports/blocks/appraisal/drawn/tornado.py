"""How far each weight and each rating, moved by itself, moves the lead of the first option."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from appraisal.engine.agreement.spread import NO_SPREAD, Spread
from appraisal.engine.moving.drivers import Driver, Drivers, drivers
from appraisal.engine.problem import LevelScale
from appraisal.engine.scales import level_name
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.drawn.names import (
    named_apart,
    pair_in_short,
    sharing_first,
    weight_of,
)
from reports.casefile.findings import Findings
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed, opening, out_of
from workbench.numbers.rounding import column_places
from workbench.numbers.text import near_number, number, percent
from workbench.pages.tables import Cell, Column, Row, Table

MOST_BARS = 12
APART = Fraction(1, 5)  # of the axis, between two words above it
LARGE = 10  # points, from which on tenths tell enough
MOST_ROWS = 30  # of the table: the changes that move the lead most


def tornado(
    findings: Findings,
    given: Spread = NO_SPREAD,
    weighed: Sequence[Mapping[str, Fraction]] = (),
) -> Chart | None:
    """A bar for each change, from the least to the greatest lead, the widest first. `given` is
    what assessors gave, `weighed` the weights of each by criterion. Where several come first the
    lead is that of the first of them. None where nothing moves the lead or nothing can be told, and
    where the lead may rest on an option that is withheld."""
    forward = {one.code for one in findings.result.taken_forward}
    found = drivers(findings.problem, findings.result, given, weighed)
    if found is None or not found.drivers or findings.withheld & forward:
        return None
    shown, all_ = found.drivers[:MOST_BARS], found.drivers
    places = _places(found)
    leader, heading = findings.options[found.first].name, total_heading(findings.problem.total_as)
    sharing = sharing_first(findings)
    widest = all_[0]
    few = (
        f" Drawn are the {out_of(len(shown), len(all_))} changes that move the lead most."
        if len(all_) > len(shown)
        else ""
    )
    return Chart(
        name="lead-moved",
        kind=ChartKind.FLOATING,
        message=_message(found, sharing),
        measure=(
            f"Lead of {leader} over the best other option, {heading}, by what is moved: "
            f"{_rule(all_)}. Gateways stay as they are. Left of nought another option comes first."
        ),
        categories=named_apart(
            [_name(findings, one) for one in shown],
            [_name(findings, one, within=True) for one in shown],
        ),
        series=(
            Series(
                "Lead",
                tuple(one.swing for one in shown),
                ("",) * len(shown),
            ),
        ),
        alt=(
            f"Horizontal bars, one for each of {count_words(len(shown))} changes: from the least "
            "to the greatest lead of the first option."
        ),
        reading=(
            f"{_lead(leader, sharing, number(found.lead, places))}; "
            f"{_name(findings, widest)} moves the lead "
            f"most, from {number(widest.least, places)} to {number(widest.most, places)}.{few}"
        ),
        table=_table(findings, found, places),
        ends=tuple(f"{number(one.least, places)} to {number(one.most, places)}" for one in shown),
        starts=tuple(one.least for one in shown),
        ticks=_ticks(found, shown, places),
    )


def _ticks(
    found: Drivers, shown: Sequence[Driver], places: int
) -> tuple[tuple[Fraction, str], ...]:
    """The lead as it is, and nought where its word has room beside that."""
    now = (found.lead, f"Now {number(found.lead, places)}")
    ends = [Fraction(0), *(end for one in shown for end in (one.least, one.most))]
    near = abs(found.lead) < APART * (max(ends) - min(ends))
    return (now,) if near else (now, (Fraction(0), "0"))


def _places(found: Drivers) -> int:
    ends = [end for one in found.drivers[:MOST_ROWS] for end in (one.least, one.most)]
    # Ends of quarters of weights have many places, of which a large lead needs one alone.
    return min(column_places([found.lead, *ends]), 1 if found.drivers[0].swing >= LARGE else 2)


def _lead(leader: str, sharing: Sequence[str], lead: str) -> str:
    if sharing:
        return f"The lead is that of {leader}, which shares the first place"
    return f"{leader} leads by {lead}"


def _message(found: Drivers, sharing: Sequence[str]) -> str:
    turning, count = len(found.turning), len(found.drivers)
    if sharing:
        parts = "one change parts" if count == 1 else f"any of {count_words(count)} changes parts"
        return f"{listed(sharing)} share the first place, and {parts} them"
    if not turning:
        return "No single change among these puts another option first"
    verb = "puts" if turning == 1 else "put"
    return f"{opening(out_of(turning, count))} changes {verb} another first"


def _rule(found: Sequence[Driver]) -> str:
    """How far things are moved."""
    said = []
    weights = [one for one in found if not one.option]
    if weights:
        said += [
            "a weight between the lowest and the highest share that assessors gave it"
            if weights[0].given
            else "a weight by a quarter of its share"
        ]
    ratings = [one for one in found if one.option]
    if any(one.given for one in ratings):
        said.append("a rating between the lowest and the highest that assessors gave")
    if any(not one.given for one in ratings):
        other = "any other rating" if any(one.given for one in ratings) else "a rating"
        said.append(f"{other} by one level, or by a tenth of its scale")
    return "; ".join(said)


def _name(findings: Findings, one: Driver, *, within: bool = False) -> str:
    """What is moved; `within` the room that a picture has."""
    criterion = findings.criteria[one.criterion].name
    if not one.option:
        return weight_of(criterion, within=within)
    option = findings.options[one.option].name
    return pair_in_short(option, criterion) if within else f"{option} on {criterion}"


def _end(findings: Findings, one: Driver, value: Fraction) -> str:
    """One end of what moves, as people know it: a share, a level or points."""
    if not one.option:
        return percent(value, 1)
    scale = findings.criteria[one.criterion].scale
    if isinstance(scale, LevelScale):
        for level in scale.levels:
            if level.points == value:
                return level_name(scale, level.key)
    return near_number(value)


def _table(findings: Findings, found: Drivers, places: int) -> Table:
    shown = found.drivers[:MOST_ROWS]
    more = len(found.drivers) - len(shown)
    caption = "What one change does to the lead"
    if more:
        caption = f"{caption}: the {len(shown)} of {len(found.drivers)} that move it most"
    return Table(
        caption=caption,
        name="lead-moved",
        columns=(
            Column("What is moved"),
            Column("From"),
            Column("To"),
            Column("Least lead", numeric=True),
            Column("Greatest lead", numeric=True),
            Column("Another comes first"),
        ),
        rows=tuple(
            Row(
                Cell(_name(findings, one)),
                (
                    Cell(_end(findings, one, one.low)),
                    Cell(_end(findings, one, one.high)),
                    Cell(number(one.least, places), value=exact_text(one.least)),
                    Cell(number(one.most, places), value=exact_text(one.most)),
                    Cell("Yes" if one.least < 0 else "Jointly" if one.least == 0 else "No"),
                ),
            )
            for one in shown
        ),
    )
