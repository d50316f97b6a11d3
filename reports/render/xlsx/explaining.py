"""The sentences that explain a sheet with live formulas on that sheet."""

from collections.abc import Iterable

from appraisal.engine.problem import Better
from reports.casefile.findings import Findings
from workbench.numbers.listing import listed


def sentences(findings: Findings, places: int | None) -> Iterable[str]:
    """What can be changed, how totals are compared and which end is first, a sentence each.
    `places` are the decimals that totals are rounded to, None where ranks are not formulas."""
    follow = "points and gateways" if places is None else "points, gateways, totals and ranks"
    yield f"Tinted cells can be changed; {follow} follow. The paper stays as it was issued."
    if not findings.result.weighted:
        yield (
            "The criteria carry no weights, so there are no totals: ranks follow from "
            "dominance and stand here as the appraisal gave them."
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
