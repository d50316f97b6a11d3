"""An appraisal as the case file has it: frozen values, no database. Numbers are exact decimals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from appraisal.casefile.decision_parts import (
    CaseCondition,
    CaseConsidered,
    CaseDecision,
    CaseInterest,
    CaseNotTogether,
    CasePartner,
    CaseRuledOut,
)
from appraisal.casefile.scenarios.parts import CaseBand, CaseExcuse, CaseScenario
from appraisal.casefile.spread.parts import CaseSpread
from schemes.casefile.parts import CaseLine
from workbench.casefile.parts import called


@dataclass(frozen=True, slots=True)
class CaseLevel:
    """A level of a scale; its name is its key where it has none."""

    key: str
    points: Decimal
    name: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class CaseScale:
    """Named levels with their points, or points from `minimum` to `maximum`."""

    levels: tuple[CaseLevel, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseView:
    """A benefit or drawback, of a group of people where it is one group's."""

    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One fact of an option, compared across options by its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseOptionFinance:
    """What an option saves, and the share of confidence in wider savings."""

    total_savings: Decimal | None = None
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseEstimates:
    """How sure the lines of an option are, in shares of one: optimism bias on costs and savings,
    with its reason, and how far below and above their amounts they may come."""

    cost_bias: Decimal | None = None
    saving_bias: Decimal | None = None
    bias_reason: str = ""
    below: Decimal | None = None
    above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseLineEstimates:
    """What one line of an option says for itself of how sure it is, in shares of one; None where
    that of the option holds."""

    bias: Decimal | None = None
    bias_reason: str = ""
    below: Decimal | None = None
    above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseOptionLine(CaseLine):
    """A line of an option: a savings line that may say for itself how sure it is."""

    estimates: CaseLineEstimates = CaseLineEstimates()


@dataclass(frozen=True, slots=True)
class CaseOption:
    code: str
    name: str
    baseline: bool = False
    cost: Decimal | None = None
    summary: str = ""
    ownership: str = ""
    governance: str = ""
    benefits: tuple[CaseView, ...] = ()
    drawbacks: tuple[CaseView, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    finance: CaseOptionFinance = CaseOptionFinance()
    partners_needed: int | None = None
    lines: tuple[CaseOptionLine, ...] = ()
    estimates: CaseEstimates = CaseEstimates()


@dataclass(frozen=True, slots=True)
class CaseLinear:
    """How a number gives points: in a straight line from the worst value of a measure to the best,
    which earns `points`, or, of the kind "price", by the lowest price over an option's own, which
    is a measure, or what the option costs where none is named."""

    kind: str
    measure: str = ""
    worst: Decimal | None = None
    best: Decimal | None = None
    points: Decimal = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class CaseFromMeasure:
    """The measure that gives a criterion its level, and its bands."""

    measure: str
    bands: tuple[CaseBand, ...]


@dataclass(frozen=True, slots=True)
class CaseTest:
    """What a gateway asks: `kind` is pass, measure or minimum-level; limits are inclusive."""

    kind: str
    measure: str = ""
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    criterion: str = ""
    level: str = ""
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """A group of ranking criteria, with its weight beside other groups and criteria in none."""

    name: str
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseCriterion:
    """One criterion. A ranking one has a `scale`, by its key, or is `linear`; it may stand in a
    `group`, by name, within which its weight then counts."""

    code: str
    name: str
    role: str
    question: str = ""
    scale: str | CaseLinear = ""
    weight: Decimal | None = None
    from_measure: CaseFromMeasure | None = None
    test: CaseTest | None = None
    excused_by: CaseExcuse | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class CaseMeasureDefinition:
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CaseSavingLine:
    """One line of an appraisal's savings, with its risk."""

    name: str
    risk: str = ""


@dataclass(frozen=True, slots=True)
class CaseFinance:
    """What option finance rests on, in pounds; over which years the lines of options are looked
    at, in the prices of which year, and whether they give the options' costs ("lines")."""

    in_scope_value: Decimal | None = None
    target: Decimal | None = None
    wider_savings: Decimal | None = None
    lines: tuple[CaseSavingLine, ...] = ()
    first_year: str = ""
    years: int | None = None
    price_base: str = ""
    costs_from: str = ""


@dataclass(frozen=True, slots=True)
class CaseCostScenario:
    """A named scenario of what options cost and save, in shares of one: a change of all costs or
    savings, a further one in each year after the first, another discount rate."""

    name: str
    cost_change: Decimal | None = None
    cost_yearly: Decimal | None = None
    saving_change: Decimal | None = None
    saving_yearly: Decimal | None = None
    discount_rate: Decimal | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class CaseMeasurement:
    """The value of a measure for one option."""

    option: str
    measure: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class CaseRating:
    """One rating: a level, points, or why the criterion does not apply. Without an assessor it is
    the agreed one, with the meeting, the day and the panel that agreed it. An assessor may abstain,
    with the reason; `at` is when they rated."""

    option: str
    criterion: str
    assessor: str = ""
    level: str = ""
    points: Decimal | None = None
    not_applicable: str = ""
    abstained: str = ""
    reason: str = ""
    at: str = ""
    meeting: str = ""
    agreed_on: str = ""
    panel: str = ""
    dissent: str = ""
    evidence: tuple[CaseEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseShortlist:
    """How many are taken forward: all, the first `count`, or those whose total reaches `total`."""

    kind: str = "all"
    count: int | None = None
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseAssessor:
    """One who scores, by a code, with the role and the authority they speak for."""

    code: str
    role: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class CaseAssessorWeight:
    """The weight that an assessor gives to a criterion."""

    assessor: str
    criterion: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class CaseMove:
    """A step of the process from one state to another, with its reason where one was asked for."""

    from_: str = called("from")
    to: str = called("to")
    at: str = called("at")
    reason: str = called("reason", default="")


@dataclass(frozen=True, slots=True)
class CaseAppraisal:
    """One appraisal with all that belongs to it."""

    reference: str
    title: str
    options: tuple[CaseOption, ...]
    criteria: tuple[CaseCriterion, ...]
    strand: str = ""
    question: str = ""
    scheme: str = ""
    total_as: str = "points"
    better: str = "higher"
    scales: Mapping[str, CaseScale] = field(default_factory=dict)
    measure_definitions: Mapping[str, CaseMeasureDefinition] = field(default_factory=dict)
    finance: CaseFinance = CaseFinance()
    measures: tuple[CaseMeasurement, ...] = ()
    ratings: tuple[CaseRating, ...] = ()
    shortlist: CaseShortlist = CaseShortlist()
    decision: CaseDecision | None = None
    state: str = "setting-up"
    weights_as: str = "points"
    weights_sha256: str = ""
    reasons_for: str = "every"
    assessors: tuple[CaseAssessor, ...] = ()
    weights_of: tuple[CaseAssessorWeight, ...] = ()
    moves: tuple[CaseMove, ...] = ()
    conditions: tuple[CaseCondition, ...] = ()
    partners: tuple[CasePartner, ...] = ()
    ruled_out: tuple[CaseRuledOut, ...] = ()
    considered: tuple[CaseConsidered, ...] = ()
    interests: tuple[CaseInterest, ...] = ()
    not_together: tuple[CaseNotTogether, ...] = ()
    groups: tuple[CaseGroup, ...] = ()
    scenarios: tuple[CaseScenario, ...] = ()
    cost_scenarios: tuple[CaseCostScenario, ...] = ()
    spread: CaseSpread | None = None
