"""Tables with a row or column called a total, compared with the cells that it adds up."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.check.dates.interval import Interval, interval_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Script, TableWithIntro
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.read import read
from reports.check.telling import amount
from schemes.evidence.totals import parts_of_totals

RULE = "table"
_TOTAL = re.compile(r"^(?:grand |overall |sub-?)?(?:totals?|sum)\b", re.IGNORECASE)
_SURELY = re.compile(r"^(?:grand |overall |sub-?)totals?\b", re.IGNORECASE)
_ONLY_TOTAL = re.compile(r"^(?:grand |overall )?totals?$", re.IGNORECASE)
_PARTS = 2


def table_findings(script: Script) -> Iterator[Finding]:
    """A finding for each total of a typed table that is not the sum of its cells. The product adds
    up exactly what it prints itself, and says below a table where rounding hides that."""
    for tabled in script.tables:
        if not tabled.typed:
            continue
        grid = [[_cell(cell.text) for cell in row.cells] for row in tabled.table.rows]
        labels = [row.heading.text for row in tabled.table.rows]
        columns = [column.heading for column in tabled.table.columns[1:]]
        yield from _rows(tabled, grid, labels, columns)
        yield from _columns(tabled, grid, labels, columns)


Grid = Sequence[Sequence[Mention | None]]


def _rows(
    tabled: TableWithIntro, grid: Grid, labels: Sequence[str], columns: Sequence[str]
) -> Iterator[Finding]:
    """Compares each row that is called a total with the rows that it adds up: the last row with
    those above it, subtotals and a grand total with theirs."""
    names = [f"{label.strip()}\n{at}" for at, label in enumerate(labels)]
    totals = {name for name in names if _TOTAL.match(name)}
    lines = {name: [_value(cell) for cell in row] for name, row in zip(names, grid, strict=True)}
    at_row = {name: at for at, name in enumerate(names)}
    for name, parts in parts_of_totals(names, totals, lines):
        row = at_row[name]
        of_all = len(totals) == 1 and row == len(names) - 1
        if len(parts) < _PARTS or not (of_all or (len(totals) > 1 and _SURELY.match(name))):
            continue  # nothing says which rows make up the total
        for at, column in enumerate(columns):
            cells = [grid[at_row[part]][at] for part in parts]
            yield from _compared(tabled, grid[row][at], cells, f"{labels[row]}, {column}")


def _columns(
    tabled: TableWithIntro, grid: Grid, labels: Sequence[str], columns: Sequence[str]
) -> Iterator[Finding]:
    """Compares the last column, where it is called just "Total", with those before it."""
    if len(columns) <= _PARTS or not _ONLY_TOTAL.match(columns[-1].strip()):
        return
    for row, label in zip(grid, labels, strict=True):
        yield from _compared(tabled, row[-1], row[:-1], f"{label}, {columns[-1]}")


def _value(cell: Mention | None) -> Fraction | None:
    return None if cell is None else cell.number


def _compared(
    tabled: TableWithIntro, total: Mention | None, parts: Sequence[Mention | None], cell: str
) -> Iterator[Finding]:
    known = [part for part in parts if part is not None]
    if total is None or len(known) < _PARTS or total.what is MentionKind.SHARE:
        return
    if {part.what for part in known} != {total.what} or any(part.bound for part in known):
        return
    worked = Interval(Fraction(0), Fraction(0))
    for part in known:
        worked = worked + interval_of(part)
    if worked.meets(total):
        return
    missing = len(parts) - len(known)
    if missing:
        message = (
            f"The {len(known)} cells with a figure come to "
            f"{amount(worked.middle, total.what)}, the "
            f"total says {total.text}, and {missing} have none: is the rest known?"
        )
        kind = FindingKind.QUESTION
    else:
        message = (
            f"The cells come to {amount(worked.middle, total.what)}, the total says {total.text}: "
            "mend the total or a cell, or explain the difference."
        )
        kind = FindingKind.CONTRADICTING
    where = f"{tabled.table.caption} / {cell}: {total.text}"
    yield Finding(kind, RULE, tabled.place, message, where, total.text, where.rindex(total.text))


def _cell(text: str) -> Mention | None:
    """The figure that a cell is; None where it holds words, or more than one figure."""
    found = read(text)
    if len(found) != 1 or found[0].number is None or found[0].what is MentionKind.YEAR:
        return None
    mention = found[0]
    rest = text[: mention.start] + text[mention.end :]
    return mention if not re.search(r"[A-Za-z0-9]", rest) else None
