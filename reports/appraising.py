"""The answer to a whole case: every appraisal evaluated, every stated figure checked."""

from dataclasses import dataclass

from appraisal.engine import ENGINE_VERSION, evaluate
from appraisal.engine.problem import Problem
from appraisal.engine.result import Outcome, Result
from appraisal.interchange import result_data
from reports.casefile import CaseFile
from schemes.finance.reconciliation import Reconciliation, amount_text
from schemes.interchange import reconciliation
from schemes.places import Json
from workbench.wording import plain_number, rank

RESULT_FORMAT = "options-appraisal-result/1"
OUTCOMES = {
    Outcome.TAKEN_FORWARD: "Taken forward",
    Outcome.NOT_TAKEN_FORWARD: "Not taken forward",
    Outcome.NOT_FEASIBLE: "Not feasible",
    Outcome.UNDECIDED: "Undecided",
}


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The appraisals of a case with what the engine says of each, and its stated figures."""

    appraisals: tuple[tuple[Problem, Result], ...]
    figures: Reconciliation

    @property
    def is_decided(self) -> bool:
        """Whether no option of any appraisal is undecided."""
        return not any(
            option.outcome is Outcome.UNDECIDED
            for _, result in self.appraisals
            for option in result.options
        )


def appraise(case: CaseFile) -> CaseAnswer:
    """Evaluates every appraisal of a checked case."""
    return CaseAnswer(
        tuple((problem, evaluate(problem)) for problem in case.problems),
        reconciliation(case.data),
    )


def answer_data(answer: CaseAnswer) -> Json:
    """What `appraise --json` prints."""
    figures = answer.figures
    return {
        "format": RESULT_FORMAT,
        "engine": ENGINE_VERSION,
        "appraisals": [result_data(result) for _, result in answer.appraisals],
        "reconciliation": [
            {
                "where": one.where,
                "stated": amount_text(one.stated),
                "computed": amount_text(one.computed),
                "difference": amount_text(one.difference),
                "explained": one.explained,
            }
            for one in figures.differences
        ],
        "unchecked": list(figures.unchecked),
    }


def answer_text(answer: CaseAnswer) -> str:
    """The answer for people: a ranked table of each appraisal, the reasons, the differences."""
    blocks = [_appraisal_text(problem, result) for problem, result in answer.appraisals]
    if not blocks:
        blocks.append("There is no appraisal in this case.")
    figures = answer.figures
    if figures.differences:
        lines = ["Stated figures that their parts do not give:"]
        lines += [
            f"  {one.where}: stated {plain_number(one.stated)}, "
            f"computed {plain_number(one.computed)}, "
            f"difference {plain_number(one.difference)}" + (" (explained)" * one.explained)
            for one in figures.differences
        ]
        blocks.append("\n".join(lines))
    if figures.unchecked:
        lines = ["Stated figures that cannot be checked, because a part is missing:"]
        blocks.append("\n".join([*lines, *(f"  {where}" for where in figures.unchecked)]))
    return "\n\n".join(blocks)


def _appraisal_text(problem: Problem, result: Result) -> str:
    names = {option.code: option.name for option in problem.options}
    # Undecided and infeasible options stand below the ranked, in page sequence.
    ranked = sorted(result.options, key=lambda option: option.rank or len(names) + 1)
    rows = [("Rank", "Option", "Total", "Outcome")]
    for option in ranked:
        rows.append(
            (
                "–" if option.rank is None else rank(option.rank, option.joint),
                names[option.code],
                "–" if option.total is None else plain_number(option.total),
                OUTCOMES[option.outcome],
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [f"{problem.title} ({problem.reference})", ""]
    for row in rows:
        cells = (row[0].rjust(widths[0]), row[1].ljust(widths[1]), row[2].rjust(widths[2]), row[3])
        lines.append("  ".join(cells))
    for option in ranked:
        lines += ["", names[option.code], *(f"  - {reason}" for reason in option.reasons)]
    for title, sentences in (("In all", result.statements), ("Mind", result.warnings)):
        if sentences:
            lines += ["", title, *(f"  - {sentence}" for sentence in sentences)]
    return "\n".join(lines)
