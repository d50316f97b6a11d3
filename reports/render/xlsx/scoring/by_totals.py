"""Options ranked by their totals, where the criteria carry weights."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from appraisal.engine.problem import Better, Criterion, TotalAs
from appraisal.engine.result import OptionResult
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.groups import IN_NONE, subtotals
from reports.render.xlsx.grid import Known, figure, quoted
from reports.render.xlsx.scoring.inputs import Inputs
from reports.render.xlsx.scoring.outcomes import CellRow, Ends, OptionRows, printed, rank_known
from reports.render.xlsx.scoring.ranks import (
    WITHOUT_TOTAL,
    TotalFormulas,
    place_among,
    rank_number,
    ranked_total,
)
from workbench.numbers.rounding import rounded

_WORKED_OUT: Final = {
    TotalAs.POINTS: "weight times points, added up",
    TotalAs.AVERAGE: "weight times points, added up and divided by all weight",
    TotalAs.PERCENT: "weight times points, added up, as a share of the most it could be",
    TotalAs.VALUE: "weight times value, added up and divided by all weight",
}


def put_by_totals(sheet: Inputs, places: int | None) -> Ends:
    """The rows of totals, ranks and outcomes. `places` are the decimals that totals are rounded to,
    None where a spreadsheet cannot tell them apart: ranks then stand as words."""
    rows = OptionRows(sheet)
    sheet.heading("Totals and ranks")
    if places is None:
        rows.words("Rank", printed, "strong")
        return Ends()
    made = TotalFormulas(sheet.problem.total_as, sheet.weights, sheet.greatest, places)
    totals, known = _totals(rows, made)
    parts = _parts(rows, made, totals)
    own = rows.formulas(
        "Total that is ranked",
        lambda code: ranked_total(totals[code].text, sheet.gates_of(code)),
        rows.known(lambda one: rows.stands(one, known[one.code])),
    )
    among, better = rows.among(own), sheet.problem.better
    numbers = rows.formulas(
        "Rank as a number",
        lambda code: rank_number(own[code].text, among, better),
        rows.known(rank_known),
    )
    within = _within(rows, own, places)
    ends = rows.ends(numbers, own, lambda cell: f"ISNUMBER({cell})", within)
    ends.totals, ends.parts = totals, parts
    return ends


def _parts(rows: OptionRows, made: TotalFormulas, totals: CellRow) -> dict[str, CellRow]:
    """A row of what each group of criteria adds to the totals, by its heading."""
    sheet, found = rows.sheet, {}
    known = subtotals(sheet.findings)
    for heading in dict.fromkeys(heading for heading, _ in known):
        members = [one for one in sheet.ranking if (one.group or IN_NONE) == heading]

        def formula(code: str, members: list[Criterion] = members) -> str:
            pairs = [(sheet.overall_at[one.code], sheet.worth_at(code, one)) for one in members]
            return made.part(sheet.counted(code), pairs, totals[code].text)

        comes_to: dict[str, Known] = {
            code: Fraction(rounded(known[heading, code], made.places))
            if (heading, code) in known
            else WITHOUT_TOTAL
            for code in rows.codes
        }
        found[heading] = rows.formulas(f"Of which: {heading}", formula, comes_to)
    return found


def _totals(rows: OptionRows, made: TotalFormulas) -> tuple[CellRow, dict[str, Known]]:
    sheet, total_as, places = rows.sheet, rows.sheet.problem.total_as, made.places

    def known_total(option: OptionResult) -> Known:
        if option.total is None:
            return WITHOUT_TOTAL
        return Fraction(rounded(option.total, places))

    known = rows.known(known_total)
    title = f"{total_heading(total_as)}: {_WORKED_OUT[total_as]}"
    return rows.formulas(title, lambda code: made.formula(sheet.counted(code)), known), known


def _within(rows: OptionRows, own: CellRow, places: int) -> Callable[[str], str]:
    """Whether the shortlist has an option that no gate stops."""
    shortlist, better = rows.sheet.problem.shortlist, rows.sheet.problem.better
    if shortlist.kind == "threshold":
        least = figure(Fraction(rounded(shortlist.total or Fraction(0), places)))
        sign = ">=" if better is Better.HIGHER else "<="
        return lambda code: f"{own[code].text}{sign}{least}"
    if shortlist.kind == "all":
        return lambda _code: "TRUE"
    out = quoted("Not in the running")

    def running_known(option: OptionResult) -> Known:
        stopped = option.rank is None or bool(option.failed)
        return "Not in the running" if stopped else own[option.code].comes_to

    running = rows.formulas(
        "Total in the running for the shortlist",
        lambda code: (
            f"=IF(ISNUMBER({own[code].text}),"
            f"IF({rows.in_the_running(code)},{own[code].text},{out}),{out})"
        ),
        rows.known(running_known),
    )
    among = rows.among(running)
    return lambda code: f"{place_among(own[code].text, among, better)}<={shortlist.count}"
