"""Figures of budgets, bridges, timetables and figures that are only stated."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from reports.figures.figure import Figure, Kind, Page
from reports.figures.naming import amount_figures, kind_of, part, unlike
from schemes.finance.bridge import Entry, bridge
from schemes.finance.durations import DurationError, parse_when
from schemes.savings.inputs import figure
from workbench.casefile.faults import Json


def funding_figures(data: Json) -> Iterator[Figure]:
    """The programme's budgets, bridges, periods and plan, then what it and its schemes state."""
    programme = data["programme"]
    yield from _budgets(programme)
    yield from _bridges(programme)
    yield from _periods(programme)
    yield from plan_figures(programme.get("plan", {}))
    yield from _stated(programme, "")
    for scheme in data.get("schemes", []):
        yield from _stated(scheme, scheme["reference"])


def plan_figures(plan: Json) -> Iterator[Figure]:
    """The project's budget: each cost and the total."""
    budget = plan.get("budget") or {}
    source, page = "Project budget", Page("programme")
    if "amount" in (budget.get("total") or {}):
        like = _money("budget.total", "Project budget", source, page)
        yield from amount_figures(like, figure(budget["total"]["amount"]))
    items = budget.get("items", [])
    titles = [f"{one.get('workstream', '')} {one['item']}".strip() for one in items]
    for one, name, title in zip(items, unlike(titles), titles, strict=True):
        like = _money(f"budget.{name}", title, source, page)
        yield from amount_figures(like, figure(one["amount"]))


def _budgets(programme: Json) -> Iterator[Figure]:
    for one in programme.get("budgets", []):
        yield Figure(
            f"budgets.{part(one['year'])}",
            f"Budget {one['year']}",
            Kind.MONEY,
            Fraction(one["amount"]),
            "Budgets of the programme",
            page=Page("budgets"),
        )


def _bridges(programme: Json) -> Iterator[Figure]:
    bridges, page = programme.get("bridges", []), Page("bridges")
    for one, name in zip(bridges, unlike([one["title"] for one in bridges]), strict=True):
        at, title = f"bridges.{name}", one["title"]
        sides = []
        for side in ("sources", "uses"):
            entries = one.get(side, [])
            found = tuple(Entry(entry["name"], figure(entry["amount"])) for entry in entries)
            sides.append(found)
            for entry, key in zip(found, unlike([e.name for e in found]), strict=True):
                like = _money(f"{at}.{side}.{key}", entry.name, title, page)
                yield from amount_figures(like, entry.figure)
        whole = bridge(*sides)
        for key, label, value in (
            ("sources.total", f"{title}: all sources", whole.source_total),
            ("uses.total", f"{title}: all uses", whole.use_total),
            ("shortfall", f"{title}: still to be found", -whole.difference),
        ):
            if not whole.gaps:
                yield from amount_figures(_money(f"{at}.{key}", label, title, page), value)


def _money(name: str, label: str, source: str, page: Page) -> Figure:
    return Figure(name, label, Kind.MONEY, Fraction(0), source, page=page)


def _periods(programme: Json) -> Iterator[Figure]:
    periods, page = programme.get("periods", []), Page("timetable")
    names = unlike([one["name"] for one in periods])
    for one, name in zip(periods, names, strict=True):
        at, source = f"periods.{name}", f"Timetable: {one['name']}"
        ends = {key: _day(one.get(key)) for key in ("from", "to")}
        for key, label, day in (
            ("start", "start", ends["from"]),
            ("end", "end", ends["to"]),
        ):
            if day is not None:
                yield Figure(
                    f"{at}.{key}", f"{one['name']}: {label}", Kind.DATE, day, source, page=page
                )
        start, end = ends["from"], ends["to"]
        if start is not None and end is not None:
            days = Fraction((end - start).days)
            label = f"{one['name']}: days from start to end"
            yield Figure(f"{at}.days", label, Kind.DURATION, days, source, "days", page)
        if one.get("stated") is not None:
            length = Fraction(one["stated"])
            label = f"{one['name']}: stated length"
            yield Figure(f"{at}.stated", label, Kind.DURATION, length, source, one["unit"], page)


def _day(text: str | None) -> date | None:
    """The day that is meant, None where only a month is known."""
    if text is None:
        return None
    try:
        when = parse_when(text)
    except DurationError:
        return None
    return when.earliest if when.earliest == when.latest else None


def _stated(owner: Json, reference: str) -> Iterator[Figure]:
    stated = owner.get("stated", [])
    at = f"{part(reference)}.stated" if reference else "stated"
    route = "scheme-reconciliation" if reference else "reconciliation"
    for one, name in zip(stated, unlike([one["name"] for one in stated]), strict=True):
        unit = one.get("unit", "GBP")
        yield Figure(
            f"{at}.{name}",
            f"{reference} {one['name']}".strip(),
            kind_of(unit),
            Fraction(one["amount"]),
            "Stated, as published",
            unit,
            Page(route, scheme=reference),
        )
