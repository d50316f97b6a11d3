"""Checks what the JSON schema cannot express in the part of the case file on the programme and its
schemes."""

from collections.abc import Iterator
from decimal import Decimal

from schemes.casefile.circles import around, cycles
from schemes.casefile.delivery_faults import delivery_faults
from schemes.casefile.follow_up.faults import follow_up_faults
from schemes.casefile.money_faults import (
    funding_faults,
    line_faults,
    period_faults,
    precision_faults,
    stated_faults,
    year_faults,
)
from schemes.casefile.plan_faults import plan_faults, session_faults, step_faults
from schemes.casefile.sums.live_faults import live_faults
from schemes.casefile.sums.table_faults import sum_faults
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, repeated, unknown


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
    yield from step_faults(programme)
    yield from session_faults(programme.get("sessions", []), "programme.sessions")
    yield from follow_up_faults(case)
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
        options, once = scheme.get("delivery_options", []), "is the name of another option"
        yield from repeated(options, f"{place}.delivery_options", "name", once)
    yield from delivery_faults(schemes)
    yield from _evidence_faults(case)
    yield from live_faults(case)
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
    """Rows with too many or too few values, and what is wrong with the sums."""
    names = [column["name"] for column in table["columns"]]
    labels = [row["label"] for row in table["rows"]]
    for index, row in enumerate(table["rows"]):
        if len(row["values"]) != len(names):
            where = f"{place}.rows[{index}].values"
            message = f"{len(row['values'])} values stand here for {len(names)} columns"
            yield CaseFault(where, message)
    yield from sum_faults(table.get("sums", []), {"row": labels, "column": names}, place)


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
                yield CaseFault(place, unknown(needed, "a scheme of this file", places))
            elif needed == reference:
                yield CaseFault(place, "a scheme cannot depend on itself")
            elif needed in seen:
                yield CaseFault(place, f"{quoted(needed)} is named already")
            seen.add(needed)
    for cycle, place in cycles(places):
        path = around(cycle, "needs")
        yield CaseFault(place, f"the dependencies run in a circle: {path}")


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal column with all its digits and without an exponent; None where it is empty."""
    return None if value is None else format(value, "f")
