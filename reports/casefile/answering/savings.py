"""What `appraise` says of the schemes of a case: totals by year, what is missing, what no sum
counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from reports.casefile.parts import Case
from reports.casefile.schemes import SchemeSeen, portfolio_in, schemes_in
from schemes.finance.amounts import Amount
from schemes.finance.sums import Sums
from schemes.portfolio.entries import NOT_COUNTED
from schemes.portfolio.room import room_sentence
from schemes.portfolio.words import gap_sentence, lacking_sentence
from schemes.savings.words import outside_sentences
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact_text
from workbench.numbers.text import number

_TOTALS: Final[tuple[tuple[str, str, Callable[[Sums], Amount]], ...]] = (
    ("net", "Net saving", lambda one: one.net),
    ("gross", "Savings and income", lambda one: one.gross),
    ("cost", "Running costs", lambda one: one.cost),
    ("reinvested", "Reinvestment", lambda one: one.reinvestment),
    ("one_off", "One-off costs", lambda one: one.one_off_cost),
    ("funding", "Funding", lambda one: one.funding),
)


@dataclass(frozen=True, slots=True)
class SavingsAnswer:
    """The schemes of a case with lines. A stopped one is shown and stands in no total."""

    case: Case
    schemes: tuple[SchemeSeen, ...]

    @classmethod
    def of(cls, case: Case) -> "SavingsAnswer":
        return cls(case, tuple(one for one in schemes_in(case) if one.part.counted))

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(map(str, self.schemes[0].years)) if self.schemes else ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing from the lines, each with its scheme."""
        return tuple(
            f"{one.part.reference} {gap.text}" for one in self.schemes for gap in one.model.new.gaps
        )

    @property
    def outside(self) -> tuple[str, ...]:
        """Money in years outside the programme, which no total counts."""
        return tuple(
            f"{one.part.reference} {told}"
            for one in self.schemes
            for told in outside_sentences(one.model.new)
        )

    def sums(self) -> tuple[list[Sums], Sums, Sums]:
        """The sums of what counts: by year, of all years, and of a full year of what lasts."""
        counted = [one.model.new for one in self.schemes if one.part.status not in NOT_COUNTED]
        by_year = [_added(one.years[at].sums for one in counted) for at in range(len(self.years))]
        return by_year, _added(by_year), _added(one.full_year_effect for one in counted)


def savings_data(answer: SavingsAnswer) -> Json:
    """The savings of a case for machines: exact amounts, the middle of each range."""
    by_year, whole, full_year = answer.sums()
    return {
        "years": [
            {"year": year} | _data(one) for year, one in zip(answer.years, by_year, strict=True)
        ],
        "all_years": _data(whole),
        "full_year": _data(full_year),
        "missing": list(answer.missing),
        "outside": list(answer.outside),
    }


def savings_text(answer: SavingsAnswer) -> str:
    """The savings of a case for people: a table of the new money of each year, and in sentences
    how far it goes, what is missing and what no total counts."""
    programme = answer.case.programme
    target = None if programme.target is None else Fraction(programme.target)
    found = portfolio_in(programme, schemes_in(answer.case))
    said = (gap_sentence(found, target), room_sentence(found, target), lacking_sentence(found))
    told = " ".join(filter(None, said))
    lines = [f"{programme.title} ({programme.reference})", "", told, "", *_table(answer)]
    for title, sentences in (
        ("Missing, and in no sum:", answer.missing),
        ("Outside the years of the programme, and in no sum:", answer.outside),
    ):
        if sentences:
            lines += ["", title, *(f"  {one}" for one in sentences)]
    return "\n".join(lines)


def _table(answer: SavingsAnswer) -> list[str]:
    """New money by year, £: the net of each scheme, then the totals."""
    rows = [("New in the year, £", [*answer.years, "In all"])]
    for one in answer.schemes:
        new = one.model.new
        name = one.name + (" (stopped, not counted)" if one.part.status in NOT_COUNTED else "")
        cells = [*(year.sums.net for year in new.years), new.whole.net]
        rows.append((name, [number(cell.central) for cell in cells]))
    by_year, whole, _full_year = answer.sums()
    for key, name, of in _TOTALS:
        amounts = [of(one).central for one in (*by_year, whole)]
        if key == "net" or any(amounts):
            rows.append((name, [number(one) for one in amounts]))
    return _aligned(rows)


def _aligned(rows: Sequence[tuple[str, list[str]]]) -> list[str]:
    """Rows in columns; numbers stand to the right."""
    first = max(len(name) for name, _cells in rows)
    widths = [max(map(len, column)) for column in zip(*(cells for _n, cells in rows), strict=True)]
    return [
        "  ".join([name.ljust(first), *map(str.rjust, cells, widths)]).rstrip()
        for name, cells in rows
    ]


def _added(sums: Iterable[Sums]) -> Sums:
    return sum(sums, Sums())


def _data(sums: Sums) -> Json:
    return {key: exact_text(of(sums).central) for key, _name, of in _TOTALS}
