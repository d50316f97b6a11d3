"""The schemes of a case with what their lines come to, and its stated figures beside the computed
ones: each worked out once for a case and all that are made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from appraisal.casefile.costs import costs_of, stated_years
from appraisal.costs.beside import stated_beside
from reports.casefile.parts import Case
from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine, CaseProgramme, CaseScheme
from schemes.delivery.report import DeliveryReport, report_of_parts
from schemes.finance.lines import Line
from schemes.finance.years import FinancialYear
from schemes.portfolio.entries import NOT_COUNTED, SchemeEntry
from schemes.portfolio.rows import RISKS
from schemes.portfolio.sums import Portfolio, portfolio
from schemes.reconciliation.checking import explained_by, findings_in
from schemes.reconciliation.findings import ReconciledFigure
from schemes.savings.headline import Headline, headline_beside
from schemes.savings.inputs import line_data, weighting_of, worked_out, years_of
from schemes.savings.model import SavingsModel


@dataclass(frozen=True)
class SchemeSeen:
    """One scheme of a checked case, its `part`, with what its lines come to."""

    programme: CaseProgramme
    part: CaseScheme

    @property
    def name(self) -> str:
        """ "A/R.6.173 Client contributions"."""
        return f"{self.part.reference} {self.part.title}"

    @property
    def is_counted(self) -> bool:
        """Whether any total counts it: none counts a scheme that was stopped."""
        return self.part.status not in NOT_COUNTED

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        return years_of(self.programme)

    @cached_property
    def lines(self) -> tuple[tuple[CaseLine, Line], ...]:
        """Every savings line, alternatives too, with what the sums read in it."""
        return tuple((one, finance_line(one)) for one in self.part.lines)

    @cached_property
    def figures(self) -> Mapping[str, Any]:
        """What the lines come to, as a scheme of the database keeps it."""
        lines = [*map(line_data, self.part.counted)]
        return worked_out(lines, self.years, self.part.confidence)

    @cached_property
    def headline(self) -> Headline:
        stated = self.part.headline
        if stated is None:
            return headline_beside(None, None, "", self.figures)
        return headline_beside(stated.amount, stated.precision, stated.year, self.figures)

    @cached_property
    def model(self) -> SavingsModel:
        lines = tuple(line for part, line in self.lines if not part.alternative)
        return SavingsModel(lines, self.years, weighting_of(self.part.confidence))

    def entry(self, at: int) -> SchemeEntry:
        """The scheme as a portfolio counts it; `at` is its place."""
        part = self.part
        return SchemeEntry.of(
            self.figures,
            [str(year) for year in self.years],
            pk=at,
            theme=part.theme,
            status=part.status,
            confidence=part.confidence,
            risk=max((one.risk for one in part.counted), key=RISKS.index, default=""),
            stated_whole=part.headline is not None and not part.headline.year,
        )


def schemes_in(case: Case, references: Iterable[str] = ()) -> tuple[SchemeSeen, ...]:
    """The schemes of a checked case in its order: those of these references, all where none is
    given."""
    wanted = frozenset(references)
    return tuple(
        case.memo.once("scheme", one, partial(SchemeSeen, case.programme, one))
        for one in case.schemes
        if not wanted or one.reference in wanted
    )


def delivery_in(case: Case, references: Iterable[str] = ()) -> DeliveryReport | None:
    """The delivery of the schemes of these references, of all where none is given: as the last
    close froze it, else as it stands. None where none of them reports."""
    wanted = frozenset(references)
    key = f"delivery of {sorted(wanted)}"
    schemes = case.schemes
    return case.memo.once(
        key,
        schemes,
        lambda: report_of_parts(one for one in schemes if not wanted or one.reference in wanted),
    )


def stated_in(case: Case) -> tuple[ReconciledFigure, ...]:
    """Every stated figure of a checked case beside the computed one."""
    return case.memo.once("stated", case, lambda: _stated(case))


def _stated(case: Case) -> tuple[ReconciledFigure, ...]:
    """Those of the programme and its schemes, then those of options that have lines."""
    beside = (
        one
        for part in case.appraisals
        if any(option.lines for option in part.options)
        for one in stated_beside(
            part.reference,
            costs_of(part.options, stated_years(part.finance) or years_of(case.programme)),
        )
    )
    of_options = explained_by(case.programme, beside)
    return (*findings_in(case.programme, case.schemes), *of_options)


def portfolio_in(programme: CaseProgramme, schemes: Iterable[SchemeSeen]) -> Portfolio:
    """These schemes of one programme, added up."""
    entries = (scheme.entry(at) for at, scheme in enumerate(schemes))
    return portfolio(entries, [str(year) for year in years_of(programme)])
