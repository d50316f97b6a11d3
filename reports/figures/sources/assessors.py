"""Figures of how far assessors lie apart, as the case of a paper carries it: the sentences of both
pictures, and the outermost totals of each option with their median."""

from collections.abc import Iterator
from dataclasses import replace

from reports.blocks.appraisal.drawn.assessors import cells_spread, spread_given, totals_spread
from reports.casefile.findings import Findings
from reports.casefile.naming import part
from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.registry import SENTENCES

_ENDS = {
    "lowest": "lowest total by an assessor",
    "median": "median of the assessors’ totals",
    "highest": "highest total by an assessor",
}


def assessor_figures(findings: Findings, at: str) -> Iterator[Figure]:
    """Those of one appraisal; none where no two assessors rated the same option. Options that are
    withheld have none."""
    given = spread_given(findings)
    like = Figure(
        "",
        "",
        FigureKind.TEXT,
        "",
        f"Ratings by assessors in {findings.problem.title}",
        page=FigurePage("results", appraisal=findings.problem.reference),
    )
    start = f"{at}.{SENTENCES}.assessors"
    for key, label, chart in (
        ("totals", "How far the assessors’ totals lie apart", totals_spread(findings, given)),
        ("ratings", "Where assessors stand furthest apart", cells_spread(findings, given)),
    ):
        if chart is not None:
            yield replace(like, name=f"{start}.{key}", label=label, value=chart.reading)
    for code, ends in given.totals.items():
        if code in findings.withheld:
            continue
        for key, label in _ENDS.items():
            yield replace(
                like,
                name=f"{start}.totals.{part(code)}.{key}",
                label=f"{findings.options[code].name}: {label}",
                kind=FigureKind.COUNT,
                value=getattr(ends, key),
                unit="points",
            )
