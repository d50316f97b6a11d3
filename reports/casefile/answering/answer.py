"""The answer to a whole case: every appraisal evaluated, every stated figure checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.casefile.faults import result_data
from appraisal.engine import ENGINE_VERSION
from appraisal.engine.problem import Problem
from appraisal.engine.result import Outcome, Result
from appraisal.engine.robustness.told import Told
from appraisal.engine.words.answer import answer_sentence
from appraisal.engine.words.outcomes import outcome_cell, rank_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from reports.casefile.answering.robust import robustness_data, robustness_told
from reports.casefile.answering.savings import SavingsAnswer, savings_data, savings_text
from reports.casefile.answering.value import (
    CostsAnswer,
    costs_data,
    costs_in,
    value_data,
    value_told,
)
from reports.casefile.file import CaseFile
from reports.casefile.findings import case_findings
from reports.casefile.schemes import stated_in
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import opening
from workbench.numbers.text import plain_number

RESULT_FORMAT = "options-appraisal-result/1"
_WORDS = ("Option", "Outcome")  # columns of words, which stand to the left


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The appraisals of a case with what the engine says of each and what their options cost, its
    stated figures, its savings, what in it nothing takes up (`remarks`, lines of text), and what it
    carries of each appraisal with one assessor `left_out`."""

    appraisals: tuple[tuple[Problem, Result], ...]
    findings: tuple[ReconciledFigure, ...]
    savings: SavingsAnswer | None = None
    remarks: tuple[str, ...] = ()
    costs: tuple[CostsAnswer, ...] = ()
    left_out: tuple[tuple[Told, ...], ...] = ()

    @property
    def differences(self) -> tuple[ReconciledFigure, ...]:
        """The stated figures that their parts do not give."""
        return tuple(one for one in self.findings if one.differs)

    @property
    def agreeing(self) -> tuple[ReconciledFigure, ...]:
        """The stated figures that their parts give."""
        return tuple(one for one in self.findings if one.agrees)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The stated figures of whose parts one is missing."""
        return tuple(
            one.where
            for one in self.findings
            if one.unchecked and one.kind is not ReconciledKind.NOTHING
        )

    @property
    def is_decided(self) -> bool:
        """Whether no option of any appraisal is undecided."""
        return not any(
            option.outcome is Outcome.UNDECIDED
            for _, result in self.appraisals
            for option in result.options
        )


def appraise(case: CaseFile, remarks: Iterable[str] = ()) -> CaseAnswer:
    """Evaluates every appraisal of a checked case, on which there are these remarks."""
    savings = SavingsAnswer.of(case.case)
    found = [case_findings(case.case, part) for part in case.case.appraisals]
    return CaseAnswer(
        tuple((one.problem, one.result) for one in found),
        stated_in(case.case),
        savings if savings.schemes else None,
        tuple(remarks),
        tuple(
            costs_in(case.case.programme, part, one)
            for part, one in zip(case.case.appraisals, found, strict=True)
        ),
        tuple(one.left_out for one in found),
    )


def answer_data(answer: CaseAnswer) -> Json:
    """What `appraise --json` prints."""
    data: Json = {
        "format": RESULT_FORMAT,
        "engine": ENGINE_VERSION,
        "appraisals": [_answered(*one) for one in _whole(answer)],
        "reconciliation": [
            {
                "where": one.where,
                "stated": exact_text(one.stated),
                "computed": one.computed_text,
                "difference": exact_text(one.difference or Fraction(0)),
                "explained": one.explanation is not None,
            }
            # The difference is the least that it can be, whatever is missing.
            | ({"at_least": True} if one.at_least else {})
            for one in answer.differences
        ],
        "unchecked": list(answer.unchecked),
        "agreeing": [one.where for one in answer.agreeing],
        "remarks": list(answer.remarks),
    }
    if answer.savings is not None:
        data["savings"] = savings_data(answer.savings)
    return data


def _whole(
    answer: CaseAnswer,
) -> Iterator[tuple[Problem, Result, CostsAnswer, tuple[Told, ...]]]:
    """Each appraisal with what its options cost and what is carried of its assessors."""
    costs = answer.costs or (CostsAnswer(),) * len(answer.appraisals)
    left_out = answer.left_out or ((),) * len(answer.appraisals)
    for (problem, result), of, told in zip(answer.appraisals, costs, left_out, strict=True):
        yield problem, result, of, told


def _answered(
    problem: Problem, result: Result, costs: CostsAnswer, left_out: tuple[Told, ...]
) -> Json:
    data = result_data(result)
    data["robustness"] |= robustness_data(problem, result, left_out)
    return data | value_data(problem, result) | costs_data(costs)


def _difference_text(one: ReconciledFigure) -> str:
    least = "at least " if one.at_least else ""
    explained = " (explained)" if one.explanation else ""
    return (
        f"  {one.where}: stated {plain_number(one.stated)}, "
        f"computed {plain_number(one.computed or 0)}, "
        f"difference {least}{plain_number(_apart(one))}{explained}"
    )


def answer_text(answer: CaseAnswer) -> str:
    """The answer for people: a ranked table of each appraisal with its reasons, the savings by
    year, the stated figures that differ, cannot be checked and agree, and what to mind."""
    blocks = [_appraisal_text(*one) for one in _whole(answer)]
    if answer.savings is not None:
        blocks.append(savings_text(answer.savings))
    if not blocks:
        blocks.append("There is no appraisal in this case, and no scheme with savings lines.")
    blocks += _agreeing_text(answer.agreeing)
    if answer.differences:
        lines = ["Stated figures that their parts do not give:"]
        lines += map(_difference_text, answer.differences)
        blocks.append("\n".join(lines))
    if answer.unchecked:
        lines = ["Stated figures that cannot be checked, because a part is missing:"]
        blocks.append("\n".join([*lines, *(f"  {where}" for where in answer.unchecked)]))
    if answer.remarks:
        lines = ["In the file, and perhaps not as meant:"]
        blocks.append("\n".join([*lines, *(f"  {one}" for one in answer.remarks)]))
    return "\n\n".join(blocks)


def _apart(one: ReconciledFigure) -> Fraction:
    """Stated less computed; how far apart they are at the least, where something is missing."""
    difference = one.difference or Fraction(0)
    return abs(difference) if one.at_least else difference


def _agreeing_text(found: Sequence[ReconciledFigure]) -> list[str]:
    """The stated figures that their parts give, one a line; of cells of tables their number."""
    lines = [
        f"  {one.where}: {plain_number(one.stated)}"
        for one in found
        if one.kind is not ReconciledKind.TABLE
    ]
    cells = sum(one.kind is ReconciledKind.TABLE for one in found)
    if cells:
        lines.append(f"  {cells} {'cell' if cells == 1 else 'cells'} of tables of evidence")
    return ["\n".join(["Stated figures that their parts give:", *lines])] if lines else []


def _appraisal_text(
    problem: Problem, result: Result, costs: CostsAnswer, left_out: tuple[Told, ...]
) -> str:
    names = {option.code: option.name for option in problem.options}
    lines = [f"{problem.title} ({problem.reference})", "", answer_sentence(problem, result), ""]
    lines += _ranked_lines(problem, result, names)
    for option in result.in_rank_order:
        lines += ["", names[option.code], *(f"  - {reason}" for reason in option.reasons)]
    for title, sentences in (
        ("In all", result.statements),
        ("How sure", robustness_told(problem, result, left_out)),
        ("Cost against benefit", value_told(problem, result)),
        ("Costs and savings by year", costs.told),
        ("Mind", result.warnings),
    ):
        if sentences:
            lines += ["", title, *(f"  - {sentence}" for sentence in sentences)]
    return "\n".join(lines)


def _ranked_lines(problem: Problem, result: Result, names: Mapping[str, str]) -> list[str]:
    """The ranked table in columns. What is weighed in words has no ranks, and what has no weights
    no totals: those columns are left out."""
    options = result.in_rank_order
    places = total_places(options)
    columns = [("Option", [names[one.code] for one in options])]
    if not result.qualitative:
        columns.insert(0, ("Rank", [opening(rank_words(one)) for one in options]))
    if result.weighted:
        heading = total_heading(problem.total_as)
        columns.append((heading, [opening(total_words(one, places)) for one in options]))
    columns.append(("Outcome", [outcome_cell(one) for one in options]))
    padded = [_padded(heading, cells, numeric=heading not in _WORDS) for heading, cells in columns]
    return ["  ".join(line).rstrip() for line in zip(*padded, strict=True)]


def _padded(heading: str, cells: list[str], *, numeric: bool) -> list[str]:
    """A column as wide as its longest cell; numbers stand to the right."""
    width = max(map(len, (heading, *cells)))
    return [cell.rjust(width) if numeric else cell.ljust(width) for cell in (heading, *cells)]
