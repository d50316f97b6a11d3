"""Checks the declared sums of a table of evidence: what each is of, and that none is of itself."""

from collections.abc import Iterator, Mapping, Sequence

from schemes.casefile.circles import around, cycles
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, unknown


def sum_faults(
    sums: Sequence[Json], known: Mapping[str, Sequence[str]], place: str
) -> Iterator[CaseFault]:
    """Faults of sums over rows or columns that the table lacks, has twice, or counts twice, and of
    sums that are of one another in a circle. `known` has the names of rows and of columns."""
    needs: dict[str, dict[str, list[tuple[str, str]]]] = {"row": {}, "column": {}}
    for index, one in enumerate(sums):
        here = at_index(f"{place}.sums", index)
        kind = "row" if "row" in one else "column"
        parts = [
            (part, at_index(f"{here}.{key}", at))
            for key in ("of", "less")
            for at, part in enumerate(one.get(key, []))
        ]
        for name, where in [(one[kind], f"{here}.{kind}"), *parts]:
            if name not in known[kind]:
                yield CaseFault(where, unknown(name, f"a {kind} of this table", known[kind]))
            elif known[kind].count(name) > 1:
                yield CaseFault(where, f"{quoted(name)} is the name of more than one {kind}")
        seen: set[str] = set()
        for name, where in parts:
            if name == one[kind]:
                yield CaseFault(where, "a sum cannot be a part of itself")
            elif name in seen:
                yield CaseFault(where, f"{quoted(name)} is named already")
            seen.add(name)
        needs[kind].setdefault(one[kind], []).extend(parts)
    for edges in needs.values():
        for cycle, where in cycles(edges):
            path = around(cycle, "is of")
            yield CaseFault(where, f"the sums run in a circle: {path}")


def circle_in(of: Mapping[str, Sequence[str]]) -> list[str]:
    """The totals of one circle among totals by what each is of; empty where there is none."""
    edges = {name: [(part, "") for part in parts] for name, parts in of.items()}
    return next((found for found, _place in cycles(edges)), [])
