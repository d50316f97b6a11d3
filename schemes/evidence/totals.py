"""What the totals of a table of evidence add up: the rows or columns before them, and the subtotals
among those in place of their own parts."""

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from schemes.casefile.parts import CaseTableSum
from schemes.evidence.pasting import Pasted

_TOTAL = re.compile(r"\b(?:sub[- ]?)?totals?\b|^net\b", re.IGNORECASE)
_NET = re.compile(r"\bnet\b|\bless\b|\bafter income\b", re.IGNORECASE)
_TAKEN_OFF = re.compile(
    r"\b(?:income|receipts?|fees?|grants?|contributions?|recharges?|less|reinvest\w*)\b",
    re.IGNORECASE,
)
OF_ALL = re.compile(r"\b(?:grand|overall|all|net)\b", re.IGNORECASE)

Lines = Mapping[str, Sequence[Fraction | None]]


def likely_totals(names: Sequence[str]) -> list[str]:
    """The names that suggest a sum: "Total", "Subtotal adults", "All districts, total",
    "Net expenditure"."""
    return [name for name in names[1:] if _TOTAL.search(name)]


def declared_sums(
    pasted: Pasted,
    total_rows: Sequence[str],
    total_columns: Sequence[str],
    before: Sequence[CaseTableSum] = (),
) -> list[CaseTableSum]:
    """The rows and columns ticked as sums, in the shape of the interchange file. One whose parts
    were stated already (`before`) keeps them."""
    kept = {(one.is_column, one.total): one for one in before}
    sums: list[CaseTableSum] = []
    for is_column, names, totals in (
        (False, pasted.labels, total_rows),
        (True, pasted.names, total_columns),
    ):
        lines = _lines(pasted, is_column=is_column)
        for name, parts in parts_of_totals(names, totals, lines):
            was = kept.get((is_column, name))
            if was is not None and {*was.of, *was.less} <= set(names):
                sums.append(was)
                continue
            stated = {one.total: one for one in sums if one.is_column == is_column}
            stated |= {
                total: one
                for (by_column, total), one in kept.items()
                if by_column == is_column and total in totals
            }
            less = taken_off(name, parts, lines)
            of = [one for one in parts if one not in less and not _rests_on(one, name, stated)]
            if of:
                row, column = (None, name) if is_column else (name, None)
                less = [one for one in less if not _rests_on(one, name, stated)]
                sums.append(CaseTableSum(row=row, column=column, of=tuple(of), less=tuple(less)))
    return sums


def taken_off(name: str, parts: Sequence[str], lines: Lines) -> list[str]:
    """The parts that a net total takes off, such as income: where the figures say so, and where
    they say nothing, by their names. None is taken off everywhere else."""
    less = [one for one in parts if _TAKEN_OFF.search(one)]
    if not (_NET.search(name) and less) or len(less) == len(parts):
        return []
    plain, net = _agreeing(name, parts, lines), _agreeing(name, parts, lines, less)
    # Income that is written below nought is added up like the rest.
    below = any(value is not None and value < 0 for one in less for value in lines[one])
    return less if net > plain or (net == plain and not below) else []


def _rests_on(part: str, total: str, stated: Mapping[str, CaseTableSum]) -> bool:
    """Whether a part is, at whatever depth, the sum of the total itself."""
    waiting, seen = [part], {part}
    while waiting:
        one = stated.get(waiting.pop())
        for inner in (*one.of, *one.less) if one else ():
            if inner == total:
                return True
            if inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return False


def parts_of_totals(
    names: Sequence[str], totals: Collection[str], lines: Lines
) -> list[tuple[str, list[str]]]:
    """Each total with what it adds up. Totals that no later one adds up are open; a total after
    others adds those up, with what stands between them, or only what follows the last of them: the
    figures decide, and where neither adds up, its name."""
    found: list[tuple[str, list[str]]] = []
    fresh: list[str] = []
    open_totals: list[str] = []
    for name in names:
        if name not in totals:
            fresh.append(name)
            continue
        together = [one for one in names if one in {*open_totals, *fresh}]
        takes_totals = bool(open_totals) and _is_of_all(name, fresh, together, lines)
        found.append((name, together if takes_totals else fresh))
        open_totals = [name] if takes_totals else [*open_totals, name]
        fresh = []
    return found


def _is_of_all(name: str, fresh: Sequence[str], together: Sequence[str], lines: Lines) -> bool:
    """Whether a total adds up the totals before it as well."""
    if not fresh:
        return True
    alone, all_of_it = _agreeing(name, fresh, lines), _agreeing(name, together, lines)
    return all_of_it > alone or (all_of_it == alone and bool(OF_ALL.search(name)))


def _agreeing(name: str, parts: Sequence[str], lines: Lines, less: Collection[str] = ()) -> int:
    """In how many places the parts come to the total, those in `less` taken off."""
    count = 0
    for at, total in enumerate(lines[name]):
        values = [(lines[part][at], part in less) for part in parts]
        known = [-value if off else value for value, off in values if value is not None]
        count += total is not None and len(known) == len(values) and sum(known) == total
    return count


def _lines(pasted: Pasted, *, is_column: bool) -> Lines:
    """The numbers of each row, or of each column, by its name."""
    rows = [[_number(value) for value in row.values] for row in pasted.rows]
    if not is_column:
        return dict(zip(pasted.labels, rows, strict=True))
    return {name: [row[at] for row in rows] for at, name in enumerate(pasted.names)}


def _number(value: Any) -> Fraction | None:
    return None if isinstance(value, dict) else Fraction(value)
