"""The part of the case file on a programme and its schemes as frozen dataclasses.

The fields are the keys of the case file (docs/format.md); money is in pounds. Figures that may be a
range or missing, and phasings, stay as the file writes them until `schemes/casefile/money.py` reads
them. Other numbers are exact decimals.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from schemes.casefile.delivery_parts import CaseDelivery
from schemes.casefile.follow_up.parts import CaseAction, CaseContract
from schemes.casefile.plan_parts import CasePlan, CaseSession
from workbench.casefile.parts import called

# A number, a range {"low", "high"} that may have a "central", or {"missing": why}.
Figure = Any


@dataclass(frozen=True, slots=True)
class CaseHeadline:
    """The saving a scheme is known by, in pounds: in one financial year, or in all where `year` is
    empty."""

    amount: Decimal
    precision: Decimal | None = None
    year: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class CaseConfidence:
    """The confidence that a scheme will be delivered: green, amber or red, and why."""

    rating: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A savings line: drivers with a phasing, or plain amounts by financial year. Money is in
    pounds, `likelihood` a share of one, `periods` how often in a year. `amounts_are` says what the
    figure of a year means, "" where nobody said. `counts` names the cohorts or budgets whose money
    it counts."""

    name: str
    kind: str
    unit_value: Figure = None
    unit_value_less: Figure = None
    volume: Figure = None
    periods: Figure = None
    likelihood: Figure = None
    amounts: Mapping[str, Figure] = field(default_factory=dict)
    phasing: Mapping[str, Any] | None = None
    amounts_are: str = ""
    risk: str = ""
    lasts: bool | None = None
    counts: tuple[str, ...] = ()
    alternative: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """A risk of a scheme. `likelihood` and `impact` are low, medium or high; empty where not
    graded."""

    risk: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner_role: str = ""


@dataclass(frozen=True, slots=True)
class CaseImpact:
    """What a scheme does to a group of people; to everybody where `group` is empty."""

    kind: str
    text: str
    group: str = ""
    mitigation: str = ""


@dataclass(frozen=True, slots=True)
class CaseDeliveryOption:
    """One of the ways to deliver a scheme that were considered."""

    name: str
    summary: str = ""
    benefits: tuple[str, ...] = ()
    drawbacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFromOption:
    """The option that a scheme was made of: the reference of its appraisal, and its code."""

    appraisal: str
    option: str


@dataclass(frozen=True, slots=True)
class CaseOfLines:
    """The savings lines whose total a stated figure is: their names or "all", in one financial year
    or in all where `year` is empty. `take` says which sum of them ("net")."""

    lines: Any
    year: str = ""
    take: str = "net"


@dataclass(frozen=True, slots=True)
class CaseLive:
    """A part of a sum that moves with what it names, one of three: the headlines of schemes, by
    their references; a savings line in one financial year, or in all where `year` is empty, of the
    scheme that states the sum or of `scheme`; the cell of a table of evidence, by the table's
    title, its row and its column. `less`: it is taken off."""

    headlines_of: tuple[str, ...] = ()
    line: str = ""
    year: str = ""
    scheme: str = ""
    cell: tuple[str, ...] = ()
    less: bool = False


@dataclass(frozen=True, slots=True)
class CaseStated:
    """A figure that somebody stated, and what it should come from: numbers or live parts that add
    up to it, numbers that multiply to it, or savings lines. Its unit is pounds where `unit` is
    empty."""

    name: str
    amount: Decimal
    precision: Decimal | None = None
    unit: str = ""
    sum_of: tuple[str | CaseLive, ...] = ()
    product_of: tuple[Figure, ...] = ()
    of_lines: CaseOfLines | None = None
    note: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class CaseTableColumn:
    """A column of a table of evidence."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CaseTableRow:
    """A row of a table of evidence, with a value for each column."""

    label: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTableSum:
    """A row of a table that is the sum of the rows `of` less the rows `less`, or a column that is
    the sum of the columns `of` less the columns `less`."""

    row: str | None = None
    column: str | None = None
    of: tuple[str, ...]
    less: tuple[str, ...] = ()
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
    """A table of evidence with its source and a note on how to read it."""

    title: str
    columns: tuple[CaseTableColumn, ...]
    rows: tuple[CaseTableRow, ...]
    sums: tuple[CaseTableSum, ...] = ()
    source: str = ""
    note: str = ""
    row_heading: str = ""


@dataclass(frozen=True, slots=True)
class CaseScheme:
    """A savings scheme with its headline, lines, risks, impacts, stated figures and evidence."""

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
    delivery: CaseDelivery | None = None
    delivery_options: tuple[CaseDeliveryOption, ...] = ()
    from_option: CaseFromOption | None = None

    @property
    def confidence(self) -> str:
        """The confidence in delivery: green, amber, red, or empty where it is not rated."""
        return "" if self.delivery_confidence is None else self.delivery_confidence.rating

    @property
    def counted(self) -> tuple[CaseLine, ...]:
        """The lines that totals count: all but the alternative ones."""
        return tuple(one for one in self.lines if not one.alternative)


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """A question of the programme's business cases. `key` links it to its answers and never
    changes; `help` says what an answer should contain."""

    key: str
    heading: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class CaseBudget:
    """A budget in pounds for one financial year."""

    year: str
    amount: Decimal
    precision: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseBridgeEntry:
    """An amount in pounds on one side of a funding bridge."""

    name: str
    amount: Figure


@dataclass(frozen=True, slots=True)
class CaseBridge:
    """A funding bridge: the money that comes in and what it is used for, which should be equal."""

    title: str
    sources: tuple[CaseBridgeEntry, ...] = ()
    uses: tuple[CaseBridgeEntry, ...] = ()
    precision: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CasePeriod:
    """A timed step: its dates as stated, and the length it is said to take (`sense` is exactly,
    at-least or at-most; `unit` days, weeks or months). `follows` names the steps of the file that
    must have ended before it begins. It stays where it is when they move, where it is `finished` or
    its dates are `fixed`."""

    name: str
    from_: str | None = called("from", default=None)
    to: str | None = None
    stated: str | None = None
    unit: str = ""
    sense: str = ""
    follows: tuple[str, ...] = ()
    fixed: bool = False
    finished: bool = False


@dataclass(frozen=True, slots=True)
class CaseExplanation:
    """Why a stated figure differs from the computed one. It applies only while both amounts stay as
    they are. `where` is the name under which reconciliation lists the figure."""

    where: str
    stated: Decimal
    text: str
    computed: str = ""


@dataclass(frozen=True, slots=True)
class CaseProgramme:
    """The programme of a case: its target in pounds, its financial years from `first_year` on, and
    the figures, tables and plan of the programme as a whole. `notice_days` is how many days before
    the last day for notice of a contract it warns."""

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
    scoring: str = "officer"
    questions: tuple[CaseQuestion, ...] = ()
    budgets: tuple[CaseBudget, ...] = ()
    bridges: tuple[CaseBridge, ...] = ()
    periods: tuple[CasePeriod, ...] = ()
    explanations: tuple[CaseExplanation, ...] = ()
    sessions: tuple[CaseSession, ...] = ()
    notice_days: int = 90
    actions: tuple[CaseAction, ...] = ()
    contracts: tuple[CaseContract, ...] = ()
