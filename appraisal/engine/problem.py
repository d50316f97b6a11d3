"""What the engine is given: one appraisal as frozen values, no database and no clock.

Numbers are exact (`Fraction`). Codes and keys are strings, unique where they stand; the sequence
of options and criteria is the sequence of the page and never decides a rank.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Role(StrEnum):
    """How a criterion acts (docs/design.md, 2)."""

    GATEWAY = "gateway"
    RANKING = "ranking"
    CONDITIONAL_GATEWAY = "conditional-gateway"
    CONSIDERATION = "consideration"


class TotalAs(StrEnum):
    """How a weighted total is published (docs/design.md, 4, point 5)."""

    POINTS = "points"  # sum of weight x points
    AVERAGE = "average"  # that sum over the sum of weights
    PERCENT = "percent"  # that sum over the greatest it could be, times 100
    VALUE = "value"  # each scale from its least to its most points as 0 to 100, averaged by weight


class Better(StrEnum):
    """Which end of the totals is first."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Level:
    """One word of a scale and the points it stands for. `name` is what people read."""

    key: str
    points: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class LevelScale:
    """A scale of named levels: high, medium, low. `key` names the scale in messages."""

    levels: tuple[Level, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class PointScale:
    """A scale of numbers from `minimum` to `maximum`, both allowed."""

    minimum: Fraction
    maximum: Fraction
    key: str = ""


@dataclass(frozen=True, slots=True)
class LinearScale:
    """A measure mapped in a straight line: `worst` gives 0 points, `best` gives `points`.

    `best` below `worst` means that less is better. Values beyond an anchor count as the anchor.
    """

    measure: str
    worst: Fraction
    best: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class PriceScale:
    """Relative price scoring: `points` for the lowest price, for another the lowest over it times
    `points`. A price is the value of `measure`. `lowest` is worked out from the options that are
    present (`pricing.py`); nothing is scored before."""

    measure: str
    points: Fraction
    lowest: Fraction | None = None


Scale = LevelScale | PointScale | LinearScale | PriceScale


@dataclass(frozen=True, slots=True)
class Band:
    """A level for measures at or above `at_least`, or at or below `at_most`; neither: the rest."""

    level: str
    at_least: Fraction | None = None
    at_most: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FromMeasure:
    """Bands, read in sequence: the first that holds gives the level."""

    measure: str
    bands: tuple[Band, ...]


class GatewayTest:
    """What a gateway asks. Its kinds, with all that each of them does, are in `gateway_kinds`."""

    __slots__ = ()

    def limits_of(self, measure: str) -> tuple[Fraction, ...]:
        """The values of a measure at which the gateway begins to pass or to fail."""
        return ()


@dataclass(frozen=True, slots=True)
class Excuse:
    """A failed conditional gateway is excused by `at_least` of these ranking criteria
    standing at or above `level`."""

    at_least: int
    of: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of ranking criteria, and what it weighs beside other groups and the criteria that are
    in none; its criteria share that out."""

    name: str
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """`weight` is what it weighs beside all other criteria. One that stands in a `group`, by name,
    has its weight `within` the group as well, of which `weight` was worked out
    (`ranking/grouped.py`)."""

    code: str
    name: str
    role: Role
    scale: Scale | None = None
    weight: Fraction | None = None
    from_measure: FromMeasure | None = None
    test: GatewayTest | None = None
    excused_by: Excuse | None = None
    group: str = ""
    within: Fraction | None = None

    @property
    def own_weight(self) -> Fraction | None:
        """The weight as it was given: within its group where the criterion is in one."""
        return self.within if self.group else self.weight


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    name: str
    baseline: bool = False
    cost: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating: exactly one of `level`, `points` and `not_applicable` (its reason).

    For a pass test the level is "pass" or "fail". Only one without an `assessor` is agreed, and
    only agreed ratings count (docs/design.md, 4, point 1).
    """

    option: str
    criterion: str
    level: str | None = None
    points: Fraction | None = None
    not_applicable: str | None = None
    reason: str = ""
    assessor: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """The value of a measure for one option, in the measure's own unit."""

    option: str
    measure: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class MeasureDefinition:
    """How people read a measure. `unit` "share" prints 0.85 as 85%, "GBP" as pounds, "%" and any
    other unit after the number; it never changes a value."""

    key: str
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """What is taken forward of the ranked: all, the first `count`, or those reaching `total`."""

    kind: str = "all"  # "all" | "top" | "threshold"
    count: int | None = None
    total: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Preferred:
    """What people decided: used for a qualitative appraisal, reported for the others."""

    option: str
    with_a_view_to: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuledOut:
    """An option that people ruled out before the others were judged: at which stage, why, and when,
    as a day in words ("3 March 2014") or nothing."""

    option: str
    stage: str
    why: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One appraisal, complete. `evaluate` refuses one that contradicts itself. `assessors` are the
    codes of those who score, each with what sentences call them."""

    reference: str
    title: str
    options: tuple[Option, ...]
    criteria: tuple[Criterion, ...]
    measurements: tuple[Measurement, ...] = ()
    ratings: tuple[Rating, ...] = ()
    total_as: TotalAs = TotalAs.POINTS
    better: Better = Better.HIGHER
    shortlist: Shortlist = field(default_factory=Shortlist)
    decision: Preferred | None = None
    measure_definitions: tuple[MeasureDefinition, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    groups: tuple[Group, ...] = ()
    assessors: tuple[tuple[str, str], ...] = ()
