"""Checks what the JSON schema cannot express in a programme's plan."""

from collections.abc import Iterator

from workbench.casefile.faults import CaseFault, Json, quoted, unknown


def plan_faults(plan: Json, place: str) -> Iterator[CaseFault]:
    """Faults of a plan: steps outside the months of their timetable, milestones at points that are
    not listed, repeated months or points, and steps that end before they start."""
    if "timetable" in plan:
        yield from _timetable(plan["timetable"], f"{place}.timetable")
    if "milestones" in plan:
        yield from _milestones(plan["milestones"], f"{place}.milestones")


def _timetable(timetable: Json, place: str) -> Iterator[CaseFault]:
    months = timetable["months"]
    yield from _repeats(months, f"{place}.months")
    for index, step in enumerate(timetable["steps"]):
        yield from _span(step, months, "a month of this timetable", f"{place}.steps[{index}]")


def _milestones(milestones: Json, place: str) -> Iterator[CaseFault]:
    keys = [point["key"] for point in milestones["points"]]
    yield from _repeats(keys, f"{place}.points")
    for index, row in enumerate(milestones["rows"]):
        for at, step in enumerate(row["steps"]):
            here = f"{place}.rows[{index}].steps[{at}]"
            yield from _span(step, keys, "a point of these milestones", here)


def _repeats(keys: list[str], place: str) -> Iterator[CaseFault]:
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield CaseFault(f"{place}[{index}]", f"{quoted(key)} stands here already")


def _span(step: Json, known: list[str], kind: str, place: str) -> Iterator[CaseFault]:
    strangers = [end for end in ("from", "to") if step[end] not in known]
    for end in strangers:
        yield CaseFault(f"{place}.{end}", unknown(step[end], kind, known))
    if not strangers and known.index(step["to"]) < known.index(step["from"]):
        yield CaseFault(f"{place}.to", "ends before it starts")
