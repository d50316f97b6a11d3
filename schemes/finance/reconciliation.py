"""Stated figures compared with the sums of their parts, exactly, in whatever unit they were stated
in. A difference is listed, never corrected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A stated amount and its parts, as added up. `precision` is the unit it was rounded to."""

    where: str
    amount: Fraction
    parts: tuple[Fraction, ...]
    precision: Fraction = Fraction(1)
    explained: bool = False


@dataclass(frozen=True, slots=True)
class DeclaredSum:
    """A row or a column of a table that is the sum of others, by their labels or names, less those
    that are taken off."""

    total: str
    of: tuple[str, ...]
    is_column: bool
    explained: bool = False
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """A table of figures: `cells` row by row, None where a value is missing or a range."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Fraction | None, ...], ...]
    sums: tuple[DeclaredSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A stated figure that is not the sum of its parts. `explained` where somebody has said why."""

    where: str
    stated: Fraction
    computed: Fraction
    explained: bool

    @property
    def difference(self) -> Fraction:
        """Stated less computed: above zero where too much was stated."""
        return self.stated - self.computed


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """`differences` in sequence; `unchecked` the sums over a cell that is not a number."""

    differences: tuple[Difference, ...]
    unchecked: tuple[str, ...]


def reconcile(stated: Iterable[StatedSum], tables: Iterable[EvidenceTable]) -> Reconciliation:
    """Checks every declared sum. A sum over a missing cell can be neither right nor wrong: it is
    named among the unchecked and raises no difference."""
    differences = [found for one in stated if (found := _difference(one)) is not None]
    unchecked: list[str] = []
    for table in tables:
        for where, total, parts, explained in _table_sums(table):
            known = [part for part in parts if part is not None]
            if total is None or len(known) < len(parts):
                unchecked.append(where)
                continue
            found = _difference(StatedSum(where, total, tuple(known), explained=explained))
            if found is not None:
                differences.append(found)
    # A cell that is the sum of its row and of its column may be wrong by both alike.
    return Reconciliation(tuple(dict.fromkeys(differences)), tuple(dict.fromkeys(unchecked)))


def agrees(stated: Fraction, computed: Fraction, precision: Fraction = Fraction(1)) -> bool:
    """Whether `computed`, rounded half up (away from zero) to `precision` (above zero), is what
    was stated; the exact figure agrees however roughly it was stated."""
    units = (abs(computed) / precision + Fraction(1, 2)).__floor__()
    rounded = units * precision * (-1 if computed < 0 else 1)
    return stated in (rounded, computed)


def amount_text(value: Fraction) -> str:
    """`value` for machines, exactly: "2000", "-0.5". Sums of decimals always have a finite form;
    raises `decimal.Inexact` for a value that has none."""
    context = Context(prec=200, traps=[Inexact])
    number = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _difference(one: StatedSum) -> Difference | None:
    computed = sum(one.parts, Fraction(0))
    if agrees(one.amount, computed, one.precision):
        return None
    return Difference(one.where, one.amount, computed, one.explained)


def _table_sums(
    table: EvidenceTable,
) -> Iterator[tuple[str, Fraction | None, list[Fraction | None], bool]]:
    """Every cell that is a sum: its name, its value, its parts, whether a reason stands by it."""
    column_at = {name: index for index, name in enumerate(table.columns)}
    row_at = {label: index for index, label in enumerate(table.rows)}
    for declared in table.sums:
        names = [(name, name in declared.less) for name in (*declared.of, *declared.less)]
        if declared.is_column:
            total = column_at[declared.total]
            parts = [(column_at[name], off) for name, off in names]
            for label, cells in zip(table.rows, table.cells, strict=True):
                where = f"{table.title} / {label} / {declared.total}"
                values = [_taken(cells[at], off) for at, off in parts]
                yield where, cells[total], values, declared.explained
        else:
            cells = table.cells[row_at[declared.total]]
            rows = [(table.cells[row_at[name]], off) for name, off in names]
            for index, name in enumerate(table.columns):
                where = f"{table.title} / {declared.total} / {name}"
                values = [_taken(row[index], off) for row, off in rows]
                yield where, cells[index], values, declared.explained


def _taken(value: Fraction | None, off: bool) -> Fraction | None:
    return -value if off and value is not None else value
