"""Relative prices on the sheet: which prices count for the lowest, and the points that follow.

They stand beneath the gateways, which say whose prices count, and fill the cells of points above.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, Protocol

from appraisal.engine.problem import Criterion, PriceScale, Problem
from reports.casefile.findings import Findings
from reports.render.xlsx.grid import Formula, Known, SheetGrid, figure, quoted, span
from reports.render.xlsx.scoring.gates import FAIL
from reports.render.xlsx.scoring.ratings import STATES
from reports.render.xlsx.scoring.scales import NOT_RATED, without_points

NOT_COUNTED: Final = "Not counted"


class PricedSheet(Protocol):
    """What is needed of a sheet whose ratings, points and gateways have their cells."""

    findings: Findings
    problem: Problem
    grid: SheetGrid
    ranking: tuple[Criterion, ...]
    rated: dict[tuple[str, str], str]
    points: dict[tuple[str, str], str]
    at: int

    def heading(self, title: str, more: tuple[str, str, str] = ...) -> None: ...
    def columns(self) -> Iterable[tuple[str, int]]: ...
    def gates_of(self, option: str) -> list[tuple[Criterion, str]]: ...


def put_prices(sheet: PricedSheet) -> None:
    """A row for each criterion that compares prices, with the lowest of them, and its points."""
    criteria = [one for one in sheet.ranking if isinstance(one.scale, PriceScale)]
    if not criteria:
        return
    title = "Prices that count for the lowest: of options that no gateway stops, if there are any"
    sheet.heading(title, ("", "", "Lowest"))
    for criterion in criteria:
        _put_one(sheet, criterion)
        sheet.at += 1
    sheet.at += 1


def _put_one(sheet: PricedSheet, criterion: Criterion) -> None:
    grid, scale = sheet.grid, criterion.scale
    assert isinstance(scale, PriceScale)
    prices = _known_prices(sheet.findings, criterion)
    counted = {code: price for code, price in prices.items() if not _is_stopped(sheet, code)}
    lowest = min((counted or prices).values(), default=None)
    grid.put(sheet.at, 0, criterion.name, "side")
    cells, given = [], []
    for code, column in sheet.columns():
        own = sheet.rated[code, criterion.code]
        passes = ",".join(f"{cell}<>{quoted(FAIL)}" for _, cell in sheet.gates_of(code)) or "TRUE"
        formula = f"=IF(ISNUMBER({own}),IF(AND({own}>0,{passes}),{own},{quoted(NOT_COUNTED)}),"
        formula += f"{quoted(NOT_COUNTED)})"
        comes_to: Known = counted.get(code, NOT_COUNTED)
        cells.append(grid.put(sheet.at, column, Formula(formula, comes_to)))
        given.append(own)
    among, all_prices = span(cells[0], cells[-1]), span(given[0], given[-1])
    least = f"=IF(COUNT({among})>0,MIN({among}),MIN({all_prices}))"
    at = grid.put(sheet.at, 3, Formula(least, 0 if lowest is None else lowest))
    for code, column in sheet.columns():
        own = sheet.rated[code, criterion.code]
        ratio = f"MIN(1,{at}/{own})*{figure(scale.points)}"
        formula = (
            f"=IF(ISNUMBER({own}),IF({own}>0,{ratio},{quoted(NOT_RATED)}),{without_points(own)})"
        )
        cell = sheet.findings.cells[code, criterion.code]
        comes_to = STATES[cell.state] if cell.points is None else cell.points
        row = int(sheet.points[code, criterion.code].split("$")[2]) - 1
        grid.put(row, column, Formula(formula, comes_to))


def _known_prices(findings: Findings, criterion: Criterion) -> Mapping[str, Fraction]:
    """The price of each option that is judged and to which the criterion applies."""
    codes = [one.code for one in findings.result.judged]
    found = {code: findings.cells[code, criterion.code] for code in codes}
    return {code: one.measure for code, one in found.items() if one.measure is not None}


def _is_stopped(sheet: PricedSheet, option: str) -> bool:
    return bool(sheet.findings.results[option].failed)
