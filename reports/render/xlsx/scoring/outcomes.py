"""Ranks and outcomes on an appraisal's sheet, each a formula over what stands above it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from appraisal.engine.problem import Role
from appraisal.engine.result import OptionResult, Outcome
from appraisal.engine.words.outcomes import outcome_cell, outcome_words, rank_words
from reports.render.xlsx.grid import Formula, Known, quoted, span
from reports.render.xlsx.scoring.gates import FAIL
from reports.render.xlsx.scoring.inputs import Inputs
from reports.render.xlsx.scoring.ranks import STOPPED, UNDECIDED, UNRANKED, rank_printed
from workbench.numbers.listing import opening

FORWARD: Final = opening(outcome_words(Outcome.TAKEN_FORWARD))
NOT_FORWARD: Final = opening(outcome_words(Outcome.NOT_TAKEN_FORWARD))
CellRow = dict[str, Formula]
"""One cell an option, by code: its address, and what it comes to."""


@dataclass(slots=True)
class Ends:
    """The cells with what options come to; empty where they are not formulas."""

    totals: CellRow = field(default_factory=dict)
    ranks: CellRow = field(default_factory=dict)
    outcomes: CellRow = field(default_factory=dict)
    parts: dict[str, CellRow] = field(default_factory=dict)


class OptionRows:
    """Writes rows of one cell an option, from the sheet's next row down."""

    def __init__(self, sheet: Inputs) -> None:
        self.sheet = sheet
        self.codes = [code for code, _ in sheet.columns()]

    def formulas(
        self, title: str, formula: Callable[[str], str], known: Mapping[str, Known], look: str = ""
    ) -> CellRow:
        """A row of formulas, one made of each option's code."""
        sheet, made = self.sheet, CellRow()
        sheet.grid.put(sheet.at, 0, title, "side")
        for code, column in sheet.columns():
            text = Formula(formula(code), known[code])
            made[code] = Formula(sheet.grid.put(sheet.at, column, text, look), known[code])
        sheet.at += 1
        return made

    def words(self, title: str, words: Callable[[OptionResult], str], look: str = "") -> None:
        sheet = self.sheet
        sheet.grid.put(sheet.at, 0, title, "side")
        for option, column in sheet.results():
            sheet.grid.put(sheet.at, column, words(option), look)
        sheet.at += 1

    def known(self, value: Callable[[OptionResult], Known]) -> dict[str, Known]:
        return {option.code: value(option) for option, _ in self.sheet.results()}

    def among(self, row: CellRow) -> str:
        return span(row[self.codes[0]].text, row[self.codes[-1]].text)

    def stands(self, option: OptionResult, ranked: Known) -> Known:
        """What an option is ranked by, or why it is not."""
        if option.rank is not None:
            return ranked
        roles = {self.sheet.findings.criteria[code].role for code in option.failed}
        return STOPPED if Role.GATEWAY in roles else UNDECIDED

    def in_the_running(self, option: str) -> str:
        """Whether no conditional gateway stops the option."""
        fails = [
            f"{at}={quoted(FAIL)}"
            for one, at in self.sheet.gates_of(option)
            if one.role is Role.CONDITIONAL_GATEWAY
        ]
        return f"NOT(OR({','.join(fails)}))" if fails else "TRUE"

    def ends(
        self,
        numbers: CellRow,
        own: CellRow,
        is_ranked: Callable[[str], str],
        within: Callable[[str], str],
    ) -> Ends:
        """What every sheet ends with: the rank as it is printed and the outcome, and what the paper
        has of both. `own` says why an option is not ranked; `within` whether the shortlist has
        it."""
        among = self.among(numbers)
        ranks = self.formulas(
            "Rank",
            lambda code: rank_printed(numbers[code].text, among),
            self.known(lambda one: printed(one) if one.joint else rank_known(one)),
            "strong",
        )

        def outcome(code: str) -> str:
            has = f"AND({self.in_the_running(code)},{within(code)})"
            found = f"IF({has},{quoted(FORWARD)},{quoted(NOT_FORWARD)})"
            return f"=IF({is_ranked(own[code].text)},{found},{own[code].text})"

        outcomes = self.formulas("Outcome", outcome, self.known(outcome_cell), "side")
        self.as_issued()
        return Ends(ranks=ranks, outcomes=outcomes)

    def as_issued(self) -> None:
        self.words("Rank in the paper", printed, "number")
        self.words("Outcome in the paper", outcome_cell)


def printed(option: OptionResult) -> str:
    """The rank of an option as a cell has it."""
    return opening(rank_words(option))


def rank_known(option: OptionResult) -> Known:
    return UNRANKED if option.rank is None else option.rank
