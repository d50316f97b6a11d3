"""Gates of both kinds: every one is evaluated for every option (docs/design.md, 4, point 3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.problem import Criterion, Excuse, LevelScale, Option, Role
from appraisal.engine.readings import Reading, Sheet, counting_criteria
from appraisal.engine.result import CellState
from appraisal.engine.scales import edge, is_at_least, level_points

GATES = (Role.GATEWAY, Role.CONDITIONAL_GATEWAY)


@dataclass(frozen=True, slots=True)
class Gate:
    """One option at one gate. `reading` is what was tested; `excused_by` the criteria that
    meet the excuse's level; `excuse_open` True where gaps decide whether the excuse holds."""

    criterion: Criterion
    reading: Reading
    excused_by: tuple[str, ...] = ()
    excuse_open: bool = False

    @property
    def state(self) -> CellState:
        return self.reading.state

    @property
    def is_fatal(self) -> bool:
        """A fail that no excuse answers, whatever the gaps turn out to be."""
        return self.state is CellState.FAIL and not self.excuse_open


def judge(sheet: Sheet, option: Option, readings: Mapping[str, Reading]) -> tuple[Gate, ...]:
    """Every gate of the appraisal for one option, in page sequence."""
    return tuple(
        judge_gate(sheet, option, criterion, readings)
        for criterion in sheet.problem.criteria
        if criterion.role in GATES
    )


def judge_gate(
    sheet: Sheet, option: Option, criterion: Criterion, readings: Mapping[str, Reading]
) -> Gate:
    """One gate, with its excuse where the test failed or may yet fail."""
    reading = gate_test(criterion).read(sheet, option, criterion, readings)
    excuse = criterion.excused_by
    if excuse is None or reading.state not in (CellState.FAIL, CellState.MISSING):
        return Gate(criterion, reading)
    met = tuple(code for code in excuse.of if meets(sheet, excuse, code, readings[code]))
    holds = len(met) >= excuse.at_least
    within_reach = [code for code in excuse.of if may_meet(sheet, excuse, code, readings[code])]
    still_open = not holds and len(met) + len(within_reach) >= excuse.at_least
    if holds and reading.state is CellState.FAIL:
        reading = replace(reading, state=CellState.EXCUSED)
    return Gate(criterion, reading, met, still_open)


def meets(sheet: Sheet, excuse: Excuse, code: str, reading: Reading) -> bool:
    """Whether a reading is known and at or above the excuse's level."""
    if reading.points is None:
        return False
    wanted = level_points(sheet.criteria[code], excuse.level)
    return is_at_least(edge(reading.points), wanted, sheet.problem.better)


def may_meet(sheet: Sheet, excuse: Excuse, code: str, reading: Reading) -> bool:
    """Whether a missing reading could turn out at or above the excuse's level."""
    if reading.state is not CellState.MISSING:
        return False
    criterion = sheet.criteria[code]
    wanted = level_points(criterion, excuse.level)
    assert isinstance(criterion.scale, LevelScale)
    source = criterion.from_measure
    keys = [b.level for b in source.bands] if source else [v.key for v in criterion.scale.levels]
    possible = (edge(level_points(criterion, key)) for key in keys)
    return any(is_at_least(points, wanted, sheet.problem.better) for points in possible)


def find_gaps(
    sheet: Sheet, readings: Mapping[str, Reading], gates: tuple[Gate, ...]
) -> tuple[str, ...]:
    """The criteria, in page sequence, whose missing rating or measure could change what becomes
    of the option (docs/design.md, 4, point 2)."""
    gaps = {c.code for c in counting_criteria(sheet.problem) if _is_missing(readings, c.code)}
    for gate in gates:
        if gate.state is CellState.MISSING:
            gaps.add(gate_test(gate.criterion).tested_criterion or gate.criterion.code)
        excuse = gate.criterion.excused_by
        if excuse and gate.excuse_open:
            gaps |= {code for code in excuse.of if may_meet(sheet, excuse, code, readings[code])}
    return tuple(c.code for c in sheet.problem.criteria if c.code in gaps)


def _is_missing(readings: Mapping[str, Reading], code: str) -> bool:
    return readings[code].state is CellState.MISSING
