"""Maps the plan of a programme and its engagement between database rows and parts
of the case file. What a plan has besides rows (captions, the stated total of its budget) stands in
the column `plan` of the programme, under the keys of the file."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from schemes.casefile.parts import CaseProgramme
from schemes.casefile.plan_parts import (
    CaseActivity,
    CaseBudgetItem,
    CaseBudgetTotal,
    CaseEvent,
    CaseFeedback,
    CaseMilestoneRow,
    CaseMilestones,
    CaseMilestoneStep,
    CasePlan,
    CasePlanBudget,
    CasePoint,
    CaseSession,
    CaseWorkstream,
)
from schemes.casefile.step_rows import MAPPED as OF_STEPS
from schemes.casefile.step_rows import create_steps, day_in_words, timetable_of
from schemes.finance.durations import StatedDate, parse_when
from schemes.models import (
    Activity,
    BudgetItem,
    EngagementSession,
    Feedback,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    PlanEvent,
    Programme,
    TimedStep,
    Workstream,
)
from workbench.casefile.mapping import Mapped, Named
from workbench.casefile.parts import read, written

WORKSTREAM = Mapped(Workstream, CaseWorkstream, owner="programme", lists=("activities",))
ACTIVITY = Mapped(Activity, CaseActivity, owner="workstream")
POINT = Mapped(MilestonePoint, CasePoint, owner="programme")
MILESTONE_ROW = Mapped(MilestoneRow, CaseMilestoneRow, owner="programme", lists=("steps",))
MILESTONE = Mapped(
    Milestone,
    CaseMilestoneStep,
    owner="row",
    columns={"from_": Named("starts", "key"), "to": Named("ends", "key")},
)
BUDGET_ITEM = Mapped(BudgetItem, CaseBudgetItem, owner="programme")
EVENT = Mapped(PlanEvent, CaseEvent, owner="programme")
SESSION = Mapped(
    EngagementSession,
    CaseSession,
    owner="programme",
    columns={
        "from_": day_in_words("starts_on", "starts_as", "earliest"),
        "to": day_in_words("ends_on", "ends_as", "latest"),
    },
    lists=("feedback",),
)
FEEDBACK = Mapped(Feedback, CaseFeedback, owner="session")
MAPPED = (
    *OF_STEPS,
    WORKSTREAM,
    ACTIVITY,
    POINT,
    MILESTONE_ROW,
    MILESTONE,
    BUDGET_ITEM,
    EVENT,
    SESSION,
    FEEDBACK,
)


# Rows to parts


def plan_of(programme: Programme, steps: Iterable[TimedStep]) -> CasePlan:
    """The plan of a programme whose `steps` are at hand, in eight queries."""
    words = programme.plan
    return CasePlan(
        workstreams=_workstreams(programme),
        timetable=timetable_of(steps, words.get("timetable")),
        milestones=_milestones(programme),
        budget=budget_of(
            programme, map(BUDGET_ITEM.part_of, programme.budget_items.order_by("position", "pk"))
        ),
        events=tuple(map(EVENT.part_of, programme.events.order_by("position", "pk"))),
    )


def sessions_of(programme: Programme) -> tuple[CaseSession, ...]:
    """The sessions of a programme with what was said at each."""
    feedback = Prefetch("feedback", Feedback.objects.order_by("position", "pk"))
    return tuple(
        SESSION.part_of(one, feedback=tuple(map(FEEDBACK.part_of, one.feedback.all())))
        for one in programme.sessions.order_by("position", "pk").prefetch_related(feedback)
    )


def session_dates(row: EngagementSession) -> tuple[StatedDate | None, StatedDate | None]:
    """When a session began and ended, as it was stated."""
    part = SESSION.part_of(row, feedback=())
    start, end = (parse_when(said) if said else None for said in (part.from_, part.to))
    return start, end


def _workstreams(programme: Programme) -> tuple[CaseWorkstream, ...]:
    activities = Prefetch("activities", Activity.objects.order_by("position", "pk"))
    return tuple(
        WORKSTREAM.part_of(one, activities=tuple(map(ACTIVITY.part_of, one.activities.all())))
        for one in programme.workstreams.order_by("position", "pk").prefetch_related(activities)
    )


def _milestones(programme: Programme) -> CaseMilestones | None:
    milestones = Prefetch(
        "milestones",
        Milestone.objects.select_related("starts", "ends").order_by("position", "pk"),
    )
    rows = programme.milestone_rows.order_by("position", "pk").prefetch_related(milestones)
    return milestones_of(programme, rows, programme.points.order_by("position", "pk"))


def milestones_of(
    programme: Programme, rows: Iterable[MilestoneRow], points: Iterable[MilestonePoint]
) -> CaseMilestones | None:
    """The milestones of these rows at these points of time; None where there are no points."""
    heads = tuple(map(POINT.part_of, points))
    if not heads:
        return None
    return CaseMilestones(
        caption=programme.plan.get("milestones", {}).get("caption", ""),
        points=heads,
        rows=tuple(
            MILESTONE_ROW.part_of(
                one,
                steps=tuple(
                    MILESTONE.part_of(step)
                    for step in sorted(one.milestones.all(), key=lambda x: (x.position, x.pk))
                ),
            )
            for one in rows
        ),
    )


def budget_of(programme: Programme, items: Iterable[CaseBudgetItem]) -> CasePlanBudget | None:
    """The project budget of these items; None where there is nothing of one."""
    words, parts = programme.plan.get("budget"), tuple(items)
    if not parts and words is None:
        return None
    found: Any = words or {}
    total = found.get("total")
    return CasePlanBudget(
        caption=found.get("caption", ""),
        items=parts,
        total=None if total is None else read(CaseBudgetTotal, total),
        note=found.get("note", ""),
    )


# Parts to rows


def words_of_plan(plan: CasePlan) -> dict[str, Any]:
    """What the plan has besides rows, as its programme keeps it."""
    rows = {"timetable": "steps", "milestones": "points", "budget": "items"}
    found = written(plan)
    return {
        key: {name: value for name, value in found[key].items() if name not in (under, "rows")}
        for key, under in rows.items()
        if key in found
    }


def create_plan(part: CaseProgramme, programme: Programme) -> None:
    """Saves the timed steps, the plan and the sessions of a checked case."""
    plan = part.plan
    create_steps(part.periods, plan.timetable, programme)
    streams = WORKSTREAM.create([(programme, plan.workstreams)])
    pairs = zip(streams, plan.workstreams, strict=True)
    ACTIVITY.create([(row, one.activities) for row, one in pairs])
    if plan.milestones is not None:
        _create_milestones(plan.milestones, programme)
    if plan.budget is not None:
        BUDGET_ITEM.create([(programme, plan.budget.items)])
    EVENT.create([(programme, plan.events)])
    sessions = SESSION.create([(programme, part.sessions)])
    said = zip(sessions, part.sessions, strict=True)
    FEEDBACK.create([(row, one.feedback) for row, one in said])


def _create_milestones(part: CaseMilestones, programme: Programme) -> None:
    points = {one.key: one for one in POINT.create([(programme, part.points)])}
    rows = MILESTONE_ROW.create([(programme, part.rows)])
    pairs = zip(rows, part.rows, strict=True)
    MILESTONE.create(
        [(row, one.steps) for row, one in pairs], known={"starts": points, "ends": points}
    )
