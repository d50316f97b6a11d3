"""The programme's and its schemes' part of the interchange file: checked, read and written."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from schemes.finance.reconciliation import (
    DeclaredSum,
    EvidenceTable,
    Reconciliation,
    StatedSum,
    reconcile,
)
from schemes.models import Programme, Scheme
from schemes.places import CaseFault, Json, at_index, quoted, repeated
from schemes.plan_faults import plan_faults
from workbench.models import Authority
from workbench.slugs import slug_for

NAMED_IN_CIRCLE = 10  # schemes that an error names before it cuts the circle short

_CASE = (
    "headline",
    "answers",
    "lines",
    "depends_on",
    "depends_on_outside",
    "risks",
    "impacts",
    "stated",
    "evidence",
)


def reference_faults(case: Json) -> Iterator[CaseFault]:
    """What the schema cannot see in the programme and its schemes: names that lead nowhere, that
    stand twice or run in a circle, years and sums that cannot be."""
    programme = case["programme"]
    yield from _year_faults(programme["first_year"], "programme.first_year")
    yield from _figure_faults(programme, "programme")
    yield from plan_faults(programme.get("plan", {}), "programme.plan")
    schemes = case.get("schemes", [])
    yield from repeated(schemes, "schemes", "reference", "is the reference of another scheme")
    for index, scheme in enumerate(schemes):
        place = at_index("schemes", index)
        if "headline" in scheme:
            year = scheme["headline"].get("year")
            if year is not None:
                yield from _year_faults(year, f"{place}.headline.year")
            yield from _precision_faults(scheme["headline"], f"{place}.headline")
        yield from _figure_faults(scheme, place)
    yield from _dependency_faults(schemes)


def _year_faults(year: str, place: str) -> Iterator[CaseFault]:
    following = (int(year[:4]) + 1) % 100
    if int(year[5:]) != following:
        right = f"{year[:4]}/{following:02}"
        yield CaseFault(place, f"{quoted(year)} is not a financial year; did you mean {right}?")


def _precision_faults(figure: Json, place: str) -> Iterator[CaseFault]:
    if Fraction(figure.get("precision", 1)) <= 0:
        yield CaseFault(f"{place}.precision", "a precision is above 0, such as 1000")


def _figure_faults(owner: Json, place: str) -> Iterator[CaseFault]:
    """Stated figures and evidence tables of a programme or scheme."""
    for index, stated in enumerate(owner.get("stated", [])):
        yield from _precision_faults(stated, at_index(f"{place}.stated", index))
    for index, table in enumerate(owner.get("evidence", [])):
        yield from _table_faults(table, at_index(f"{place}.evidence", index))


def _table_faults(table: Json, place: str) -> Iterator[CaseFault]:
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
    """Every circle that a walk through the dependencies closes, with the place that closes it.
    A walk with a list of its own: a chain may be longer than Python's stack."""
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


def reconciliation(case: Json) -> Reconciliation:
    """Every stated figure of a checked case against its parts. A scheme's headline is not yet
    held against its savings lines."""
    stated: list[StatedSum] = []
    tables: list[EvidenceTable] = []
    for owner, prefix in (
        (case["programme"], ""),
        *((scheme, f"{scheme['reference']} ") for scheme in case.get("schemes", [])),
    ):
        stated += [_stated(one, prefix) for one in owner.get("stated", []) if one.get("sum_of")]
        tables += [_table(one, prefix) for one in owner.get("evidence", [])]
    return reconcile(stated, tables)


def _stated(one: Json, prefix: str) -> StatedSum:
    return StatedSum(
        where=prefix + one["name"],
        amount=Fraction(one["amount"]),
        parts=tuple(Fraction(part) for part in one["sum_of"]),
        precision=Fraction(one.get("precision", 1)),
        explained=_is_explained(one),
    )


def _is_explained(one: Json) -> bool:
    return bool((one.get("explained") or "").strip())


def _table(one: Json, prefix: str) -> EvidenceTable:
    return EvidenceTable(
        title=prefix + one["title"],
        columns=tuple(column["name"] for column in one["columns"]),
        rows=tuple(row["label"] for row in one["rows"]),
        cells=tuple(
            tuple(None if isinstance(cell, dict) else Fraction(cell) for cell in row["values"])
            for row in one["rows"]
        ),
        sums=tuple(
            DeclaredSum(
                total=declared["column" if "column" in declared else "row"],
                of=tuple(declared["of"]),
                is_column="column" in declared,
                explained=_is_explained(declared),
            )
            for declared in one.get("sums", [])
        ),
    )


def programme_row(data: Json, authority: Authority, taken: set[str]) -> Programme:
    """The programme, not yet saved. `taken` are the slugs of all programmes."""
    return Programme(
        authority=authority,
        reference=data["reference"],
        slug=slug_for(data["reference"], taken),
        title=data["title"],
        summary=data.get("summary", ""),
        first_year=data["first_year"],
        years=data["years"],
        target=data.get("target"),
        plan=data.get("plan", {}),
        stated=data.get("stated", []),
        evidence=data.get("evidence", []),
    )


def create_schemes(rows: list[Json], programme: Programme) -> dict[str, Scheme]:
    """Saves the schemes of a checked case; by reference."""
    slug = slugs()
    schemes = [
        Scheme(
            programme=programme,
            reference=row["reference"],
            slug=slug(row["reference"]),
            title=row["title"],
            summary=row.get("summary", ""),
            owner_role=row.get("owner_role", ""),
            case={key: row[key] for key in _CASE if key in row},
            position=position,
        )
        for position, row in enumerate(rows)
    ]
    return {scheme.reference: scheme for scheme in Scheme.objects.bulk_create(schemes)}


def slugs() -> Callable[[str], str]:
    """Gives out slugs that do not stand twice among those it gave."""
    taken: set[str] = set()

    def slug(text: str) -> str:
        one = slug_for(text, taken)
        taken.add(one)
        return one

    return slug


def programme_data(programme: Programme) -> Json:
    """The programme as the interchange file holds it."""
    return {
        "reference": programme.reference,
        "title": programme.title,
        "authority": programme.authority.name,
        "first_year": programme.first_year,
        "years": programme.years,
        "target": decimal_text(programme.target),
        "summary": programme.summary,
        "stated": programme.stated,
        "evidence": programme.evidence,
        "plan": programme.plan,
    }


def schemes_data(programme: Programme) -> list[Json]:
    """The programme's schemes, in page sequence."""
    return [
        {
            "reference": scheme.reference,
            "title": scheme.title,
            "summary": scheme.summary,
            "owner_role": scheme.owner_role,
            **scheme.case,
        }
        for scheme in programme.schemes.order_by("position", "pk")
    ]


def decimal_text(value: Any) -> str | None:
    """A column's exact decimal, to the digit; None where there is none."""
    return None if value is None else format(value, "f")
