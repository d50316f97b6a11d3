"""Checks what the JSON schema cannot express in a programme's plan, its steps and its sessions."""

from collections import Counter
from collections.abc import Iterator

from schemes.casefile.circles import around, cycles
from schemes.casefile.money_faults import date_faults
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, unknown


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
        here = f"{place}.steps[{index}]"
        found = [*_span(step, months, "a month of this timetable", here)]
        if not found and step["to"] < step["from"]:
            found = [CaseFault(f"{here}.to", "ends before it starts")]
        yield from found


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


def step_faults(programme: Json) -> Iterator[CaseFault]:
    """Faults of what steps follow: names that no step has or several have, a step that follows
    itself, and steps that follow one another in a circle."""
    timetable = programme.get("plan", {}).get("timetable", {})
    lists = {
        "programme.periods": programme.get("periods", []),
        "programme.plan.timetable.steps": timetable.get("steps", []),
    }
    steps = [(at_index(key, at), one) for key, rows in lists.items() for at, one in enumerate(rows)]
    names = Counter(step["name"] for _place, step in steps)
    follows: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    for place, step in steps:
        for at, name in enumerate(step.get("follows", [])):
            here = at_index(f"{place}.follows", at)
            follows[step["name"]].append((name, here))
            if not names[name]:
                yield CaseFault(here, unknown(name, "a step of this file", [*names]))
            elif names[name] > 1:
                yield CaseFault(here, f"{quoted(name)} is the name of more than one step")
            elif name == step["name"]:
                yield CaseFault(here, "a step cannot follow itself")
            elif name in step["follows"][:at]:
                yield CaseFault(here, f"{quoted(name)} is named already")
    for cycle, place in cycles(follows):
        path = around(cycle, "follows")
        yield CaseFault(place, f"the steps follow one another in a circle: {path}")


def session_faults(sessions: list[Json], place: str) -> Iterator[CaseFault]:
    """Faults of sessions: dates that cannot be read or run backwards, and feedback that names an
    option without its appraisal, or an appraisal without an option of it."""
    for index, one in enumerate(sessions):
        here = at_index(place, index)
        yield from date_faults(one, here)
        for at, said in enumerate(one.get("feedback", [])):
            if ("option" in said) != ("appraisal" in said):
                where = at_index(f"{here}.feedback", at)
                yield CaseFault(where, 'has both "appraisal" and "option", or neither')
