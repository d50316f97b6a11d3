"""The ranked table, why each option stands where it does, and the answer in a sentence."""

from collections.abc import Iterable
from fractions import Fraction

from appraisal.engine.exact import enough_places, exact_text
from appraisal.engine.problem import TotalAs
from appraisal.engine.result import OptionResult, Outcome
from reports.casefile.findings import Findings
from workbench import words as wording
from workbench.pages.tables import Cell, Column, Row, Table

_TOTALS = {
    TotalAs.POINTS: "Total (points)",
    TotalAs.AVERAGE: "Weighted average (points)",
    TotalAs.PERCENT: "Total (% of the highest possible)",
}


def ranked_table(findings: Findings) -> Table:
    """Options by rank, with the exact total rounded to as many places as tell totals apart."""
    places = _places(findings)
    total = (
        (Column(_TOTALS[findings.problem.total_as], numeric=True),)
        if findings.result.weighted
        else ()
    )
    return Table(
        caption="Options in order of rank",
        name="ranked",
        columns=(
            Column("Option"),
            Column("Rank", numeric=True),
            *total,
            Column("Outcome"),
            Column("Why"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(option.code), href=findings.addresses.get(option.code, "")),
                (
                    rank_cell(option),
                    *((_total(option, places),) * len(total)),
                    Cell(findings.outcome(option)),
                    Cell(why(findings, option)),
                ),
            )
            for option in findings.in_rank_order
        ),
    )


def rank_cell(option: OptionResult) -> Cell:
    """The rank as "1="; of an undecided option the ranks it can still take."""
    if option.rank is not None:
        text = wording.rank(option.rank, option.joint)
        if option.best_rank == option.worst_rank:
            return Cell(text, value=str(option.rank))
        return Cell(
            text,
            note=f"provisional: {option.best_rank} to {option.worst_rank}",
            value=str(option.rank),
        )
    if option.outcome is Outcome.UNDECIDED and option.best_rank is not None:
        whole = f"{option.best_rank} to {option.worst_rank}"
        text = str(option.best_rank) if option.best_rank == option.worst_rank else whole
        return Cell(text, note="once it is decided")
    return Cell("Not ranked")


def why(findings: Findings, option: OptionResult) -> str:
    """In a sentence: what stopped an option, what it lacks, or how it was rated."""
    if option.failed or option.gaps or findings.result.qualitative:
        return option.reasons[0] if option.reasons else "No reason recorded."
    rated = []
    for criterion in findings.ranking_criteria:
        cell = findings.cells[option.code, criterion.code]
        if cell.level:
            rated.append(f"{findings.level(criterion, cell.level)} on {criterion.name}")
        elif cell.points is not None:
            points = wording.plain_number(cell.points)
            rated.append(f"{points} points on {criterion.name}")
    excused = " A failed gateway is excused." if option.excused else ""
    if not rated:
        return f"No gateway stops it.{excused}"
    return f"{wording.listed(tuple(rated))}.{excused}"


def answer(findings: Findings) -> str:
    """The appraisal's answer in a sentence, fit to stand first on a page or in a paper."""
    result = findings.result
    decision = findings.problem.decision
    if decision is not None:
        preferred = findings.options[decision.option].name
        view = (
            f", with a view to {findings.options[decision.with_a_view_to].name}"
            if decision.with_a_view_to
            else ""
        )
        return f"{preferred} is the preferred option{view}."
    if result.qualitative:
        return "No option has been preferred yet: the criteria are weighed in words."
    if len(findings.undecided) == len(result.options):
        return "There is no answer yet: every option still lacks a rating that matters."
    forward = findings.taken_forward
    provisional = "Provisionally, " if findings.undecided else ""
    if not forward:
        return _opening(provisional, "no option is taken forward: the gateways stop them all.")
    best = forward[0].rank
    leaders = [option for option in forward if option.rank == best]
    rest = [option for option in forward if option.rank != best]
    text = _first(findings, leaders, rest)
    return _opening(provisional, text) + _waiting(findings)


def statements(findings: Findings) -> tuple[str, ...]:
    """What holds of the whole order, and what to beware of."""
    return (*findings.result.statements, *findings.result.warnings)


def _first(findings: Findings, leaders: list[OptionResult], rest: list[OptionResult]) -> str:
    names = _names(findings, leaders)
    if not rest:
        if len(leaders) == 1:
            return f"{names} is the only option taken forward."
        return f"{names} share the first place, and no other option is taken forward."
    verb = "comes first" if len(leaders) == 1 else "share the first place"
    count = wording.count_words(len(leaders) + len(rest))
    return (
        f"{names} {verb} of the {count} options taken forward, ahead of {_names(findings, rest)}."
    )


def _waiting(findings: Findings) -> str:
    if not findings.undecided:
        return ""
    verb = "is" if len(findings.undecided) == 1 else "are"
    return f" {_names(findings, findings.undecided)} {verb} still undecided."


def _names(findings: Findings, options: Iterable[OptionResult]) -> str:
    return wording.listed([findings.options[option.code].name for option in options])


def _opening(provisional: str, text: str) -> str:
    if not provisional:
        return text[:1].upper() + text[1:]
    return provisional + text


def _places(findings: Findings) -> int:
    totals = [option.total for option in findings.result.options if option.total is not None]
    least = max((_own_places(total) for total in totals), default=0)
    return enough_places(totals, least)


def _own_places(total: Fraction) -> int:
    """As many places as the total has, two where it has many."""
    text = wording.plain_number(total)
    return min(len(text.partition(".")[2]), 2)


def _total(option: OptionResult, places: int) -> Cell:
    if option.total is None:
        return Cell("No total yet" if option.gaps else "No total")
    return Cell(wording.number(option.total, places), value=exact_text(option.total))
