"""What a case states of one thing in several years, or of several alternatives, as tables."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from reports.check.known.tables import MONEY, Column, KnownTable, Row, filled
from reports.check.subjects.aliases import Key
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.judged import CaseResults
from reports.figures.figure import Figure, FigureKind

_YEAR = re.compile(r"\b(20\d\d)/\d\d\b")
_JOINS = re.compile(r"(?:[\s,:(]|\b(?:in|of|for|by|during)\b)+$")
_Cells = dict[tuple[str, str], Fraction]


def stated_tables(plain: Mapping[str, Figure], results: CaseResults) -> Iterator[KnownTable]:
    """Stated amounts of each scheme, and of the programme: those of which the names say the same
    but for the year ("Saving in 2017/18, five months"), and those of alternatives ("Option 2,
    income over the whole period")."""
    keys: list[tuple[str, str, Key | None]] = [("stated.", "", None)]
    keys += [(f"{one.key}.stated.", f"{one.reference} ", (one.key, "")) for one in results.schemes]
    for begins, reference, about in keys:
        stated = [
            (figure.label.removeprefix(reference), figure.number)
            for name, figure in plain.items()
            if name.startswith(begins) and figure.kind is FigureKind.MONEY
        ]
        years, sides = _Cells(), _Cells()
        for label, number in stated:
            if number is None:
                continue
            found = [*_YEAR.finditer(label)]
            if len(found) == 1:
                years[found[0][0], _JOINS.sub("", label[: found[0].start()])] = number
            head, _, rest = label.partition(", ")
            if rest:
                sides[head, rest] = number
        name = f"what is stated of {reference.strip() or 'the programme'}"
        for cells in (years, _shared(sides)):
            for table in _table(name, cells):
                yield replace(table, about=about)


def _shared(cells: _Cells) -> _Cells:
    """The cells of columns that two rows have."""
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for row, column in cells:
        rows[column].add(row)
    return {(row, column): v for (row, column), v in cells.items() if len(rows[column]) > 1}


def _table(name: str, cells: _Cells) -> Iterator[KnownTable]:
    rows = [*dict.fromkeys(row for row, _column in cells)]
    columns = [*dict.fromkeys(column for _row, column in cells)]
    yield from filled(
        name,
        frozenset({"year", "years"}),
        [Row(one, names=(one.casefold(), one.casefold().replace("/", "-"))) for one in rows],
        [Column(one, MONEY, ideas_in(one), 1, year=_year_of(one)) for one in columns],
        {(rows.index(row), columns.index(column)): v for (row, column), v in cells.items()},
    )


def _year_of(label: str) -> str:
    found = _YEAR.search(label)
    return found[1] if found else ""
