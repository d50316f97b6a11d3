"""How sure the first place is: a table of the weights, sentences, and ranks over weightings drawn
evenly. All of it is among the options taken forward."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from appraisal.engine.ranking.carried import carried_shares
from appraisal.engine.robustness.exactly import exactly_told
from appraisal.engine.robustness.found import Overtaken
from appraisal.engine.robustness.told import NAMED, Told
from appraisal.engine.sampling.answer import Acceptability
from reports.casefile.findings import Findings
from reports.document.content import Block, ItemList, TableBlock, plain
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed
from workbench.numbers.rounding import column_places
from workbench.numbers.text import number, percent, plain_share
from workbench.pages.tables import Cell, Column, Row, Table

ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page
RANKS_APART = 5  # ranks that have a column each; the rest have one together
NO_OTHER = "None does"
WITHHELD = "Withheld"


def robust_blocks(findings: Findings) -> Iterator[Block]:
    """What is known of how sure the first place is, or why nothing can be told; nothing where
    there is no order to be sure of."""
    if told := sure_told(findings):
        yield ItemList(tuple((plain(one.sentence),) for one in told))
    for table in (weights_table(findings), ranks_table(findings)):
        if table is not None:
            yield TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)


def sure_told(findings: Findings) -> tuple[Told, ...]:
    """Each sentence with its name: the exact ones, then what was drawn; where nothing can be told,
    the one that says why. What speaks of an option that is withheld from the reader is left out,
    for it would tell of its ratings."""
    return tuple(_told(findings))


def first_told(findings: Findings) -> str:
    """The first of the sentences, by itself; "" where there is none."""
    return next((one.sentence for one in _told(findings)), "")


def _told(findings: Findings) -> Iterator[Told]:
    for one in chain(
        exactly_told(findings.problem, findings.result, findings.robustness),
        _drawn_told(findings),
    ):
        if not findings.withheld.intersection(one.options):
            yield one


def weights_table(findings: Findings) -> Table | None:
    """Each ranking criterion with its share of the weight, what it carries where that differs, and
    from where on which other option comes first; None without weights."""
    found = findings.robustness
    if found is None or not findings.result.weights:
        return None
    weights = findings.result.weights
    carried = carried_shares(findings.problem)
    differs = any(carried.get(one.criterion, one.share) != one.share for one in weights)
    moved = {(one.criterion, one.above): one for one in found.overtaken}
    shares = column_places(100 * one.share for one in weights)
    carries = column_places(100 * share for share in carried.values())
    return Table(
        caption="How far each weight may move before another option comes first",
        name="weights-moved",
        columns=(
            Column("Criterion"),
            Column("Share of weight", numeric=True),
            *((Column("Carries", numeric=True),) if differs else ()),
            Column("Another comes first above"),
            Column("Another comes first below"),
        ),
        rows=tuple(
            Row(
                Cell(findings.criteria[one.criterion].name),
                (
                    _share(one.share, shares),
                    *((_share(carried.get(one.criterion), carries),) if differs else ()),
                    _side(findings, moved.get((one.criterion, True)), known=one.switch is not None),
                    _side(
                        findings, moved.get((one.criterion, False)), known=one.switch is not None
                    ),
                ),
            )
            for one in weights
        ),
    )


def ranks_table(findings: Findings) -> Table | None:
    """How often each option has each rank, of weightings drawn evenly; the options in their order
    of rank. None where it cannot be told."""
    drawn = findings.sampled
    if drawn is None:
        return None
    count = len(drawn.codes)
    apart = count if count <= RANKS_APART + 1 else RANKS_APART
    rest = (Column(f"{apart + 1} or later", numeric=True),) if apart < count else ()
    return Table(
        caption=(
            f"How often each option has each rank, of {drawn.samples:,} weightings drawn evenly "
            f"(seed {drawn.seed})"
        ),
        name="ranks-drawn",
        columns=(
            Column("Option"),
            Column("First, alone or jointly", numeric=True),
            Column("Plus or minus", numeric=True),
            *(Column(f"Rank {rank}", numeric=True) for rank in range(2, apart + 1)),
            *rest,
        ),
        rows=tuple(
            Row(
                Cell(findings.name(code), href=findings.addresses.get(code, "")),
                _ranks_of(findings, drawn, code, apart),
            )
            for code in in_order(findings, drawn)
        ),
    )


def in_order(findings: Findings, drawn: Acceptability) -> Sequence[str]:
    """The options that were drawn for, in their order of rank."""
    return [one.code for one in findings.result.in_rank_order if one.code in drawn.codes]


def first_share(drawn: Acceptability, code: str, rank: int = 1) -> Fraction:
    """How often an option had a rank, of 1, exactly."""
    return Fraction(drawn.ranks[drawn.codes.index(code)][rank - 1], drawn.samples)


def _ranks_of(findings: Findings, drawn: Acceptability, code: str, apart: int) -> tuple[Cell, ...]:
    count = len(drawn.codes)
    columns = apart + 1 + (apart < count)
    if code in findings.withheld:
        return tuple(Cell(WITHHELD, "missing") for _ in range(columns))
    shares = [first_share(drawn, code, rank) for rank in range(1, count + 1)]
    rest = [sum(shares[apart:], Fraction(0))] if apart < count else []
    first, *others = (_share(share, 1) for share in (*shares[:apart], *rest))
    # Where all or none were drawn the interval is no nought: three in 10,000 may be missed.
    sure = shares[0] in (0, 1)
    width = Cell("Under 0.1%" if sure else f"{_width(drawn, code)}%")
    return (first, width, *others)


def _drawn_told(findings: Findings) -> Iterator[Told]:
    """Who comes first how often, those who do most first: three by name."""
    drawn, found = findings.sampled, findings.robustness
    if drawn is None or found is None or found.always:
        return
    firsts = {code: first_share(drawn, code) for code in in_order(findings, drawn)}
    often = sorted((code for code in firsts if firsts[code]), key=lambda code: -firsts[code])
    parts = []
    for code in often[:NAMED]:
        share, name = firsts[code], findings.options[code].name
        known = f"(plus or minus {_width(drawn, code)})"
        parts.append(
            f"{name} in all of them"
            if share == 1
            else f"{name} in {percent(share, 1)} of them {known}"
        )
    if len(often) > NAMED:
        parts.append(f"{count_words(len(often) - NAMED)} more less often")
    yield Told(
        ("drawn",),
        f"Of {drawn.samples:,} weightings drawn evenly from all that are possible (seed "
        f"{drawn.seed}), these come first, alone or jointly: {listed(parts)}.",
        tuple(often[:NAMED]),
    )


def _width(drawn: Acceptability, code: str) -> str:
    """Half the interval about an option's share of first places, in hundredths."""
    return number(Fraction(100 * drawn.half_width(drawn.codes.index(code), 1)), 1)


def _share(share: Fraction | None, places: int) -> Cell:
    if share is None:
        return Cell("Not defined", "missing")
    return Cell(percent(share, min(places, 2)), value=exact_text(share))


def _side(findings: Findings, one: Overtaken | None, *, known: bool) -> Cell:
    """From which share on who comes first, as the sentences say it."""
    if one is None:
        return Cell(NO_OTHER) if known else Cell("Cannot be told", "missing")
    leaders = findings.robustness.leaders if findings.robustness else ()
    if findings.withheld.intersection((one.by, *leaders)):
        return Cell(WITHHELD, "missing")
    return Cell(f"{plain_share(one.share)}: {findings.options[one.by].name}")
