"""Milestones on their page: points of time in order, rows of options, and who may read them."""

from typing import Any

import pytest
from django.urls import reverse

from schemes.casefile.rows import programme_parts
from schemes.models import Milestone, MilestonePoint, MilestoneRow
from tests.factories import World, sent, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Any:
    return sign_in(world.officer)


def at(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, *more])


def points(world: World, *labels: str) -> list[MilestonePoint]:
    return [
        MilestonePoint.objects.create(
            programme=world.programme, key=label.lower(), label=label, position=place
        )
        for place, label in enumerate(labels)
    ]


def test_milestones_are_written_in_the_browser(world: World, client: Any) -> None:
    for label, month in (("Start", "September 2016"), ("+6 months", "March 2017"), ("Later", "")):
        client.post(at(world, "point-new"), sent(label=label, month=month))
    first, second, third = MilestonePoint.objects.order_by("position")
    assert [one.key for one in (first, second, third)] == ["2016-09", "2017-03", "later"]
    client.post(at(world, "milestonerow-new"), sent(name="Mutual: rapid start", option="B"))
    row = MilestoneRow.objects.get()
    values = {"text": "Launch", "starts": str(first.pk), "ends": str(second.pk)}
    client.post(at(world, "milestone-new", row.pk), sent(**values))
    milestones = programme_parts(world.programme)[0].plan.milestones
    assert milestones is not None
    (part,) = milestones.rows
    assert (part.option, part.name) == ("B", "Mutual: rapid start")
    (step,) = part.steps
    assert (step.from_, step.to, step.text) == ("2016-09", "2017-03", "Launch")
    page = client.get(at(world, "milestones")).content.decode()
    assert "Start (September 2016)" in page
    assert "Milestones of Mutual: rapid start" in page
    backwards = {"text": "Back", "starts": str(second.pk), "ends": str(first.pk)}
    refused = client.post(at(world, "milestone-new", row.pk), sent(**backwards))
    assert "Choose the same point of time or a later one." in refused.content.decode()


def test_point_of_time_stays_while_a_milestone_stands_at_it(world: World, client: Any) -> None:
    start, end = points(world, "Start", "End")
    row = MilestoneRow.objects.create(programme=world.programme, name="All")
    Milestone.objects.create(row=row, starts=start, ends=end, text="Build")
    refused = client.post(at(world, "point-remove", start.pk), sent(1))
    assert "Milestones begin or end here: “Build”." in refused.content.decode()
    told = client.post(at(world, "point-move", end.pk), sent(1, direction="up"), follow=True)
    assert "“Build” would end before it begins." in told.content.decode()
    keys = world.programme.points.order_by("position", "pk").values_list("key", flat=True)
    assert list(keys) == ["start", "end"]


@pytest.mark.parametrize(
    ("key", "month", "then"),
    [("2016-09", "", "start"), ("start", "", "start"), ("start", "May 2017", "2017-05")],
)
def test_key_follows_the_month_and_else_the_label(
    world: World, client: Any, key: str, month: str, then: str
) -> None:
    row = MilestonePoint.objects.create(programme=world.programme, key=key, label="Start")
    client.post(at(world, "point-edit", row.pk), sent(1, label="Start", month=month))
    row.refresh_from_db()
    assert row.key == then


def test_option_that_is_gone_can_be_kept_and_no_other_chosen(world: World, client: Any) -> None:
    row = MilestoneRow.objects.create(programme=world.programme, name="All", option="GONE")
    edit = at(world, "milestonerow-edit", row.pk)
    assert "GONE, which is no option any more" in client.get(edit).content.decode()
    assert client.post(edit, sent(1, name="All", option="GONE")).status_code == 302
    assert client.post(edit, sent(2, name="All", option="Z")).status_code == 422
