"""A programme and its schemes as the case file has them: frozen values, no database.

Amounts that may be a range or missing, and phasings, stay as the file writes them: the sums read
them. Other numbers are exact decimals, to the digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from workbench.casefile.parts import called

# A number, a range {"low", "high"} with perhaps a "central", or {"missing": why}.
Figure = Any


@dataclass(frozen=True, slots=True)
class CaseHeadline:
    """What a scheme is said to save: pounds in one year, or in all where no year is given."""

    amount: Decimal
    precision: Decimal | None = None
    year: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class CaseConfidence:
    """Confidence that a scheme is delivered: green, amber or red, and why."""

    rating: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One savings line: drivers with a phasing, or plain amounts by year."""

    name: str
    kind: str
    unit_value: Figure = None
    unit_value_less: Figure = None
    volume: Figure = None
    periods: Figure = None
    likelihood: Figure = None
    amounts: Mapping[str, Figure] = field(default_factory=dict)
    phasing: Mapping[str, Any] | None = None
    risk: str = ""
    lasts: bool | None = None
    counts: tuple[str, ...] = ()
    alternative: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """One risk; its grades are empty where nobody has judged."""

    risk: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner_role: str = ""


@dataclass(frozen=True, slots=True)
class CaseImpact:
    """What a scheme does to a group of people, to everybody where no group is named."""

    kind: str
    text: str
    group: str = ""
    mitigation: str = ""


@dataclass(frozen=True, slots=True)
class CaseOfLines:
    """Which lines a stated figure is the total of: their names or "all", in a year or in all."""

    lines: Any
    year: str = ""
    take: str = "net"


@dataclass(frozen=True, slots=True)
class CaseStated:
    """A figure that somebody stated, and what it is said to come from."""

    name: str
    amount: Decimal
    precision: Decimal | None = None
    unit: str = ""
    sum_of: tuple[Figure, ...] = ()
    product_of: tuple[Figure, ...] = ()
    of_lines: CaseOfLines | None = None
    note: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class CaseTableColumn:
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CaseTableRow:
    label: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTableSum:
    """A row that is the sum of other rows, or a column that is the sum of other columns."""

    row: str | None = None
    column: str | None = None
    of: tuple[str, ...]
    explained: str = ""

    @property
    def is_column(self) -> bool:
        return self.column is not None

    @property
    def total(self) -> str:
        """The label of the row, or the name of the column, that is the sum."""
        return self.column or self.row or ""


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A table of evidence, with where it comes from and what has to be known to read it."""

    title: str
    columns: tuple[CaseTableColumn, ...]
    rows: tuple[CaseTableRow, ...]
    sums: tuple[CaseTableSum, ...] = ()
    source: str = ""
    note: str = ""
    row_heading: str = ""


@dataclass(frozen=True, slots=True)
class CaseScheme:
    """One savings scheme with all that belongs to it."""

    reference: str
    title: str
    spellings: tuple[str, ...] = ()
    summary: str = ""
    owner_role: str = ""
    status: str = "idea"
    theme: str = ""
    delivery_confidence: CaseConfidence | None = None
    headline: CaseHeadline | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[CaseLine, ...] = ()
    depends_on: tuple[str, ...] = ()
    depends_on_outside: tuple[str, ...] = ()
    risks: tuple[CaseRisk, ...] = ()
    impacts: tuple[CaseImpact, ...] = ()
    stated: tuple[CaseStated, ...] = ()
    evidence: tuple[CaseTable, ...] = ()

    @property
    def confidence(self) -> str:
        """The rating of confidence; empty where there is none."""
        return "" if self.delivery_confidence is None else self.delivery_confidence.rating

    @property
    def counted(self) -> tuple[CaseLine, ...]:
        """The lines that totals count: alternatives are left out."""
        return tuple(one for one in self.lines if not one.alternative)


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """One question of the programme's business cases: `key` names its answers and never changes,
    `help` says what belongs there."""

    key: str
    heading: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class CaseBudget:
    year: str
    amount: Decimal
    precision: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseBridgeEntry:
    name: str
    amount: Figure


@dataclass(frozen=True, slots=True)
class CaseBridge:
    """Sources that must meet uses."""

    title: str
    sources: tuple[CaseBridgeEntry, ...] = ()
    uses: tuple[CaseBridgeEntry, ...] = ()
    precision: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CasePeriod:
    """A timed step: its dates as they were stated, and the length it is said to take."""

    name: str
    from_: str | None = called("from", default=None)
    to: str | None = None
    stated: str | None = None
    unit: str = ""
    sense: str = ""


@dataclass(frozen=True, slots=True)
class CaseExplanation:
    """Why a stated figure differs from the computed one, for these two amounts."""

    where: str
    stated: Decimal
    text: str
    computed: str = ""


@dataclass(frozen=True, slots=True)
class CaseActivity:
    activity: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseWorkstream:
    name: str
    purpose: str = ""
    activities: tuple[CaseActivity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlanStep:
    """A step of the timetable, from one month to another ("2016-03")."""

    name: str
    from_: str = called("from")
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimetable:
    caption: str = ""
    months: tuple[str, ...]
    steps: tuple[CasePlanStep, ...]


@dataclass(frozen=True, slots=True)
class CasePoint:
    """A moment of the milestones' axis."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestoneStep:
    from_: str = called("from")
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestoneRow:
    """What happens between points for one option, named by its code, or for the project."""

    option: str = ""
    name: str
    steps: tuple[CaseMilestoneStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMilestones:
    caption: str = ""
    points: tuple[CasePoint, ...]
    rows: tuple[CaseMilestoneRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBudgetItem:
    workstream: str = ""
    item: str
    amount: Figure
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class CaseBudgetTotal:
    amount: Figure
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlanBudget:
    """What the project costs, item by item."""

    caption: str = ""
    items: tuple[CaseBudgetItem, ...]
    total: CaseBudgetTotal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    when: str
    sessions: int | None = None
    title: str
    group: str = ""
    attendance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CasePlan:
    """How the programme goes on: workstreams, timetable, milestones, budget, events."""

    workstreams: tuple[CaseWorkstream, ...] = ()
    timetable: CaseTimetable | None = None
    milestones: CaseMilestones | None = None
    budget: CasePlanBudget | None = None
    events: tuple[CaseEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseProgramme:
    """The programme of a case: its target, its years, and what is stated of it as a whole."""

    reference: str
    title: str
    first_year: str
    years: int
    authority: str = ""
    target: Decimal | None = None
    summary: str = ""
    stated: tuple[CaseStated, ...] = ()
    evidence: tuple[CaseTable, ...] = ()
    plan: CasePlan = CasePlan()
    way_forward: str = ""
    questions: tuple[CaseQuestion, ...] = ()
    budgets: tuple[CaseBudget, ...] = ()
    bridges: tuple[CaseBridge, ...] = ()
    periods: tuple[CasePeriod, ...] = ()
    explanations: tuple[CaseExplanation, ...] = ()
