"""What a case knows as tables: rows (an option, a district, a saving line), columns (what it saves,
what it gets for a criterion), and the value of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reports.check.subjects.aliases import Key
from workbench.numbers.text import plain_number, plain_share, pounds_and_pence

MONEY, SHARE, COUNT, POINTS, LENGTH = "money", "share", "count", "points", "length"


@dataclass(frozen=True, slots=True)
class Row:
    """A row and how sentences call it: `key` where its name is marked in a sentence, `names` what
    else stands for it, in small letters; `of` are the ideas of what its table
    says that it is part of."""

    name: str
    key: Key | None = None
    names: tuple[str, ...] = ()
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `ideas` are those of its name; `good` is 1 where more is better, -1 where less is,
    and 0 where neither is. `levels` are the words for its values, from the lowest, where it has
    any; `year` is that of its name; `own` is true where its values stand for themselves, and none
    is a part or a rank of another."""

    name: str
    kind: str
    ideas: frozenset[str]
    good: int = 0
    levels: Mapping[str, Fraction] = field(default_factory=dict)
    unit: str = ""
    year: str = ""
    criterion: str = ""


@dataclass(frozen=True)
class KnownTable:
    """A table. `group` are the words for its rows ("option", "district"). `values` are by the place
    of the row and of the column. `about` is the scheme that a sentence has to speak of."""

    name: str
    group: frozenset[str]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    values: Mapping[tuple[int, int], Fraction]
    about: Key | None = None

    def value(self, row: int, column: int) -> Fraction | None:
        return self.values.get((row, column))

    def of_column(self, column: int) -> Mapping[int, Fraction]:
        """The values of a column by row."""
        rows = range(len(self.rows))
        return {row: self.values[row, column] for row in rows if (row, column) in self.values}

    def rare(self, column: int) -> frozenset[str]:
        """The ideas of a column that no other column has."""
        others = (one.ideas for at, one in enumerate(self.columns) if at != column)
        return self.columns[column].ideas.difference(*others)

    def columns_said(
        self, ideas: frozenset[str], years: frozenset[str] = frozenset()
    ) -> tuple[int, ...]:
        """The columns that the ideas of a clause speak of, none where none does: those of which
        most is said and least is left out. Of columns of which some are of a year, those of the
        years that are said, or those of none."""
        scored: defaultdict[float, list[int]] = defaultdict(list)
        some = {bool(one.year) for one in self.columns}
        for at, column in enumerate(self.columns):
            if len(some) > 1 and (column.year not in years if years else column.year):
                continue
            rare = self.rare(at)
            said = column.ideas & ideas
            if said:
                left = column.ideas - ideas
                score = len(said) + len(said & rare) - len(left & rare) - len(left - rare) / 4
                scored[score].append(at)
        return tuple(scored[max(scored)]) if scored else ()


@dataclass(frozen=True)
class Place:
    """A value in a table: the table with a row and a column."""

    table: KnownTable
    row: int
    column: int

    @property
    def value(self) -> Fraction:
        return self.table.values[self.row, self.column]


def filled(
    name: str,
    group: frozenset[str],
    rows: Sequence[Row],
    columns: Sequence[Column],
    values: Mapping[tuple[int, int], Fraction],
) -> Iterator[KnownTable]:
    """The table, where it has two rows and a value."""
    if len(rows) > 1 and values:
        yield KnownTable(name, group, tuple(rows), tuple(columns), values)


def shown(column: Column, value: Fraction) -> str:
    """A value of a column in words."""
    if column.kind == MONEY:
        return pounds_and_pence(value)
    if column.kind == "share":
        return plain_share(value)
    if column.kind == "rank":
        return plain_number(-value)
    level = next((word for word, points in column.levels.items() if points == value), "")
    unit = f" {column.unit}" if column.unit and column.unit != "GBP" else ""
    return level or f"{plain_number(value)}{unit}"


def told(table: KnownTable, column: int, rows: Iterable[int]) -> str:
    """The values of some rows in a sentence."""
    of = table.columns[column]
    parts = [f"{shown(of, table.values[row, column])} for {table.rows[row].name}" for row in rows]
    return f"the case gives {of.name} as {' and '.join(parts)}"
