"""What an appraisal came to, as pages and papers tell it: the problem, the answer, the money."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from appraisal.casefile.parts import CaseAppraisal, CaseCostScenario
from appraisal.casefile.problem import answer_to, basis_of, finance_of, problem_of
from appraisal.casefile.rows import AppraisalRows
from appraisal.casefile.scenarios.engine import scenario_of
from appraisal.casefile.spread.engine import left_out_carried
from appraisal.costs.scenarios.pricing import Valued, valued_under
from appraisal.engine.option_finance import FinanceBasis, OptionFinanceRow
from appraisal.engine.problem import Criterion, LevelScale, Option, Problem, Role
from appraisal.engine.result import Cell, OptionResult, Result
from appraisal.engine.robustness.assessors import assessors_told
from appraisal.engine.robustness.found import Robustness
from appraisal.engine.robustness.table import WholeTable, whole_table
from appraisal.engine.robustness.told import Told
from appraisal.engine.robustness.work import robustness
from appraisal.engine.sampling.answer import Acceptability
from appraisal.engine.scales import level_name
from appraisal.engine.value.compare import value_for_money
from appraisal.engine.value.found import ValueForMoney
from appraisal.engine.what_if.scenario import Scenario
from appraisal.engine.what_if.scenarios import Followed, followed, not_telling
from reports.casefile.parts import Case


@dataclass(frozen=True)
class Findings:
    """One appraisal worked through. `saving_lines` are (name, risk) pairs; `questions` what each
    criterion asks, by code; `addresses` where each option has a page, by code; `withheld` the
    codes of options whose money the reader may not see; `saved` the scenarios of what if; `part` is
    the appraisal that was worked through, and `cost_scenarios` the named ones of what its options
    cost. Where `prices_withheld` has criteria, the result is without all that would tell the price
    of an option that is withheld, and nothing is told that rests on the problem itself."""

    problem: Problem
    result: Result
    finance: tuple[OptionFinanceRow, ...] = ()
    basis: FinanceBasis = field(default_factory=FinanceBasis)
    saving_lines: tuple[tuple[str, str], ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    saved: tuple[Scenario, ...] = ()
    part: CaseAppraisal | None = None
    cost_scenarios: tuple[CaseCostScenario, ...] = ()
    prices_withheld: tuple[str, ...] = ()

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

    @cached_property
    def value(self) -> ValueForMoney | None:
        """Cost against benefit; None where nothing has both a cost and a total."""
        return value_for_money(self.problem, self.result, self.withheld)

    @cached_property
    def valued(self) -> tuple[Valued, ...]:
        """Cost against benefit under each scenario of costs; none where there is no scenario."""
        if self.part is None or self.value is None:
            return ()
        return valued_under(
            self.part, (self.problem, self.result), self.cost_scenarios, self.withheld
        )

    @cached_property
    def robustness(self) -> Robustness | None:
        """How sure the first place is; None where nothing can be told."""
        return None if self.prices_withheld else _robustness(self.problem)

    @cached_property
    def left_out(self) -> tuple[Told, ...]:
        """What leaving one assessor out changes, as a case carries it without their names; nothing
        where it carries none."""
        spread = self.part.spread if self.part is not None else None
        found = spread and left_out_carried(self.problem, self.result, spread)
        return tuple(assessors_told(self.problem, found)) if found else ()

    @cached_property
    def sampled(self) -> Acceptability | None:
        """The ranks of the options taken forward over weightings drawn evenly; None where one of
        them cannot be ranked under every weighting."""
        table = None if self.prices_withheld else whole_table(self.problem, self.result)
        return None if table is None else _sampled(table)

    @cached_property
    def scenarios(self) -> tuple[Followed, ...]:
        """What would follow of each scenario, without those that would tell of an option that is
        withheld."""
        tried = (followed(self.problem, self.result, one) for one in self.saved)
        return not_telling(self.result, tried, self.withheld)

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


@lru_cache(maxsize=8)
def _sampled(table: WholeTable) -> Acceptability:
    """Ranks over weightings drawn evenly. The last ones are kept, as answers are. numpy is imported
    where somebody asks, for that takes its time."""
    from appraisal.engine.sampling.sample import sample

    return sample(table)


@lru_cache(maxsize=8)
def _robustness(problem: Problem) -> Robustness | None:
    """How sure its first place is, kept as its answer is: it takes as long again."""
    return robustness(problem, answer_to(problem))


def case_findings(case: Case, part: CaseAppraisal) -> Findings:
    """The findings of one of a case's appraisals, worked out once for this case and all that are
    made from it. Raises `ProblemError` where the appraisal contradicts itself."""
    withheld = frozenset(code for of, code in case.withheld if of == part.reference)
    what = f"findings without {sorted(withheld)}"
    return case.memo.once(what, part, lambda: _findings(part, withheld))


def _findings(part: CaseAppraisal, withheld: frozenset[str]) -> Findings:
    problem = problem_of(part)
    return Findings(
        problem=problem,
        result=answer_to(problem),
        finance=finance_of(part),
        basis=basis_of(part),
        saving_lines=_saving_lines(part),
        questions={one.code: one.question for one in part.criteria},
        withheld=withheld,
        saved=tuple(map(scenario_of, part.scenarios)),
        part=part,
        cost_scenarios=part.cost_scenarios,
    )


def findings_of(
    rows: AppraisalRows,
    addresses: Mapping[str, str] | None = None,
    cost_scenarios: tuple[CaseCostScenario, ...] = (),
) -> Findings:
    """The findings of an appraisal's rows, without a further query. Raises `ProblemError`."""
    return Findings(
        problem=rows.problem,
        result=rows.result,
        finance=rows.finance,
        basis=basis_of(rows.part),
        saving_lines=_saving_lines(rows.part),
        questions={criterion.code: criterion.question for criterion in rows.criteria},
        addresses=addresses or {},
        withheld=frozenset(option.code for option in rows.options if option.withheld),
        part=rows.part,
        cost_scenarios=cost_scenarios,
        prices_withheld=rows.prices_withheld,
    )


def _saving_lines(part: CaseAppraisal) -> tuple[tuple[str, str], ...]:
    """Name and risk of each line."""
    return tuple((line.name, line.risk) for line in part.finance.lines)
