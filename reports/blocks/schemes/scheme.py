"""A scheme of a case file, in the shapes from which tables and charts are made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from schemes.finance.lines import Line
from schemes.models import Grade
from schemes.portfolio.sums import Entry, Portfolio, portfolio
from schemes.savings.headline import Headline, headline_beside
from schemes.savings.inputs import finance_line, line_in, worked_out, years_in
from schemes.savings.model import SavingsModel
from workbench.casefile.faults import Json

_RISKS: Final = ("", Grade.LOW.value, Grade.MEDIUM.value, Grade.HIGH.value)


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """One risk; its grades are empty where nobody has judged."""

    risk: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner_role: str = ""


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A table of evidence, with where it comes from and what has to be known to read it."""

    title: str
    columns: Sequence[Any]
    rows: Sequence[Any]
    sums: Sequence[Any] = ()
    source: str = ""
    note: str = ""
    row_heading: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "CaseTable":
        """A table as the case file has it."""
        return cls(
            title=data["title"],
            columns=data["columns"],
            rows=data["rows"],
            sums=data.get("sums", ()),
            source=data.get("source", ""),
            note=data.get("note", ""),
            row_heading=data.get("row_heading", ""),
        )


@dataclass(frozen=True)
class CaseScheme:
    """One scheme, `data`, of a checked case whose programme is `programme`."""

    programme: Json
    data: Json

    @property
    def reference(self) -> str:
        return str(self.data["reference"])

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def name(self) -> str:
        """ "A/R.6.173 Client contributions"."""
        return f"{self.reference} {self.title}"

    @property
    def status(self) -> str:
        return str(self.data.get("status", "idea"))

    @property
    def confidence(self) -> str:
        return str(self.data.get("delivery_confidence", {}).get("rating", ""))

    @property
    def answers(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self.data.get("answers", {})
        return found

    @cached_property
    def counted(self) -> list[Json]:
        """The savings lines that totals count: alternatives are left out."""
        return [one for one in self.data.get("lines", []) if not one.get("alternative")]

    @cached_property
    def lines(self) -> tuple[tuple[Json, Line], ...]:
        """Every savings line, alternatives too, with what the sums read in it."""
        return tuple((one, finance_line(one)) for one in self.data.get("lines", []))

    @cached_property
    def figures(self) -> Mapping[str, Any]:
        """What the lines come to, as a scheme of the database keeps it."""
        return worked_out([*map(line_in, self.counted)], years_in(self.programme), self.confidence)

    @cached_property
    def headline(self) -> Headline:
        stated = self.data.get("headline", {})
        return headline_beside(
            _exact(stated.get("amount")),
            _exact(stated.get("precision")),
            stated.get("year", ""),
            self.figures,
        )

    @cached_property
    def model(self) -> SavingsModel:
        return SavingsModel.in_case(self.programme, self.data)

    @property
    def risks(self) -> list[CaseRisk]:
        names = CaseRisk.__dataclass_fields__
        return [
            CaseRisk(**{name: one.get(name, "") for name in names})
            for one in self.data.get("risks", [])
        ]

    @property
    def evidence(self) -> list[CaseTable]:
        return [CaseTable.of(one) for one in self.data.get("evidence", [])]

    def entry(self, at: int) -> Entry:
        """The scheme as a portfolio counts it; `at` is its place."""
        by_year, whole = self.figures.get("years", {}), self.figures.get("whole", {})
        years = map(str, years_in(self.programme))
        net = whole.get("net", "0")
        return Entry(
            pk=at,
            theme=self.data.get("theme", ""),
            status=self.status,
            confidence=self.confidence,
            risk=max((one.get("risk", "") for one in self.counted), key=_RISKS.index, default=""),
            net=tuple(by_year[one]["net"] if one in by_year else "0" for one in years),
            whole=net,
            gross=whole.get("gross", "0"),
            low=whole.get("low", net),
            high=whole.get("high", net),
            weighted=whole.get("weighted", net),
            missing=len(self.figures.get("gaps", ())),
        )


def schemes_in(case: Json, references: Iterable[str] = ()) -> tuple[CaseScheme, ...]:
    """The schemes of a checked case in its order: those of these references, all where none is
    given."""
    wanted = frozenset(references)
    return tuple(
        CaseScheme(case["programme"], one)
        for one in case.get("schemes", [])
        if not wanted or one["reference"] in wanted
    )


def portfolio_in(programme: Json, schemes: Iterable[CaseScheme]) -> Portfolio:
    """These schemes of one programme, added up."""
    entries = (scheme.entry(at) for at, scheme in enumerate(schemes))
    return portfolio(entries, [str(year) for year in years_in(programme)])


def _exact(value: Any) -> Fraction | None:
    return None if value is None else Fraction(value)
