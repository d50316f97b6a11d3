"""The plan of each programme moves from its own row into rows of its own. What stays there are its
captions and the stated total of its budget."""

import calendar
from datetime import date

from django.db import migrations


def into_rows(apps, schema_editor):
    Programme = apps.get_model("schemes", "Programme")
    for programme in Programme.objects.exclude(plan={}).order_by("pk"):
        plan = programme.plan
        _workstreams(apps, programme, plan.get("workstreams", []))
        if "timetable" in plan:
            _steps(apps, programme, plan["timetable"].pop("steps", []))
        if "milestones" in plan:
            points = plan["milestones"].pop("points", [])
            _milestones(apps, programme, points, plan["milestones"].pop("rows", []))
        if "budget" in plan:
            _budget(apps, programme, plan["budget"].pop("items", []))
        _events(apps, programme, plan.get("events", []))
        keys = ("timetable", "milestones", "budget")
        programme.plan = {key: plan[key] for key in keys if key in plan}
        programme.save(update_fields=["plan"])


def _workstreams(apps, programme, streams):
    Workstream = apps.get_model("schemes", "Workstream")
    Activity = apps.get_model("schemes", "Activity")
    for place, stream in enumerate(streams):
        row = Workstream.objects.create(
            programme=programme,
            position=place,
            name=stream["name"],
            purpose=stream.get("purpose", ""),
        )
        Activity.objects.bulk_create(
            Activity(
                workstream=row,
                position=at,
                activity=one["activity"],
                products=one.get("products", []),
            )
            for at, one in enumerate(stream.get("activities", []))
        )


def _steps(apps, programme, steps):
    TimedStep = apps.get_model("schemes", "TimedStep")
    for place, step in enumerate(steps):
        first, last = sorted((_month(step["from"]), _month(step["to"])))
        TimedStep.objects.create(
            programme=programme,
            position=place,
            name=step["name"],
            by_month=True,
            starts_on=first,
            ends_on=last.replace(day=calendar.monthrange(last.year, last.month)[1]),
        )


def _milestones(apps, programme, points, rows):
    MilestonePoint = apps.get_model("schemes", "MilestonePoint")
    MilestoneRow = apps.get_model("schemes", "MilestoneRow")
    Milestone = apps.get_model("schemes", "Milestone")
    known = {
        one["key"]: MilestonePoint.objects.create(
            programme=programme, position=place, key=one["key"], label=one["label"]
        )
        for place, one in enumerate(points)
    }
    for place, one in enumerate(rows):
        row = MilestoneRow.objects.create(
            programme=programme, position=place, option=one.get("option", ""), name=one["name"]
        )
        Milestone.objects.bulk_create(
            Milestone(
                row=row,
                position=at,
                starts=known[step["from"]],
                ends=known[step["to"]],
                text=step["text"],
            )
            for at, step in enumerate(one.get("steps", []))
        )


def _budget(apps, programme, items):
    BudgetItem = apps.get_model("schemes", "BudgetItem")
    BudgetItem.objects.bulk_create(
        BudgetItem(
            programme=programme,
            position=place,
            workstream=one.get("workstream", ""),
            item=one["item"],
            amount=one["amount"],
            approximate=one.get("approximate", False),
        )
        for place, one in enumerate(items)
    )


def _events(apps, programme, events):
    PlanEvent = apps.get_model("schemes", "PlanEvent")
    words = ("when", "title", "group", "attendance", "note")
    PlanEvent.objects.bulk_create(
        PlanEvent(
            programme=programme,
            position=place,
            sessions=one.get("sessions"),
            **{name: one.get(name, "") for name in words},
        )
        for place, one in enumerate(events)
    )


def _month(text):
    year, month = text.split("-")
    return date(int(year), int(month), 1)


def _put(plan, key, under, parts):
    """Puts the parts back under their key, where the plan has them or anything beside them."""
    if parts or key in plan:
        plan.setdefault(key, {})[under] = parts


def out_of_rows(apps, schema_editor):
    """Puts the rows back where they came from, and takes them away."""
    Programme = apps.get_model("schemes", "Programme")
    for programme in Programme.objects.order_by("pk"):
        plan = dict(programme.plan)
        streams = [
            _said(one, "name", "purpose")
            | {"activities": [_said(a, "activity", "products") for a in _in_order(one.activities)]}
            for one in _in_order(programme.workstreams)
        ]
        if streams:
            plan["workstreams"] = streams
        steps = [
            {"name": one.name, "from": f"{one.starts_on:%Y-%m}", "to": f"{one.ends_on:%Y-%m}"}
            for one in _in_order(programme.steps.filter(by_month=True))
        ]
        _put(plan, "timetable", "steps", steps)
        if "timetable" in plan:
            named = {month for one in steps for month in (one["from"], one["to"])}
            kept = plan["timetable"].get("months", [])
            plan["timetable"]["months"] = [*kept, *sorted(named - set(kept))]
        rows = [
            _said(one, "option", "name")
            | {
                "steps": [
                    {"from": m.starts.key, "to": m.ends.key, "text": m.text}
                    for m in _in_order(one.milestones)
                ]
            }
            for one in _in_order(programme.milestone_rows)
        ]
        points = [_said(one, "key", "label") for one in _in_order(programme.points)]
        if points:
            _put(plan, "milestones", "points", points)
            _put(plan, "milestones", "rows", rows)
        items = [
            _said(one, "workstream", "item", "amount", "approximate")
            for one in _in_order(programme.budget_items)
        ]
        _put(plan, "budget", "items", items)
        names = ("when", "sessions", "title", "group", "attendance", "note")
        events = [_said(one, *names) for one in _in_order(programme.events)]
        if events:
            plan["events"] = events
        programme.plan = plan
        programme.save(update_fields=["plan"])
        programme.steps.filter(by_month=True).delete()
        for mine in ("workstreams", "milestone_rows", "points", "budget_items", "events"):
            getattr(programme, mine).all().delete()


def _in_order(rows):
    return rows.order_by("position", "pk")


def _said(row, *names):
    """The columns of a row that say something."""
    found = {name: getattr(row, name) for name in names}
    return {name: value for name, value in found.items() if value not in ("", None, False, [])}


class Migration(migrations.Migration):
    dependencies = [("schemes", "0009_plan")]

    operations = [migrations.RunPython(into_rows, out_of_rows)]
