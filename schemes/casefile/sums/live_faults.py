"""Checks what the live parts of stated sums name: schemes, savings lines and cells of tables."""

from collections.abc import Iterator

from schemes.casefile.money_faults import year_faults
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, unknown


def live_faults(case: Json) -> Iterator[CaseFault]:
    """Faults of every live part of a stated sum: what it names is not in the file, is there more
    than once, or is counted twice by one sum."""
    schemes = {one["reference"]: one for one in case.get("schemes", [])}
    owners = [("programme", None, case["programme"])]
    owners += [
        (at_index("schemes", at), one["reference"], one)
        for at, one in enumerate(case.get("schemes", []))
    ]
    tables = {
        table["title"]: table
        for _place, _reference, owner in owners
        for table in owner.get("evidence", [])
    }
    for place, reference, owner in owners:
        for index, stated in enumerate(owner.get("stated", [])):
            counted: set[tuple[str, ...]] = set()
            for at, part in enumerate(stated.get("sum_of", [])):
                if isinstance(part, dict):
                    where = at_index(f"{at_index(f'{place}.stated', index)}.sum_of", at)
                    yield from _part_faults(part, where, reference, schemes, tables)
                    yield from _twice(part, where, reference, counted)


def _part_faults(
    part: Json, place: str, owner: str | None, schemes: dict[str, Json], tables: dict[str, Json]
) -> Iterator[CaseFault]:
    for at, reference in enumerate(part.get("headlines_of", [])):
        if reference not in schemes:
            where = at_index(f"{place}.headlines_of", at)
            yield CaseFault(where, unknown(reference, "a scheme of this file", schemes))
    if "cell" in part:
        yield from _cell_faults(part["cell"], f"{place}.cell", tables)
    if "line" in part:
        yield from _line_faults(part, place, owner, schemes)
        return
    for key in ("year", "scheme"):
        if key in part:
            yield CaseFault(f"{place}.{key}", 'is said of a "line" alone')


def _line_faults(
    part: Json, place: str, owner: str | None, schemes: dict[str, Json]
) -> Iterator[CaseFault]:
    if "year" in part:
        yield from year_faults(part["year"], f"{place}.year")
    reference = part.get("scheme", owner)
    if reference is None:
        yield CaseFault(place, 'lacks "scheme": a programme has no lines of its own')
    elif reference not in schemes:
        yield CaseFault(f"{place}.scheme", unknown(reference, "a scheme of this file", schemes))
    else:
        lines = [line["name"] for line in schemes[reference].get("lines", [])]
        if part["line"] not in lines:
            kind = "a line of this scheme" if reference == owner else f"a line of {reference}"
            yield CaseFault(f"{place}.line", unknown(part["line"], kind, lines))


def _cell_faults(cell: list[str], place: str, tables: dict[str, Json]) -> Iterator[CaseFault]:
    title, row, column = cell
    table = tables.get(title)
    if table is None:
        yield CaseFault(f"{place}[0]", unknown(title, "a table of this file", tables))
        return
    for at, name, kind, known in (
        (1, row, "row", [one["label"] for one in table["rows"]]),
        (2, column, "column", [one["name"] for one in table["columns"]]),
    ):
        where = at_index(place, at)
        if name not in known:
            yield CaseFault(where, unknown(name, f"a {kind} of this table", known))
        elif known.count(name) > 1:
            yield CaseFault(where, f"{quoted(name)} is the name of more than one {kind}")


def _twice(
    part: Json, place: str, owner: str | None, counted: set[tuple[str, ...]]
) -> Iterator[CaseFault]:
    """A fault for what an earlier part of the same sum counts as well."""
    things: list[tuple[tuple[str, ...], str]] = [
        (("headline", reference), at_index(f"{place}.headlines_of", at))
        for at, reference in enumerate(part.get("headlines_of", []))
    ]
    if "line" in part:
        own = part.get("scheme", owner) or ""
        things.append((("line", own, part["line"], part.get("year", "")), f"{place}.line"))
    if "cell" in part:
        things.append((("cell", *part["cell"]), f"{place}.cell"))
    for thing, where in things:
        if thing in counted:
            yield CaseFault(
                where, f"{quoted([one for one in thing if one][-1])} is counted already"
            )
        counted.add(thing)
