"""Figures of budgets, bridges, timetables and figures that are only stated."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from reports.casefile.naming import part, unlike
from reports.casefile.parts import Case
from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.naming import amount_figures, kind_of
from schemes.casefile.money import bridge_of, figure
from schemes.casefile.parts import CaseProgramme, CaseStated
from schemes.casefile.plan_parts import CasePlanBudget
from schemes.finance.durations import DurationError, parse_when


def funding_figures(case: Case) -> Iterator[Figure]:
    """The programme's budgets, bridges, periods and plan, then what it and its schemes state."""
    programme = case.programme
    yield from _budgets(programme)
    yield from _bridges(programme)
    yield from _periods(programme)
    if programme.plan.budget is not None:
        yield from _plan(programme.plan.budget)
    yield from _stated(programme.stated, "")
    for scheme in case.schemes:
        yield from _stated(scheme.stated, scheme.reference)


def _plan(budget: CasePlanBudget) -> Iterator[Figure]:
    """The project's budget: each cost and the total."""
    source, page = "Project budget", FigurePage("project-budget")
    if budget.total is not None:
        like = _money("budget.total", "Project budget", source, page)
        yield from amount_figures(like, figure(budget.total.amount))
    titles = [f"{one.workstream} {one.item}".strip() for one in budget.items]
    for one, name, title in zip(budget.items, unlike(titles), titles, strict=True):
        like = _money(f"budget.{name}", title, source, page)
        yield from amount_figures(like, figure(one.amount))


def _budgets(programme: CaseProgramme) -> Iterator[Figure]:
    for one in programme.budgets:
        yield Figure(
            f"budgets.{part(one.year)}",
            f"Budget {one.year}",
            FigureKind.MONEY,
            Fraction(one.amount),
            "Budgets of the programme",
            page=FigurePage("budgets"),
        )


def _bridges(programme: CaseProgramme) -> Iterator[Figure]:
    bridges, page = programme.bridges, FigurePage("bridges")
    for one, name in zip(bridges, unlike([one.title for one in bridges]), strict=True):
        at, title, whole = f"bridges.{name}", one.title, bridge_of(one)
        for side, entries in (("sources", whole.sources), ("uses", whole.uses)):
            for entry, key in zip(entries, unlike([e.name for e in entries]), strict=True):
                like = _money(f"{at}.{side}.{key}", entry.name, title, page)
                yield from amount_figures(like, entry.figure)
        for key, label, value in (
            ("sources.total", f"{title}: all sources", whole.source_total),
            ("uses.total", f"{title}: all uses", whole.use_total),
            ("shortfall", f"{title}: still to be found", -whole.difference),
        ):
            if not whole.gaps:
                yield from amount_figures(_money(f"{at}.{key}", label, title, page), value)


def _money(name: str, label: str, source: str, page: FigurePage) -> Figure:
    return Figure(name, label, FigureKind.MONEY, Fraction(0), source, page=page)


def _periods(programme: CaseProgramme) -> Iterator[Figure]:
    periods, page = programme.periods, FigurePage("timetable")
    names = unlike([one.name for one in periods])
    for one, name in zip(periods, names, strict=True):
        at, source = f"periods.{name}", f"Timetable: {one.name}"
        start, end = _day(one.from_), _day(one.to)
        for key, said in (("start", one.from_), ("end", one.to)):
            if found := when_figure(f"{at}.{key}", f"{one.name}: {key}", said, source, page):
                yield found
        if start is not None and end is not None:
            days = Fraction((end - start).days)
            label = f"{one.name}: days from start to end"
            yield Figure(f"{at}.days", label, FigureKind.DURATION, days, source, "days", page)
        if one.stated is not None:
            length = Fraction(one.stated)
            label = f"{one.name}: stated length"
            yield Figure(f"{at}.stated", label, FigureKind.DURATION, length, source, one.unit, page)


def _day(text: str | None) -> date | None:
    """The day that is meant, None where only a month is known."""
    if text is None:
        return None
    try:
        when = parse_when(text)
    except DurationError:
        return None
    return when.earliest if when.earliest == when.latest else None


def when_figure(
    name: str, label: str, said: str | None, source: str, page: FigurePage
) -> Figure | None:
    """A date as it is known: a day, or a month where no day is. None where it is neither."""
    try:
        when = parse_when(said) if said else None
    except DurationError:
        return None
    if when is None:
        return None
    is_day = when.earliest == when.latest
    kind = FigureKind.DATE if is_day else FigureKind.MONTH
    return Figure(name, label, kind, when.earliest, source, page=page)


def _stated(stated: tuple[CaseStated, ...], reference: str) -> Iterator[Figure]:
    at = f"{part(reference)}.stated" if reference else "stated"
    route = "scheme-reconciliation" if reference else "reconciliation"
    for one, name in zip(stated, unlike([one.name for one in stated]), strict=True):
        unit = one.unit or "GBP"
        yield Figure(
            f"{at}.{name}",
            f"{reference} {one.name}".strip(),
            kind_of(unit),
            Fraction(one.amount),
            "Stated, as published",
            unit,
            FigurePage(route, scheme=reference),
        )
