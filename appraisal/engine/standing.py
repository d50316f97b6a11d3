"""Where one option stands before the options are compared: readings, gates, gaps and shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.gateways import Gate, find_gaps, judge
from appraisal.engine.problem import Option, Role
from appraisal.engine.ranking.fills import Fill, known_fill
from appraisal.engine.ranking.totals import Adding
from appraisal.engine.ranking.whole_numbers import exact_sum
from appraisal.engine.readings import Reading, Sheet, read_option


@dataclass(frozen=True, slots=True)
class Standing:
    """One option, apart from the others. `open_cells` are the criteria whose missing rating or
    measure could matter to it; `shares` its parts of the exact `total`, in the units of `total_as`;
    both are None where it has no total."""

    option: Option
    readings: Mapping[str, Reading]
    gates: tuple[Gate, ...]
    open_cells: tuple[str, ...]
    shares: Mapping[str, Fraction] | None
    total: Fraction | None
    points: Fill

    @property
    def code(self) -> str:
        return self.option.code

    @property
    def fatal(self) -> tuple[Gate, ...]:
        """The gates of either kind that the option failed without an excuse."""
        return tuple(gate for gate in self.gates if gate.is_fatal)

    @property
    def is_feasible(self) -> bool:
        """No gateway has failed (a conditional gateway does not make an option infeasible)."""
        return all(gate.criterion.role is not Role.GATEWAY for gate in self.fatal)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What must be filled to decide it; nothing can once a gateway has failed."""
        return self.open_cells if self.is_feasible else ()

    @property
    def is_ranked(self) -> bool:
        """Feasible and without gaps."""
        return self.is_feasible and not self.open_cells


def stand(sheet: Sheet, option: Option, adding: Adding) -> Standing:
    """Everything that is known of one option by itself."""
    readings = read_option(sheet, option)
    gates = judge(sheet, option, readings)
    shares = adding.shares(readings)
    return Standing(
        option=option,
        readings=readings,
        gates=gates,
        open_cells=find_gaps(sheet, readings, gates),
        shares=shares,
        total=None if shares is None else exact_sum(shares.values()),
        points=known_fill(sheet, readings),
    )
