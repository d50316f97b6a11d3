"""Figures of a programme's plan: the months of its steps, its milestones and its events."""

from collections.abc import Iterator
from datetime import date

from reports.casefile.naming import part, unlike
from reports.casefile.parts import Case
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from schemes.casefile.plan_parts import CaseMilestones, CaseTimetable


def plan_figures(case: Case) -> Iterator[Figure]:
    """Steps of the timetable, milestones, then events in sequence."""
    plan = case.programme.plan
    if plan.timetable is not None:
        yield from _steps(plan.timetable)
    if plan.milestones is not None:
        yield from _milestones(case, plan.milestones)
    titles = [one.title for one in plan.events]
    for one, name in zip(plan.events, unlike(titles), strict=True):
        label = f"{one.title}: when"
        yield _words(f"events.{name}.when", label, one.when, "Events", "events")
        if one.sessions is not None:
            label = f"{one.title}: sessions"
            yield count(
                f"events.{name}.sessions",
                label,
                one.sessions,
                source="Events",
                page=FigurePage("events"),
                unit="sessions",
            )


def _steps(timetable: CaseTimetable) -> Iterator[Figure]:
    names = unlike([one.name for one in timetable.steps])
    for one, name in zip(timetable.steps, names, strict=True):
        for key, month in (("start", one.from_), ("end", one.to)):
            yield Figure(
                f"steps.{name}.{key}",
                f"{one.name}: {key}",
                FigureKind.MONTH,
                date.fromisoformat(f"{month}-01"),
                "Next steps",
                page=FigurePage("timetable"),
            )


def _milestones(case: Case, table: CaseMilestones) -> Iterator[Figure]:
    """Those of an option are among its other figures."""
    points = {one.key: one.label for one in table.points}
    of = {
        option.code: f"{part(appraisal.reference)}.{part(option.code)}"
        for appraisal in reversed(case.appraisals)
        for option in appraisal.options
    }
    for row, row_name in zip(table.rows, unlike([one.name for one in table.rows]), strict=True):
        at = of.get(row.option, f"milestones.{row_name}")
        at = f"{at}.milestones.{row_name}" if row.option in of else at
        for step, name in zip(row.steps, unlike([one.text for one in row.steps]), strict=True):
            for key, point in (("from", step.from_), ("to", step.to)):
                label = f"{row.name}: {step.text}, {key}"
                said = points.get(point, point)
                yield _words(f"{at}.{name}.{key}", label, said, "Milestones", "milestones")


def _words(name: str, label: str, said: str, source: str, route: str) -> Figure:
    return Figure(name, label, FigureKind.TEXT, said, source, page=FigurePage(route))
