"""The sentences that explain a sheet with live formulas on that sheet."""

from collections.abc import Iterable

from appraisal.engine.problem import Better
from reports.casefile.findings import Findings
from workbench.numbers.listing import listed


def sentences(findings: Findings, places: int | None) -> Iterable[str]:
    """What can be changed, how totals are compared and which end is first, a sentence each.
    `places` are the decimals that totals are rounded to, None where there are none to round."""
    weighted = findings.result.weighted
    follow = "points, gateways, ranks and outcomes"
    if weighted:
        follow = "points and gateways" if places is None else f"totals, {follow}"
    yield f"Tinted cells can be changed; {follow} follow. The paper stays as it was issued."
    yield (
        "An empty cell counts as not rated: where it matters, its option is undecided. Reasons and "
        "notes in the paper's tables stay as they were issued."
    )
    if not weighted:
        yield (
            "The criteria carry no weights, so there are no totals: one option is above another "
            "where it is at least as good on every criterion and better on one (dominance)."
        )
    elif places is None:
        yield (
            "The totals differ by less than a spreadsheet can tell: ranks stand here as the "
            "appraisal gave them."
        )
    else:
        yield (
            f"Totals are rounded to {places} decimals before they are ranked, so that "
            "equal ones tie."
        )
    if findings.problem.better is Better.LOWER:
        yield "The lowest total ranks first."
    if out := [one.code for one in findings.result.options if one.ruled_out]:
        names = listed(findings.options[code].name for code in out)
        yield f"Ruled out before, and so left out of this sheet: {names}."
    if any(one.not_applicable for one in findings.result.options):
        yield (
            "Where a criterion does not apply to an option, its weight is shared out among "
            "the others for that option alone."
        )
