"""Checks what the JSON schema cannot express in savings lines, stated figures, budgets, funding
bridges and periods."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from schemes.casefile.money import figure, finance_line, phasing_of
from schemes.casefile.parts import CaseLine
from schemes.finance.amounts import RangeError
from schemes.finance.durations import DurationError, parse_when
from schemes.finance.lines import LineError
from schemes.finance.phasing import PhasingError
from schemes.finance.years import YearError
from workbench.casefile.faults import (
    CaseFault,
    Json,
    at_index,
    at_key,
    quoted,
    repeated,
    unknown,
)
from workbench.casefile.parts import read
from workbench.numbers.exact import NumberError
from workbench.numbers.listing import listed

_FIGURES = ("unit_value", "unit_value_less", "volume", "periods", "likelihood")


def year_faults(year: str, place: str) -> Iterator[CaseFault]:
    """A fault where the two years of a financial year do not follow each other ("2018/20")."""
    following = (int(year[:4]) + 1) % 100
    if int(year[5:]) != following:
        right = f"{year[:4]}/{following:02}"
        yield CaseFault(place, f"{quoted(year)} is not a financial year; did you mean {right}?")
    elif int(year[:4]) < 1000:
        yield CaseFault(place, f"{quoted(year)} is not a financial year: none is before 1000/01")


def precision_faults(figure: Json, place: str) -> Iterator[CaseFault]:
    """A fault where the precision of a figure is not above 0."""
    if Fraction(figure.get("precision", 1)) <= 0:
        yield CaseFault(f"{place}.precision", "a precision is above 0, such as 1000")


def line_faults(
    lines: list[Json], place: str, kind: type[CaseLine] = CaseLine
) -> Iterator[CaseFault]:
    """Faults of savings lines, which are read as `kind`: repeated names, figures that cannot be
    read, and what `schemes/finance/` refuses, in its words."""
    yield from repeated(lines, place, "name", "is the name of another line")
    for index, line in enumerate(lines):
        here = at_index(place, index)
        found = list(_line(line, here))
        yield from found
        if not found:
            yield from _said(here, finance_line, read(kind, line))


def _line(line: Json, place: str) -> Iterator[CaseFault]:
    for key in _FIGURES:
        if key in line:
            yield from _said(f"{place}.{key}", figure, line[key])
    for year, value in line.get("amounts", {}).items():
        where = at_key(f"{place}.amounts", year)
        yield from year_faults(year, where)
        yield from _said(where, figure, value)
    yield from _said(f"{place}.phasing", phasing_of, line.get("phasing"))


def _said(place: str, read: Callable[[Any], Any], value: Any) -> Iterator[CaseFault]:
    """A fault with the message of the error that `read` raises for the value; none where it raises
    none."""
    try:
        read(value)
    except (LineError, NumberError, PhasingError, RangeError, YearError) as error:
        yield CaseFault(place, str(error))


def stated_faults(owner: Json, place: str) -> Iterator[CaseFault]:
    """Faults of the stated figures of a programme or scheme: repeated names, several sources for
    one figure, and lines that the scheme does not have."""
    stated = owner.get("stated", [])
    lines = {line["name"] for line in owner.get("lines", [])}
    yield from repeated(stated, place, "name", "is the name of another stated figure")
    for index, one in enumerate(stated):
        here = at_index(place, index)
        yield from precision_faults(one, here)
        sources = [key for key in ("sum_of", "product_of", "of_lines") if one.get(key)]
        if len(sources) > 1:
            several = listed(sources)
            yield CaseFault(here, f"is checked against one thing, not against {several}")
        if "of_lines" in one:
            yield from _of_lines(one["of_lines"], lines, place, f"{here}.of_lines")


def _of_lines(of: Json, lines: set[str], owner: str, place: str) -> Iterator[CaseFault]:
    if owner.startswith("programme"):
        yield CaseFault(place, "only a scheme has lines to check a figure against")
        return
    if of.get("year"):
        yield from year_faults(of["year"], f"{place}.year")
    names = [] if of["lines"] == "all" else of["lines"]
    for at, name in enumerate(names):
        where = at_index(f"{place}.lines", at)
        if name not in lines:
            yield CaseFault(where, unknown(name, "a line of this scheme", lines))
        elif name in names[:at]:
            yield CaseFault(where, f"{quoted(name)} is named already")


def funding_faults(programme: Json) -> Iterator[CaseFault]:
    """Faults of a programme's questions, budgets, bridges and explanations: repeated ones, and
    years, precisions and amounts that cannot be read."""
    for key, name, message in (
        ("questions", "key", "is the key of another question"),
        ("budgets", "year", "has a budget already"),
        ("bridges", "title", "is the title of another bridge"),
        ("explanations", "where", "is explained already"),
    ):
        yield from repeated(programme.get(key, []), f"programme.{key}", name, message)
    for index, budget in enumerate(programme.get("budgets", [])):
        place = at_index("programme.budgets", index)
        yield from year_faults(budget["year"], f"{place}.year")
        yield from precision_faults(budget, place)
    for index, bridge in enumerate(programme.get("bridges", [])):
        place = at_index("programme.bridges", index)
        yield from precision_faults(bridge, place)
        for side in ("sources", "uses"):
            for at, entry in enumerate(bridge.get(side, [])):
                where = f"{place}.{side}[{at}].amount"
                yield from _said(where, figure, entry["amount"])
    for index, one in enumerate(programme.get("explanations", [])):
        try:
            Fraction(one.get("computed") or 0)
        except (ValueError, ZeroDivisionError):
            where = f"programme.explanations[{index}].computed"
            yield CaseFault(where, f"{quoted(one['computed'])} is neither a number nor a fraction")


def period_faults(periods: list[Json], place: str) -> Iterator[CaseFault]:
    """Faults of periods: dates that cannot be read, an end before its start, and lengths without a
    unit or a sense."""
    for index, one in enumerate(periods):
        here = at_index(place, index)
        given = [key for key in ("stated", "unit", "sense") if key in one]
        if given and len(given) < 3:
            yield CaseFault(here, 'a length has all of "stated", "unit" and "sense", or none')
        yield from date_faults(one, here)


def date_faults(one: Json, place: str) -> Iterator[CaseFault]:
    """Faults of the dates `from` and `to` of something: those that cannot be read, and an end
    before its start."""
    ends = {}
    for key in ("from", "to"):
        if key in one:
            try:
                ends[key] = parse_when(one[key])
            except DurationError as error:
                yield CaseFault(f"{place}.{key}", str(error))
    if len(ends) == 2 and ends["to"].latest < ends["from"].earliest:
        yield CaseFault(f"{place}.to", "ends before it starts")
