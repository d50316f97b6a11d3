"""What an appraisal came to, as pages and papers tell it: the problem, the answer, the money."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from appraisal.engine.option_finance import FinanceBasis, OptionFinanceRow
from appraisal.engine.problem import Criterion, LevelScale, Option, Problem, Role
from appraisal.engine.result import Cell, OptionResult, Result
from appraisal.engine.scales import level_name


@dataclass(frozen=True)
class Findings:
    """One appraisal worked through. `saving_lines` are (name, risk) pairs; `questions` what each
    criterion asks, by code; `addresses` where each option has a page, by code."""

    problem: Problem
    result: Result
    finance: tuple[OptionFinanceRow, ...] = ()
    basis: FinanceBasis = field(default_factory=FinanceBasis)
    saving_lines: tuple[tuple[str, str], ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def options(self) -> dict[str, Option]:
        """Options by code, in page sequence."""
        return {option.code: option for option in self.problem.options}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """Criteria by code, in page sequence."""
        return {criterion.code: criterion for criterion in self.problem.criteria}

    @cached_property
    def results(self) -> dict[str, OptionResult]:
        return {option.code: option for option in self.result.options}

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """Cells by option and criterion."""
        return {(cell.option, cell.criterion): cell for cell in self.result.cells}

    @property
    def rated_criteria(self) -> tuple[Criterion, ...]:
        """Every criterion that is rated or measured: all but considerations."""
        return tuple(c for c in self.problem.criteria if c.role is not Role.CONSIDERATION)

    @property
    def ranking_criteria(self) -> tuple[Criterion, ...]:
        return tuple(c for c in self.problem.criteria if c.role is Role.RANKING)

    def name(self, code: str) -> str:
        """The option's name, the baseline marked."""
        option = self.options[code]
        return f"{option.name} (baseline)" if option.baseline else option.name

    def level(self, criterion: Criterion, key: str) -> str:
        """What people call a level of the criterion: High, Pass."""
        if isinstance(criterion.scale, LevelScale):
            return level_name(criterion.scale, key)
        return key.capitalize()
