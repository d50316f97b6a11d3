"""What the engine answers: outcomes with their workings and reasons, all exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Outcome(StrEnum):
    """What becomes of an option (docs/design.md, 2)."""

    TAKEN_FORWARD = "taken-forward"
    NOT_TAKEN_FORWARD = "not-taken-forward"
    NOT_FEASIBLE = "not-feasible"
    UNDECIDED = "undecided"


class CellState(StrEnum):
    """How one option stands on one criterion."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    EXCUSED = "excused"  # a failed conditional gateway whose excuse holds
    RATED = "rated"
    NOT_APPLICABLE = "not-applicable"
    MISSING = "missing"
    UNRATED = "unrated"  # missing, and it cannot matter: zero weight, no gate
    NOT_ASKED = "not-asked"  # the option was ruled out before it was rated
    WITHHELD = "withheld"  # its points are not for whoever reads (`pricing_withheld.py`)


@dataclass(frozen=True, slots=True)
class Cell:
    """One option on one criterion: `level` and `points` of a rating (raw, before the weight),
    `share` its part of the option's total (weight x points, in the units of the total),
    `measure` the measured value behind it, `reason` what people wrote."""

    option: str
    criterion: str
    state: CellState
    level: str | None = None
    points: Fraction | None = None
    share: Fraction | None = None
    measure: Fraction | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OptionResult:
    """What becomes of one option. `rank`, `best_rank` and `worst_rank` count from 1; `total` is
    exact, in the units of `total_as`, None where the ranking criteria carry no weights;
    `failed`, `excused`, `gaps` and `not_applicable` are criterion codes in page sequence;
    `ruled_out` says that people ruled it out before the others were judged; `working` gives the
    total by hand, "" where there is none."""

    code: str
    outcome: Outcome
    rank: int | None
    joint: bool
    total: Fraction | None
    failed: tuple[str, ...]
    excused: tuple[str, ...]
    gaps: tuple[str, ...]
    not_applicable: tuple[str, ...]
    best_rank: int | None
    worst_rank: int | None
    reasons: tuple[str, ...]
    ruled_out: bool = False
    working: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """Above the share `up` the option `up_to` takes the first place, below `down` `down_to`;
    None where none does. Shares are of 1."""

    up: Fraction | None = None
    up_to: str | None = None
    down: Fraction | None = None
    down_to: str | None = None


@dataclass(frozen=True, slots=True)
class WeightShare:
    """A ranking criterion's share of all weight, 0 to 1; `discriminates` is False where every
    option stands equal on it; `switch` how far the share may move before another option comes
    first, None where that cannot be told; `carries` its part of the greatest total that can be
    reached, which is another where scales differ in length, None where nothing can. `group` is the
    group that it stands in, by name, `within` its share of that group's weight."""

    criterion: str
    share: Fraction
    discriminates: bool
    switch: Switch | None = None
    carries: Fraction | None = None
    group: str = ""
    within: Fraction | None = None


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group of criteria, by name: its share of all weight, and of each of its criteria, by code
    and in page sequence, the share of the group; all of 1, None where they carry no weight."""

    name: str
    share: Fraction | None
    within: Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer. `options` in page sequence; `cells` option by option, criterion by
    criterion; `dominates` pairs (better, worse) that hold under every weighting;
    `unseparated` pairs of decided options that dominance does not order (only without weights);
    `order_holds` True where dominance orders every decided option; `groups` the groups of criteria
    that have any, in page sequence."""

    reference: str
    qualitative: bool
    weighted: bool
    options: tuple[OptionResult, ...]
    cells: tuple[Cell, ...]
    weights: tuple[WeightShare, ...]
    dominates: tuple[tuple[str, str], ...]
    unseparated: tuple[tuple[str, str], ...]
    order_holds: bool
    statements: tuple[str, ...]  # sentences about the whole: dominance, shortlist ties
    warnings: tuple[str, ...]
    groups: tuple[GroupShare, ...] = ()

    @property
    def in_rank_order(self) -> tuple[OptionResult, ...]:
        """Options by rank, those without one after them; page sequence where ranks agree."""
        last = len(self.options) + 1
        later = {Outcome.UNDECIDED: 0, Outcome.NOT_FEASIBLE: 1}
        return tuple(
            sorted(self.options, key=lambda one: (one.rank or last, later.get(one.outcome, 0)))
        )

    @property
    def taken_forward(self) -> tuple[OptionResult, ...]:
        """Those taken forward, by rank."""
        return tuple(one for one in self.in_rank_order if one.outcome is Outcome.TAKEN_FORWARD)

    @property
    def judged(self) -> tuple[OptionResult, ...]:
        """Those that were not ruled out before."""
        return tuple(one for one in self.options if not one.ruled_out)

    @property
    def undecided(self) -> tuple[OptionResult, ...]:
        return tuple(one for one in self.options if one.outcome is Outcome.UNDECIDED)
