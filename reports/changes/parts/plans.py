"""What the parts of a programme's plan and of its engagement are called."""

from reports.changes.parts.appraisals import named, option, titled
from reports.changes.parts.label import FieldLabel, PartLabel, choice, part
from reports.changes.parts.schemes import amount, names_of, quoted
from schemes.casefile import plan_parts as s
from schemes.models import EngagementSession

PLANS: dict[type, PartLabel] = {
    s.CasePlan: part(
        "the plan",
        owned=False,
        workstreams="workstreams",
        timetable="timetable",
        milestones="milestones",
        budget="budget",
        events="events",
    ),
    s.CaseWorkstream: part(
        named("workstream"),
        key=lambda one: one.name,
        name="name",
        purpose="purpose",
        activities="activities",
    ),
    s.CaseActivity: part(
        quoted("activity", "activity"),
        key=lambda one: one.activity,
        activity="words",
        products="products",
    ),
    s.CaseTimetable: part("the timetable", caption="caption", months="months", steps="steps"),
    s.CasePlanStep: part(
        named("step"),
        key=lambda one: one.name,
        name="name",
        from_="first month",
        to="last month",
        follows=FieldLabel("steps that it follows", names_of),
        fixed="word on whether its dates are fixed",
        finished="word on whether it is finished",
    ),
    s.CaseMilestones: part("the milestones", caption="caption", points="points", rows="rows"),
    s.CasePoint: part(quoted("point", "label"), key=lambda one: one.key, key_="key", label="label"),
    s.CaseMilestoneRow: part(
        named("milestones of"),
        key=lambda one: (one.option, one.name),
        option=FieldLabel("option", option),
        name="name",
        steps="steps",
    ),
    s.CaseMilestoneStep: part(
        quoted("milestone", "text"), from_="beginning", to="end", text="words"
    ),
    s.CasePlanBudget: part(
        "the budget", caption="caption", items="items", total="total", note="note"
    ),
    s.CaseBudgetItem: part(
        quoted("item", "item"),
        key=lambda one: (one.workstream, one.item),
        workstream="workstream",
        item="words",
        amount=FieldLabel("amount", amount),
        approximate="word on whether it is approximate",
    ),
    s.CaseBudgetTotal: part(
        "the total",
        amount=FieldLabel("amount", amount),
        approximate="word on whether it is approximate",
    ),
    s.CaseEvent: part(
        titled("event"),
        key=lambda one: (one.when, one.title),
        when="day",
        sessions="number of sessions",
        title="title",
        group="group",
        attendance="attendance",
        note="note",
    ),
    s.CaseSession: part(
        titled("session"),
        key=lambda one: (one.title, one.from_),
        title="title",
        kind=FieldLabel("kind", choice(EngagementSession.Kind)),
        from_="beginning",
        to="end",
        place="place",
        invited="words on who was invited",
        asked="number of people invited",
        came="number of people who came",
        note="note",
        feedback="feedback",
    ),
    s.CaseFeedback: part(
        quoted("feedback", "said"),
        key=lambda one: (one.theme, one.appraisal, one.option, one.said),
        theme="theme",
        appraisal="appraisal",
        option=FieldLabel("option", option),
        comments="number of comments",
        said="words",
        done="words on what was done",
    ),
}
