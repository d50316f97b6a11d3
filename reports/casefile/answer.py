"""The answer to a whole case: every appraisal evaluated, every stated figure checked."""

from dataclasses import dataclass
from fractions import Fraction

from appraisal.casefile.faults import result_data
from appraisal.engine import ENGINE_VERSION
from appraisal.engine.problem import Problem
from appraisal.engine.result import Outcome, Result
from reports.casefile.file import CaseFile
from reports.casefile.findings import case_findings
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import Finding, FindingKind
from schemes.savings.inputs import exact_text
from workbench.casefile.faults import Json
from workbench.words import plain_number, rank

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
    findings: tuple[Finding, ...]

    @property
    def differences(self) -> tuple[Finding, ...]:
        """The stated figures that their parts do not give."""
        return tuple(one for one in self.findings if one.differs)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The stated figures of whose parts one is missing."""
        return tuple(
            one.where
            for one in self.findings
            if one.unchecked and one.kind is not FindingKind.NOTHING
        )

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
    found = [case_findings(case.case, part) for part in case.case.appraisals]
    return CaseAnswer(
        tuple((one.problem, one.result) for one in found),
        findings_in(case.data),
    )


def answer_data(answer: CaseAnswer) -> Json:
    """What `appraise --json` prints."""
    return {
        "format": RESULT_FORMAT,
        "engine": ENGINE_VERSION,
        "appraisals": [result_data(result) for _, result in answer.appraisals],
        "reconciliation": [
            {
                "where": one.where,
                "stated": exact_text(one.stated),
                "computed": one.computed_text,
                "difference": exact_text(one.difference or Fraction(0)),
                "explained": one.explanation is not None,
            }
            for one in answer.differences
        ],
        "unchecked": list(answer.unchecked),
    }


def answer_text(answer: CaseAnswer) -> str:
    """The answer for people: a ranked table of each appraisal, the reasons, the differences."""
    blocks = [_appraisal_text(problem, result) for problem, result in answer.appraisals]
    if not blocks:
        blocks.append("There is no appraisal in this case.")
    if answer.differences:
        lines = ["Stated figures that their parts do not give:"]
        lines += [
            f"  {one.where}: stated {plain_number(one.stated)}, "
            f"computed {plain_number(one.computed or 0)}, "
            f"difference {plain_number(one.difference or 0)}"
            + (" (explained)" if one.explanation else "")
            for one in answer.differences
        ]
        blocks.append("\n".join(lines))
    if answer.unchecked:
        lines = ["Stated figures that cannot be checked, because a part is missing:"]
        blocks.append("\n".join([*lines, *(f"  {where}" for where in answer.unchecked)]))
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
