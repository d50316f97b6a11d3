"""What people tried and saved under a name, as parts of an appraisal in the case file."""

from dataclasses import dataclass
from decimal import Decimal

from workbench.casefile.parts import called


@dataclass(frozen=True, slots=True)
class CaseBand:
    """The level that a measure gives from one value, up to another."""

    level: str
    from_: Decimal | None = called("from", default=None)
    to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseExcuse:
    """How many of which ranking criteria must reach a level for a fail to be excused."""

    at_least: int
    of: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class CaseTriedWeight:
    """Another weight of a criterion, and what it `was` when the scenario was saved. `stood_in` is
    the group that held the criterion then; "" for none, None where that is not known."""

    criterion: str
    weight: Decimal
    was: Decimal | None = None
    stood_in: str | None = None


@dataclass(frozen=True, slots=True)
class CaseTriedGroup:
    """Another weight of a group of criteria, by name, and what it `was`. `held` are the criteria
    that it held then; none where that is not known."""

    group: str
    weight: Decimal
    was: Decimal | None = None
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStood:
    """The agreed rating that stood when a scenario was saved; empty where there was none."""

    level: str = ""
    points: Decimal | None = None
    not_applicable: str = ""


@dataclass(frozen=True, slots=True)
class CaseTriedRating:
    """Another level or other points of an option on a criterion."""

    option: str
    criterion: str
    level: str = ""
    points: Decimal | None = None
    was: CaseStood | None = None


@dataclass(frozen=True, slots=True)
class CaseTriedBands:
    """Other limits of the bands of a criterion, all of them."""

    criterion: str
    bands: tuple[CaseBand, ...]
    was: tuple[CaseBand, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseTriedExcuse:
    """Another excuse of a conditional gateway; without `excused_by`, that nothing excuses it."""

    criterion: str
    excused_by: CaseExcuse | None = None
    was: CaseExcuse | None = None


@dataclass(frozen=True, slots=True)
class CaseScenario:
    """What was tried together, its name, and the reason for keeping it."""

    name: str
    reason: str
    weights: tuple[CaseTriedWeight, ...] = ()
    groups: tuple[CaseTriedGroup, ...] = ()
    ratings: tuple[CaseTriedRating, ...] = ()
    bands: tuple[CaseTriedBands, ...] = ()
    excuses: tuple[CaseTriedExcuse, ...] = ()
