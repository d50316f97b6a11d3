"""One row of each kind in a programme's plan, engagement and follow-up, for tests that open every page."""

from datetime import date
from typing import Any

from schemes.models import (
    Activity,
    BudgetItem,
    Contract,
    EngagementSession,
    Feedback,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    PlanEvent,
    Programme,
    ProgrammeAction,
    StepFollows,
    TimedStep,
    Workstream,
)


def make_step(programme: Programme, name: str, **values: Any) -> TimedStep:
    return TimedStep.objects.create(programme=programme, name=name, **values)


def follow(step: TimedStep, *others: TimedStep) -> TimedStep:
    """The step, which from now on follows these."""
    StepFollows.objects.bulk_create(StepFollows(step=step, follows=one) for one in others)
    return step


def make_steps(programme: Programme) -> TimedStep:
    """A tender, and its award, which follows it."""
    tender = make_step(
        programme,
        "Tender advertised",
        starts_on=date(2012, 4, 30),
        ends_on=date(2012, 6, 15),
        stated=45,
        unit="days",
        sense="at-least",
    )
    award = make_step(
        programme, "Contract awarded", starts_on=date(2012, 7, 2), ends_on=date(2012, 7, 2)
    )
    follow(award, tender)
    return tender


def make_milestone(row: MilestoneRow, text: str, **values: Any) -> Milestone:
    """A milestone of this row at the first point of time of its programme."""
    point = row.programme.points.order_by("position", "pk").first()
    assert point is not None
    return Milestone.objects.create(row=row, text=text, **{"starts": point, "ends": point} | values)


def plan_parameters(programme: Programme) -> dict[str, Any]:
    """Makes one row of each kind; returns the values of address parameters that name them."""
    stream = Workstream.objects.create(
        programme=programme, name="People", purpose="They move over."
    )
    activity = Activity.objects.create(
        workstream=stream, activity="Consult staff", products=["A report"]
    )
    point = MilestonePoint.objects.create(programme=programme, key="plan-start", label="Start")
    row = MilestoneRow.objects.create(programme=programme, name="The whole project")
    item = BudgetItem.objects.create(programme=programme, item="Advice", amount="70000")
    event = PlanEvent.objects.create(programme=programme, when="12 August 2015", title="Workshop")
    session = EngagementSession.objects.create(
        programme=programme, title="Carers’ evening", starts_on=date(2016, 5, 4), came=19
    )
    feedback = Feedback.objects.create(session=session, theme="Access", said="It is too far.")
    action = ProgrammeAction.objects.create(
        programme=programme, action="Agree the tender.", due_on=date(2016, 5, 4)
    )
    contract = Contract.objects.create(
        programme=programme, title="Care at home", ends_on=date(2017, 3, 31)
    )
    return {
        "workstream": stream.pk,
        "activity": activity.pk,
        "point": point.pk,
        "milestonerow": row.pk,
        "milestone": make_milestone(row, "Launch").pk,
        "budgetitem": item.pk,
        "event": event.pk,
        "session": session.pk,
        "feedback": feedback.pk,
        "action": action.pk,
        "contract": contract.pk,
    }
