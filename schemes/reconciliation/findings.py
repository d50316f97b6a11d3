"""What a check of stated figures says: one finding for each, agreeing or not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from schemes.casefile.parts import CaseHeadline, CaseStated
from workbench.numbers.exact import exact_text


class FindingKind(StrEnum):
    """What a stated figure is held against."""

    HEADLINE = "headline"
    SUM = "sum"
    PRODUCT = "product"
    LINES = "lines"
    TABLE = "table"
    BRIDGE = "bridge"
    PERIOD = "period"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Explained:
    """Why two amounts differ, in words. `by` and `at` are empty for what a case file says."""

    text: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One stated figure and the computed one, None where nothing can be computed.

    Amounts are pounds, or days, weeks or months (`unit`) for a period, or what the column of a
    table holds. `scheme` is the reference of its scheme, empty for the programme's own.
    `unchecked` says why it can be neither right nor wrong. `working` is one line for people.
    """

    where: str
    scheme: str
    kind: FindingKind
    stated: Fraction
    computed: Fraction | None
    precision: Fraction = Fraction(1)
    agrees: bool = False
    working: str = ""
    unit: str = "GBP"
    unchecked: str = ""
    explanation: Explained | None = None

    @property
    def difference(self) -> Fraction | None:
        """Stated less computed: above zero where too much was stated."""
        return None if self.computed is None else self.stated - self.computed

    @property
    def differs(self) -> bool:
        """Whether it was checked and does not agree."""
        return not self.agrees and not self.unchecked

    @property
    def is_open(self) -> bool:
        """Whether it differs and nobody has said why."""
        return self.differs and self.explanation is None

    @property
    def computed_text(self) -> str:
        """The computed amount for machines, exactly; empty where there is none."""
        return "" if self.computed is None else exact_text(self.computed)


@dataclass(frozen=True, slots=True)
class Given:
    """An explanation as it is kept: it holds for these two amounts and no others."""

    stated: Fraction
    computed: str
    explained: Explained

    def holds(self, finding: Finding) -> bool:
        return (self.stated, self.computed) == (finding.stated, finding.computed_text)


def headline_place(reference: str, headline: CaseHeadline) -> str:
    """What a headline is listed under: "A/R.6.127 headline 2018/19"."""
    return " ".join(filter(None, (reference, "headline", headline.year)))


def stated_place(reference: str, stated: CaseStated) -> str:
    """What a stated figure is listed under: its name, after the reference of its scheme."""
    return f"{reference} {stated.name}" if reference else stated.name
