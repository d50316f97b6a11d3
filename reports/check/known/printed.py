"""The tables that a paper prints, whether the case or an officer made them: rows with what they are
of, columns of amounts, the sums of each part, and how many rows have each word of a column."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.check.known.tables import COUNT, MONEY, SHARE, Column, KnownTable, Row, filled
from reports.check.passages import Script
from reports.check.reading.mention import MentionKind
from reports.check.reading.read import read
from reports.check.subjects.concepts import ideas_in, is_idea
from workbench.pages.tables import Table

_KINDS = {MentionKind.MONEY: MONEY, MentionKind.SHARE: SHARE, MentionKind.COUNT: COUNT}
_LONGEST = 60  # characters of a cell that gives a value
_TOTALS = ("total", "all ", "sum ")
_MOST_WORDS = 4  # that a column sorts rows by


@dataclass(frozen=True)
class SortedRows:
    """How many rows of a table have each word of a column: eight lines, of which three have a low
    risk."""

    table: str
    column: str
    ideas: frozenset[str]
    rows: frozenset[str]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def printed_tables(script: Script, options: frozenset[str]) -> Iterator[KnownTable]:
    """The tables with amounts, but those of options, which the case has itself."""
    for one in script.tables:
        called = [column.heading for column in one.table.columns]
        called += [row.heading.text for row in one.table.rows]
        if not any(said.startswith(tuple(options)) for said in called):
            yield from _of(one.table)


def _rows(table: Table) -> Iterator[tuple[str, list[str]]]:
    for row in table.rows:
        heading = row.heading.text
        if not heading.casefold().startswith(_TOTALS):
            yield heading, [cell.text for cell in row.cells]


def _of(table: Table) -> Iterator[KnownTable]:
    read_rows = [*_rows(table)]
    values: dict[tuple[int, int], Fraction] = {}
    kinds: dict[int, set[str]] = defaultdict(set)
    words: dict[int, list[str]] = defaultdict(list)
    for at, (heading, cells) in enumerate(read_rows):
        words[at].append(heading)
        for column, cell in enumerate(cells):
            known = [one for one in read(cell) if one.what in _KINDS]
            if len(cell) <= _LONGEST and len(known) == 1 and known[0].number is not None:
                if "each" not in cell:
                    values[at, column] = known[0].number
                kinds[column].add(_KINDS[known[0].what])
            else:
                words[at].append(cell)
    chosen = [column for column, of in kinds.items() if len(of) == 1]
    columns = []
    for column in chosen:
        heading = table.columns[column + 1].heading
        kind = next(iter(kinds[column]))
        ideas = ideas_in(heading) | ({"cost"} if kind == MONEY else {"people"} & ideas_in(heading))
        columns.append(Column(heading, kind, ideas, 0, unit=""))
    rows = [
        Row(
            heading if not _is_day(heading) else " ".join(words[at]),
            names=() if _is_day(heading) or is_idea(heading.casefold()) else (heading.casefold(),),
            of=frozenset().union(*(ideas_in(one) for one in words[at][1:])),
        )
        for at, (heading, _cells) in enumerate(read_rows)
    ]
    kept = {
        (at, chosen.index(column)): value
        for (at, column), value in values.items()
        if column in chosen
    }
    group = frozenset({"row"}) | ideas_in(table.caption)
    yield from filled(table.caption, group, rows, columns, kept)
    yield from _summed(table, read_rows, values, chosen, kinds)


def _is_day(heading: str) -> bool:
    return any(one.what in (MentionKind.DATE, MentionKind.MONTH) for one in read(heading))


def _summed(
    table: Table,
    rows: list[tuple[str, list[str]]],
    values: dict[tuple[int, int], Fraction],
    chosen: list[int],
    kinds: dict[int, set[str]],
) -> Iterator[KnownTable]:
    """The sums of money of the rows that a column puts together."""
    money = [column for column in chosen if kinds[column] == {MONEY}]
    width = len(table.columns) - 1
    for by in range(width):
        if by in kinds or len(money) != 1:
            continue
        parts: dict[str, Fraction] = {}
        for at, (_heading, cells) in enumerate(rows):
            if (at, money[0]) in values and by < len(cells):
                parts.setdefault(cells[by], Fraction(0))
                parts[cells[by]] += values[at, money[0]]
        if 1 < len(parts) < len(rows):
            named = [Row(one, names=(one.casefold(),)) for one in parts]
            column = Column("amount", MONEY, frozenset({"cost"}), 0)
            sums = {(at, 0): value for at, value in enumerate(parts.values())}
            yield from filled(f"{table.caption}, by part", frozenset(), named, [column], sums)


def sorted_rows(script: Script) -> Iterator[SortedRows]:
    """The columns of tables that sort their rows by a few words."""
    for one in script.tables:
        rows = [*_rows(one.table)]
        for at, column in enumerate(one.table.columns[1:]):
            said = [cells[at].casefold() for _heading, cells in rows if at < len(cells)]
            counts = Counter(said)
            few = len(counts) <= _MOST_WORDS and len(counts) < len(said)
            if few and all(
                0 < len(word) <= 15 and word.replace(" ", "").isalpha() for word in counts
            ):
                of = frozenset().union(*(ideas_in(heading) for heading, _cells in rows))
                named = ideas_in(one.table.columns[0].heading) | ideas_in(one.table.caption)
                yield SortedRows(
                    one.table.caption,
                    column.heading,
                    ideas_in(column.heading),
                    named | of,
                    dict(counts),
                )
