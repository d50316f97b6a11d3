"""What reconciliation finds: each stated figure with its computed one, agreeing or not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from schemes.casefile.parts import CaseHeadline, CaseStated
from workbench.numbers.exact import exact_text


class ReconciledKind(StrEnum):
    """What a stated figure is compared with; `NOTHING` where it names no source."""

    HEADLINE = "headline"
    SUM = "sum"
    PRODUCT = "product"
    LINES = "lines"
    TABLE = "table"
    BRIDGE = "bridge"
    PERIOD = "period"
    ORDER = "order"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class DifferenceExplanation:
    """Why a stated figure differs from the computed one, with who wrote it and when. An explanation
    from a case file has neither `by` nor `at`."""

    text: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReconciledFigure:
    """A stated figure beside the computed one, which is None where nothing can be computed.

    Amounts are in `unit`: pounds ("GBP"), days, weeks or months for a period, or what the column
    of a table holds. `where` is the name it is listed under. `scheme` is the reference of its
    scheme, empty for a figure of the programme. `precision` is what the figure was rounded to.
    `unchecked` says why it could not be checked; empty where it was. `working` is the computation
    in one line. `at_least`: something is missing that can only make the difference larger.
    `rests_on` names the schemes and tables that a stated sum is tied to.
    """

    where: str
    scheme: str
    kind: ReconciledKind
    stated: Fraction
    computed: Fraction | None
    precision: Fraction = Fraction(1)
    agrees: bool = False
    working: str = ""
    unit: str = "GBP"
    unchecked: str = ""
    explanation: DifferenceExplanation | None = None
    at_least: bool = False
    rests_on: tuple[str, ...] = ()

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
        """The computed amount as an exact decimal or fraction; empty where there is none."""
        return "" if self.computed is None else exact_text(self.computed)


@dataclass(frozen=True, slots=True)
class KeptExplanation:
    """An explanation together with the stated and the computed amount it was written for."""

    stated: Fraction
    computed: str
    explained: DifferenceExplanation

    def holds(self, finding: ReconciledFigure) -> bool:
        """Whether the figure still has both amounts: once one has changed, the explanation no
        longer applies."""
        return (self.stated, self.computed) == (finding.stated, finding.computed_text)


def headline_place(reference: str, headline: CaseHeadline) -> str:
    """The name a headline is listed under: "A/R.6.127 headline 2018/19"."""
    return " ".join(filter(None, (reference, "headline", headline.year)))


def stated_place(reference: str, stated: CaseStated) -> str:
    """The name a stated figure is listed under: its own, after the reference of its scheme."""
    return f"{reference} {stated.name}" if reference else stated.name
