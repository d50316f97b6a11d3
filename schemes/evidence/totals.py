"""What the totals of a table of evidence add up: the rows or columns before them, and the subtotals
among those in place of their own parts."""

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from schemes.casefile.parts import CaseTableSum
from schemes.evidence.pasting import Pasted

_TOTAL = re.compile(r"\b(?:sub[- ]?)?totals?\b", re.IGNORECASE)
OF_ALL = re.compile(r"\b(?:grand|overall|all|net)\b", re.IGNORECASE)

Lines = Mapping[str, Sequence[Fraction | None]]


def likely_totals(names: Sequence[str]) -> list[str]:
    """The names that suggest a sum: "Total", "Subtotal adults", "All districts, total"."""
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
            if was is not None and set(was.of) <= set(names):
                sums.append(was)
            elif parts:
                row, column = (None, name) if is_column else (name, None)
                sums.append(CaseTableSum(row=row, column=column, of=tuple(parts)))
    return sums


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


def _agreeing(name: str, parts: Sequence[str], lines: Lines) -> int:
    """In how many places the parts come to the total."""
    count = 0
    for at, total in enumerate(lines[name]):
        values = [lines[part][at] for part in parts]
        known = [value for value in values if value is not None]
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
