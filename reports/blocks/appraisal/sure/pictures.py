"""Pictures of how sure the first place is: the room of each weight, and how often each rank falls
to each option."""

from fractions import Fraction

from appraisal.engine.sampling.answer import Acceptability
from reports.blocks.appraisal.sure.drawn import (
    RANKS_APART,
    Drawn,
    drawn_evenly,
    first_share,
    in_order,
    ranks_table,
)
from reports.blocks.appraisal.sure.tables import weights_table
from reports.casefile.findings import Findings
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.numbers.listing import count_words, out_of
from workbench.numbers.text import near_share, number, percent

MOST_BARS = 12  # criteria that are drawn: those whose weights have the least room


def room_chart(findings: Findings) -> Chart | None:
    """How far each weight may move either way before another option comes first, the least room
    first. None where several come first already, where no weight turns anything, and where it
    would tell of an option that is withheld."""
    found, table = findings.robustness, weights_table(findings)
    if found is None or table is None or len(found.leaders) > 1 or not found.overtaken:
        return None
    concerned = {*found.leaders, *(one.by for one in found.overtaken)}
    if concerned & findings.withheld:
        return None
    ends = {(one.criterion, one.above): one.share for one in found.overtaken}
    known = [one for one in findings.result.weights if one.switch is not None]
    rooms = []
    for one in known:
        below, above = ends.get((one.criterion, False)), ends.get((one.criterion, True))
        turns = [abs(one.share - end) for end in (below, above) if end is not None]
        least = min(turns, default=Fraction(2))  # no share is as far away
        low, high = below or Fraction(0), Fraction(1) if above is None else above
        rooms.append((least, one, low - one.share, high - one.share, _between(below, above)))
    rooms.sort(key=lambda room: room[0])
    drawn = rooms[:MOST_BARS]
    names = [findings.criteria[room[1].criterion].name for room in drawn]
    leader = findings.options[found.leaders[0]].name
    nearest = f"{names[0]} has the least room: {percent(drawn[0][0], 1)} of all weight"
    few = f"the {count_words(len(drawn))} weights of the least room" if rooms[MOST_BARS:] else ""
    return Chart(
        name="weights-room",
        kind=ChartKind.FLOATING,
        message=f"How far each weight may move while {leader} stays first",
        measure=(
            "Hundredths of all weight, less to the left and more to the right of what it carries "
            f"now{': ' if few else ''}{few}. Behind each bar: the shares between which nothing "
            "changes."
        ),
        categories=tuple(names),
        series=(
            Series(
                "Room of the weight",
                tuple(100 * (high - low) for _, _, low, high, _ in drawn),
                ("",) * len(drawn),
            ),
        ),
        alt=(
            f"Horizontal bars, one for each of {count_words(len(drawn))} criteria: how far its "
            "weight may move before the first place changes."
        ),
        reading=(
            f"{nearest}. Beyond the end of a bar another option comes first; a side without a "
            "share behind the bar runs as far as a weight can."
        ),
        table=table,
        ends=tuple(between for *_, between in drawn),
        starts=tuple(100 * low for _, _, low, _, _ in drawn),
        mark=Fraction(0),
    )


def ranks_chart(findings: Findings, of: Drawn | None = None) -> Chart | None:
    """How often each rank falls to each option over weightings drawn evenly where no others are
    given, as shades, in their order of rank; None where it cannot be told, and where fewer than two
    may be shown."""
    of = of or drawn_evenly(findings)
    table = ranks_table(findings, of)
    if of is None or table is None:
        return None
    drawn = of.answer
    codes = [code for code in in_order(findings, drawn) if code not in findings.withheld]
    if len(codes) < 2:
        return None
    shown = codes[:MOST_BARS]
    count = len(drawn.codes)
    apart = count if count <= RANKS_APART + 1 else RANKS_APART
    parts: list[tuple[str, tuple[int, ...]]] = [
        ("First" if rank == 1 else f"Rank {rank}", (rank,)) for rank in range(1, apart + 1)
    ]
    if apart < count:
        parts.append((f"Rank {apart + 1} or later", tuple(range(apart + 1, count + 1))))
    series = []
    for name, ranks in parts:
        shares = [
            sum((first_share(drawn, code, rank) for rank in ranks), Fraction(0)) for code in shown
        ]
        labels = tuple(f"{number(100 * share, 1)}%" if share else "0" for share in shares)
        series.append(Series(name, tuple(100 * share for share in shares), labels))
    few = (
        f" Drawn are the first {out_of(len(shown), len(codes))}; the table has every one."
        if len(shown) < len(codes)
        else ""
    )
    return Chart(
        name="ranks-drawn",
        kind=ChartKind.SHADES,
        message="How often each option has each rank",
        measure=(
            f"Per cent of {drawn.samples:,} {of.whole} (seed {drawn.seed}), the more the darker; "
            "those who tie share the best of their ranks"
        ),
        categories=tuple(findings.options[code].name for code in shown),
        series=tuple(series),
        alt=(
            f"Table of shades for {count_words(len(shown))} options: the darker, the more often "
            f"each came first, second and so on over {of.short}."
        ),
        reading=f"{_most_often(findings, drawn, codes)}{few}",
        table=table,
    )


def _most_often(findings: Findings, drawn: Acceptability, codes: list[str]) -> str:
    most = max(codes, key=lambda code: first_share(drawn, code))
    share = first_share(drawn, most)
    if sum(first_share(drawn, code) == share for code in codes) > 1:
        return "Several options come first equally often."
    name = findings.options[most].name
    part = "in all" if share == 1 else f"in {percent(share, 1)}"
    return f"{name} comes first most often, {part} of the weightings."


def _between(below: Fraction | None, above: Fraction | None) -> str:
    """The shares between which the first place stays."""
    if below is not None and above is not None:
        return f"{near_share(below)} to {near_share(above)}"
    if below is not None:
        return f"{near_share(below)} or more"
    return "any share" if above is None else f"{near_share(above)} or less"
