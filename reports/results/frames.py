"""The ranked table as a frame, for files that people work on. pandas is imported only here."""

from typing import TYPE_CHECKING

from appraisal.engine.result import Cell
from appraisal.engine.words.outcomes import outcome_cell
from reports.casefile.findings import Findings
from schemes.exempt import Exempt
from workbench.numbers.exact import exact_text

if TYPE_CHECKING:
    import pandas as pd


def ranked_frame(findings: Findings) -> "pd.DataFrame":
    """One row an option, by rank: exact totals as text, one column for each criterion. What has
    no value is empty, never zero."""
    import pandas as pd

    rows = []
    for option in findings.result.in_rank_order:
        row = {
            "Code": option.code,
            "Option": findings.options[option.code].name,
            "Baseline": "yes" if findings.options[option.code].baseline else "no",
            "Rank": "" if option.rank is None else str(option.rank),
            "Joint": "yes" if option.joint else "no",
            "Best rank": "" if option.best_rank is None else str(option.best_rank),
            "Worst rank": "" if option.worst_rank is None else str(option.worst_rank),
            "Total": "" if option.total is None else exact_text(option.total),
            "Outcome": outcome_cell(option),
        }
        for criterion in findings.rated_criteria:
            cell = findings.cells.get((option.code, criterion.code))
            row[f"{criterion.code}. {criterion.name}"] = _given(cell)
        row["Reasons"] = " ".join(option.reasons)
        rows.append(row)
    return pd.DataFrame(rows, dtype="object")


def _given(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.level:
        return cell.level
    if cell.points is not None:
        return exact_text(cell.points)
    return cell.state.value


def without_exempt(frame: "pd.DataFrame", exempt: Exempt) -> "pd.DataFrame":
    """The frame without what tells of an option that is withheld from whoever asks: of that one
    its rank and outcome alone, and no reason of another that names what is exempt."""
    if not exempt:
        return frame
    said = {"Code", "Option", "Rank", "Joint", "Outcome"}
    gone = frame["Option"].isin(exempt.phrases)
    frame = frame.map(exempt.said)
    frame.loc[gone, [name for name in frame.columns if name not in said]] = "Withheld"
    return frame
