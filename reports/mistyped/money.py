"""Money of savings lines that counts otherwise than it seems to: a unit value without a volume, an
amount below nought, years outside the programme."""

from collections.abc import Iterator
from typing import Any

from appraisal.casefile.costs import stated_years
from reports.casefile.parts import Case
from reports.casefile.schemes import schemes_in
from reports.mistyped.remark import Remark
from schemes.casefile.money import figure, finance_line
from schemes.casefile.parts import CaseLine
from schemes.finance.amounts import Amount
from schemes.finance.lines import Line
from schemes.finance.totals import totals
from schemes.finance.years import FinancialYear, year_range
from schemes.savings.words import once_sentence, outside_sentences, turned_sentence
from workbench.casefile.faults import at_key


def money_remarks(case: Case) -> Iterator[Remark]:
    """What a reader of the lines has to know, line by line, and headlines of other years."""
    for place, part, line, years in _option_lines(case):
        yield from _line(part, line, years, place)
    for at, scheme in enumerate(schemes_in(case)):
        for row, (part, line) in enumerate(scheme.lines):
            yield from _line(part, line, scheme.years, f"schemes[{at}].lines[{row}]")
        headline = scheme.part.headline
        known = [str(year) for year in scheme.years]
        if headline is not None and headline.year and headline.year not in known:
            told = f"{headline.year} is outside the years of the programme"
            yield Remark(f"schemes[{at}].headline.year", f"{told} ({known[0]} to {known[-1]})")


def _option_lines(
    case: Case,
) -> Iterator[tuple[str, CaseLine, Line, tuple[FinancialYear, ...]]]:
    """The lines of every option, each with its place and the years of its appraisal."""
    for at, appraisal in enumerate(case.appraisals):
        own = FinancialYear.parse(case.programme.first_year)
        years = stated_years(appraisal.finance) or year_range(own, case.programme.years)
        for beside, option in enumerate(appraisal.options):
            for row, part in enumerate(option.lines):
                where = f"appraisals[{at}].options[{beside}].lines[{row}]"
                yield where, part, finance_line(part), years


def _line(
    part: CaseLine, line: Line, years: tuple[FinancialYear, ...], place: str
) -> Iterator[Remark]:
    if line.counts_once:
        yield Remark(f"{place}.unit_value", once_sentence(line))
    for where, value in _figures(part, place):
        read = figure(value)
        if isinstance(read, Amount) and read.low < 0:
            yield Remark(where, turned_sentence(line.kind, read))
    for told in outside_sentences(totals((line,), years)):
        yield Remark(place, told)


def _figures(part: CaseLine, place: str) -> Iterator[tuple[str, Any]]:
    """The amounts of a line as the file has them, each with its place."""
    for key in ("unit_value", "volume", "periods"):
        if (value := getattr(part, key)) is not None:
            yield f"{place}.{key}", value
    for year, value in part.amounts.items():
        yield at_key(f"{place}.amounts", year), value
    for at, one in enumerate((part.phasing or {}).get("cohorts", ())):
        for key in ("volume", "unit_value"):
            if key in one:
                yield f"{place}.phasing.cohorts[{at}].{key}", one[key]
