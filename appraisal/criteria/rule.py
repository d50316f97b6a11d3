"""A criterion as people state it, before it is a row with its rules."""

from dataclasses import dataclass
from decimal import Decimal

from appraisal.models import Criterion, Scale


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A straight line from the values of a measure to points: `worst` is worth nothing, `best` is
    worth `points`. `measure` is its key."""

    measure: str
    worst: Decimal
    best: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class ComparedPrice:
    """Prices compared: `points` for the lowest. A price is the measure of this key, or without one
    what the option costs."""

    points: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True)
class MeasureBand:
    """A band of a measure: from `at_least` or up to `at_most` it gives the level of this key; with
    neither, for all remaining values."""

    level: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GatewayAsks:
    """What a gateway asks: a test of some kind (`GatewayTest.Kind`), with its measure by key or its
    ranking criterion."""

    kind: str
    measure: str = ""
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    ranking: Criterion | None = None
    level: str = ""
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Forgiven:
    """What excuses a failed gateway: at least `at_least` of these ranking criteria at or above a
    level."""

    at_least: int
    of: tuple[Criterion, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion as people state it; `bands_measure` is the key of the measure that bands turn
    into a level."""

    role: str
    code: str
    name: str
    question: str = ""
    scale: Scale | None = None
    weight: Decimal | None = None
    line: MeasureLine | None = None
    price: ComparedPrice | None = None
    bands_measure: str = ""
    bands: tuple[MeasureBand, ...] = ()
    test: GatewayAsks | None = None
    excuse: Forgiven | None = None
