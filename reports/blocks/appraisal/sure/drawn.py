"""What drawing weights at random tells of the first place: how often each rank falls to each
option, the weights that put each first, and who is above whom. All of it is among the options taken
forward."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.robustness.told import Told
from appraisal.engine.sampling.answer import Acceptability
from reports.casefile.findings import Findings
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import NAMED, count_words, listed, out_of
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell, Column, Row, Table

RANKS_APART = 5  # ranks that have a column each; the rest have one together
BESIDE = 8  # options, or criteria, that have a column each
GREATEST = 5  # central weights that are named where there are more criteria
MANY = 200_000  # weightings from which on a tenth of one per cent says too little
WITHHELD = "Withheld"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, with the words for it: `short` in a caption, `whole` in a sentence."""

    answer: Acceptability
    short: str = "weightings drawn evenly"
    whole: str = "weightings drawn evenly from all that are possible"


def drawn_evenly(findings: Findings) -> Drawn | None:
    """The weightings that are drawn where nobody asks for others; None where it cannot be told."""
    return None if findings.sampled is None else Drawn(findings.sampled)


def ranks_table(findings: Findings, of: Drawn | None = None) -> Table | None:
    """How often each option has each rank, of weightings drawn evenly where no others are given;
    the options in their order of rank. None where it cannot be told."""
    of = of or drawn_evenly(findings)
    if of is None:
        return None
    drawn = of.answer
    count = len(drawn.codes)
    apart = count if count <= RANKS_APART + 1 else RANKS_APART
    rest = (Column(f"{apart + 1} or later", numeric=True),) if apart < count else ()
    return Table(
        caption=(
            f"How often each option taken forward has each rank, of {drawn.samples:,} {of.short} "
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
    first, *others = (_percent(share, places_of(drawn)) for share in (*shares[:apart], *rest))
    # Where all or none were drawn the interval is no nought: three in 10,000 may be missed.
    sure, least = shares[0] in (0, 1), "0.1" if places_of(drawn) == 1 else "0.01"
    width = Cell(f"Under {least}%" if sure else f"{_width(drawn, code)}%")
    return (first, width, *others)


def drawn_told(findings: Findings, of: Drawn | None = None) -> Iterator[Told]:
    """Who comes first how often, those who do most first: three by name. Of weightings drawn evenly
    nothing where every weighting gives the same."""
    found = findings.robustness
    if of is None and found is not None and found.always:
        return
    of = of or drawn_evenly(findings)
    if of is None:
        return
    drawn = of.answer
    firsts = {code: first_share(drawn, code) for code in in_order(findings, drawn)}
    often = sorted((code for code in firsts if firsts[code]), key=lambda code: -firsts[code])
    parts = []
    for code in often[:NAMED]:
        share, name = firsts[code], findings.options[code].name
        known = f"(plus or minus {_width(drawn, code)})"
        parts.append(
            f"{name} in all of them"
            if share == 1
            else f"{name} in {percent(share, places_of(drawn))} of them {known}"
        )
    if len(often) > NAMED:
        parts.append(f"{count_words(len(often) - NAMED)} more less often")
    yield Told(
        ("drawn",),
        f"Of {drawn.samples:,} {of.whole} (seed {drawn.seed}), these come first, alone or jointly: "
        f"{listed(parts)}.",
        tuple(often[:NAMED]),
    )


def _width(drawn: Acceptability, code: str) -> str:
    """Half the interval about an option's share of first places, in hundredths."""
    width = Fraction(100 * drawn.half_width(drawn.codes.index(code), 1))
    return number(width, places_of(drawn))


def places_of(drawn: Acceptability) -> int:
    """The decimal places, in per cent, that so many weightings can tell apart."""
    return 1 if drawn.samples < MANY else 2


def _percent(share: Fraction, places: int = 1) -> Cell:
    return Cell(percent(share, places), value=exact_text(share))


def central_table(findings: Findings, of: Drawn) -> Table | None:
    """The mean of the weightings that put each option first, and where ratings were drawn how often
    it is first at these. None where no option shown is ever first."""
    drawn = of.answer
    codes = [one.code for one in findings.ranking_criteria]
    names = [one.name for one in findings.ranking_criteria]
    varies = drawn.confident_of > 1
    few = len(codes) <= BESIDE
    rows = []
    for code in in_order(findings, drawn):
        at = drawn.codes.index(code)
        weights = drawn.central_weights(at)
        if weights is None or code in findings.withheld:
            continue
        confidence = drawn.confidence(at)
        greatest = sorted(zip(weights, names, strict=True), key=lambda one: -one[0])[:GREATEST]
        cells = (
            tuple(map(_percent, weights))
            if few
            else (Cell(", ".join(f"{name} {percent(share, 1)}" for share, name in greatest)),)
        )
        known = (_percent(confidence),) if varies and confidence is not None else ()
        rows.append(Row(Cell(findings.name(code)), (*known, *cells)))
    if not rows:
        return None
    return Table(
        caption="Central weights: the mean of the weightings that put an option first",
        name="central-weights",
        columns=(
            Column("Option"),
            *((Column("First at these", numeric=True),) if varies else ()),
            *(
                (Column(name, numeric=True) for name in names)
                if few
                else (Column(f"The greatest {out_of(GREATEST, len(codes))} weights"),)
            ),
        ),
        rows=tuple(rows),
    )


def wins_table(findings: Findings, of: Drawn) -> Table | None:
    """How often each option's total is above another's: of few options above each of the others, of
    many above those ranked first and next. None where fewer than two may be shown."""
    drawn = of.answer
    codes = [code for code in in_order(findings, drawn) if code not in findings.withheld]
    if len(codes) < 2 or not drawn.wins:
        return None
    beside = codes if len(codes) <= BESIDE else codes[:2]
    return Table(
        caption="How often the option of a row is above that of a column",
        name="pairs-drawn",
        columns=(
            Column("Option"),
            *(Column(findings.options[code].name, numeric=True) for code in beside),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(code)),
                tuple(
                    Cell("–") if code == other else _percent(_wins(drawn, code, other))
                    for other in beside
                ),
            )
            for code in codes
        ),
    )


def _wins(drawn: Acceptability, code: str, other: str) -> Fraction:
    won = drawn.wins[drawn.codes.index(code)][drawn.codes.index(other)]
    return Fraction(won, drawn.samples)
