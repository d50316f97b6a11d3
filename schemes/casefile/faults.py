"""Checks what the JSON schema cannot express in the part of the case file on the programme and its
schemes."""

from collections.abc import Iterator
from decimal import Decimal

from schemes.casefile.delivery_faults import delivery_faults
from schemes.casefile.money_faults import (
    funding_faults,
    line_faults,
    period_faults,
    precision_faults,
    stated_faults,
    year_faults,
)
from schemes.casefile.plan_faults import plan_faults
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, repeated

NAMED_IN_CIRCLE = 10  # schemes of a circle that an error names; the others are left out


def reference_faults(case: Json) -> Iterator[CaseFault]:
    """The faults of a programme and its schemes in a case that the schema accepts: references to
    what is not in the file, repeated names, dependencies in a circle, and years, lines and sums
    that cannot be right. Each fault has its place in the file and says what is wrong."""
    programme = case["programme"]
    yield from year_faults(programme["first_year"], "programme.first_year")
    yield from stated_faults(programme, "programme.stated")
    yield from plan_faults(programme.get("plan", {}), "programme.plan")
    yield from funding_faults(programme)
    yield from period_faults(programme.get("periods", []), "programme.periods")
    schemes = case.get("schemes", [])
    yield from repeated(schemes, "schemes", "reference", "is the reference of another scheme")
    for index, scheme in enumerate(schemes):
        place = at_index("schemes", index)
        if "headline" in scheme:
            year = scheme["headline"].get("year")
            if year is not None:
                yield from year_faults(year, f"{place}.headline.year")
            yield from precision_faults(scheme["headline"], f"{place}.headline")
        yield from line_faults(scheme.get("lines", []), f"{place}.lines")
        yield from stated_faults(scheme, f"{place}.stated")
    yield from delivery_faults(schemes)
    yield from _evidence_faults(case)
    yield from _dependency_faults(schemes)


def _evidence_faults(case: Json) -> Iterator[CaseFault]:
    """Faults of the tables of evidence. No two tables of a case have the same title."""
    owners = [("programme", case["programme"])]
    owners += [(at_index("schemes", at), one) for at, one in enumerate(case.get("schemes", []))]
    titles: set[str] = set()
    for owner, data in owners:
        for index, table in enumerate(data.get("evidence", [])):
            place = at_index(f"{owner}.evidence", index)
            if table["title"] in titles:
                message = f"{quoted(table['title'])} is the title of another table"
                yield CaseFault(f"{place}.title", message)
            titles.add(table["title"])
            yield from _table_faults(table, place)


def _table_faults(table: Json, place: str) -> Iterator[CaseFault]:
    """Rows with too many or too few values, and sums of rows or columns that the table lacks."""
    names = [column["name"] for column in table["columns"]]
    labels = [row["label"] for row in table["rows"]]
    for index, row in enumerate(table["rows"]):
        if len(row["values"]) != len(names):
            where = f"{place}.rows[{index}].values"
            message = f"{len(row['values'])} values stand here for {len(names)} columns"
            yield CaseFault(where, message)
    for index, one in enumerate(table.get("sums", [])):
        here = at_index(f"{place}.sums", index)
        kind, known = ("row", labels) if "row" in one else ("column", names)
        for where, name in [
            (f"{here}.{kind}", one[kind]),
            *((at_index(f"{here}.of", at), part) for at, part in enumerate(one["of"])),
        ]:
            if name not in known:
                yield CaseFault(where, f"{quoted(name)} is not a {kind} of this table")
            elif known.count(name) > 1:
                yield CaseFault(where, f"{quoted(name)} is the name of more than one {kind}")
        for at, part in enumerate(one["of"]):
            if part == one[kind]:
                yield CaseFault(at_index(f"{here}.of", at), "a sum cannot be a part of itself")
            elif part in one["of"][:at]:
                yield CaseFault(at_index(f"{here}.of", at), f"{quoted(part)} is named already")


def _dependency_faults(schemes: list[Json]) -> Iterator[CaseFault]:
    """Dependencies on a scheme that is not in the file, on the scheme itself, or in a circle."""
    places: dict[str, list[tuple[str, str]]] = {}
    for index, scheme in enumerate(schemes):
        needs = places.setdefault(scheme["reference"], [])
        for at, needed in enumerate(scheme.get("depends_on", [])):
            needs.append((needed, f"schemes[{index}].depends_on[{at}]"))
    for reference, needs in places.items():
        seen = set()
        for needed, place in needs:
            if needed not in places:
                yield CaseFault(place, f"{quoted(needed)} is not a scheme of this file")
            elif needed == reference:
                yield CaseFault(place, "a scheme cannot depend on itself")
            elif needed in seen:
                yield CaseFault(place, f"{quoted(needed)} is named already")
            seen.add(needed)
    for cycle, place in _cycles(places):
        names = [quoted(name) for name in (*cycle, cycle[0])]
        if len(names) > NAMED_IN_CIRCLE:
            names[NAMED_IN_CIRCLE - 1 : -1] = ["…"]
        path = " needs ".join(names)
        yield CaseFault(place, f"the dependencies run in a circle: {path}")


def _cycles(needs: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[list[str], str]]:
    """Circles of dependencies: the schemes of each, and the place in the file that closes it.
    `needs` maps each scheme to the schemes it depends on, with their places.

    The walk keeps a list in place of calling itself: a chain may be longer than Python's stack."""
    finished: set[str] = set()
    for start in needs:
        path: list[str] = []
        on_path: set[str] = set()
        waiting: list[tuple[str, str, bool]] = [(start, "", False)]
        while waiting:
            name, place, leaving = waiting.pop()
            if leaving:
                finished.add(path.pop())
                on_path.discard(name)
            elif name in on_path:
                cycle = path[path.index(name) :]
                if len(cycle) > 1:
                    yield cycle, place
            elif name in needs and name not in finished:
                path.append(name)
                on_path.add(name)
                waiting.append((name, place, True))
                waiting.extend((needed, at, False) for needed, at in reversed(needs[name]))


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal column with all its digits and without an exponent; None where it is empty."""
    return None if value is None else format(value, "f")
