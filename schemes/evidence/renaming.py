"""Rows and columns of a table of evidence that were given another name: told from the figures that
stand in them, so that what is tied to them can follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.evidence.pasting import Pasted

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RenamedLines:
    """What the rows and the columns of a table are called now, by their names before, for those
    that are still there. A line whose name is gone is still there where one line alone has a new
    name and the same figures, or one in the very same place."""

    rows: Names
    columns: Names

    def cell(self, row: str, column: str) -> tuple[str, str] | None:
        """The cell as it is called now; None where it is gone."""
        if row in self.rows and column in self.columns:
            return self.rows[row], self.columns[column]
        return None

    def sums(self, sums: Sequence[CaseTableSum]) -> tuple[CaseTableSum, ...]:
        """The declared sums by the names of now, as far as everything in them is still there."""
        return tuple(filter(None, map(self._sum, sums)))

    def _sum(self, one: CaseTableSum) -> CaseTableSum | None:
        known = self.columns if one.is_column else self.rows
        if not {one.total, *one.of, *one.less} <= set(known):
            return None
        return replace(
            one,
            row=None if one.is_column else known[one.total],
            column=known[one.total] if one.is_column else None,
            of=tuple(known[name] for name in one.of),
            less=tuple(known[name] for name in one.less),
        )


def renamed_lines(before: CaseTable | Pasted, after: CaseTable | Pasted) -> RenamedLines:
    rows = [one.label for one in before.rows], [one.label for one in after.rows]
    columns = [one.name for one in before.columns], [one.name for one in after.columns]
    figures = [one.values for one in before.rows], [one.values for one in after.rows]
    return RenamedLines(
        _names(*rows, *_compared(*figures, *_shared(*columns))),
        _names(
            *columns,
            *_compared(
                [*zip(*figures[0], strict=True)],
                [*zip(*figures[1], strict=True)],
                _shared(*rows)[0],
                _shared(*rows)[1],
            ),
        ),
    )


def _shared(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places of the lines across in which figures are compared, before and after: all where
    there are as many as before, otherwise those that kept their names."""
    if len(before) == len(after):
        return [*range(len(before))], [*range(len(after))]
    pairs = [(before.index(name), at) for at, name in enumerate(after) if name in before]
    return [one for one, _at in pairs], [at for _one, at in pairs]


def _compared(
    before: Sequence[Sequence[Any]],
    after: Sequence[Sequence[Any]],
    old: Sequence[int],
    new: Sequence[int],
) -> tuple[list[list[Any]], list[list[Any]]]:
    """The figures of each line, before and after, at these places."""
    return (
        [[line[at] for at in old] for line in before],
        [[line[at] for at in new] for line in after],
    )


def _names(
    before: Sequence[str],
    after: Sequence[str],
    figures_before: Sequence[Sequence[Any]],
    figures_after: Sequence[Sequence[Any]],
) -> Names:
    found = {name: name for name in before if name in after}
    fresh = [at for at, name in enumerate(after) if name not in before]
    gone = [at for at, name in enumerate(before) if name not in after]
    for at in gone:
        same = [one for one in fresh if figures_after[one] == figures_before[at] != []]
        rivals = [one for one in gone if figures_before[one] == figures_before[at]]
        if at in same:
            found[before[at]] = after[at]
        elif len(same) == 1 and len(rivals) == 1:
            found[before[at]] = after[same[0]]
    return found


def lost_ties(
    parts: Mapping[str, Sequence[Any]], table: CaseTable, now: RenamedLines
) -> Iterator[tuple[str, str]]:
    """Each cell of the table that a stated figure is tied to and that is gone: the figure, by its
    name in `parts`, and the cell as "Row / Column"."""
    for name, tied in parts.items():
        for part in tied:
            cell = part.get("cell") if isinstance(part, dict) else None
            if cell and cell[0] == table.title and now.cell(cell[1], cell[2]) is None:
                yield name, f"{cell[1]} / {cell[2]}"
