"""The conditions of a decision: kept after it, met one by one, an event each."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from appraisal.models import Condition, Decision
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

ASKED = {"text": "Cabinet agrees.", "owner_role": "Director", "due_on": "2016-09-01", "met_on": ""}


def url(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


@pytest.fixture
def condition(world: World) -> Condition:
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    world.appraisal.decision = decision
    world.appraisal.save()
    return Condition.objects.create(
        appraisal=world.appraisal, text="Staff agree.", owner_role="HR", due_on=date(2016, 6, 1)
    )


def test_condition_is_added_met_and_removed_with_an_event_each(
    world: World, condition: Condition
) -> None:
    client = sign_in(world.officer)
    assert client.post(url(world, "condition-new"), sent(**ASKED)).status_code == 302
    added = Condition.objects.latest("pk")
    assert (added.text, added.owner_role, added.due_on) == (
        "Cabinet agrees.",
        "Director",
        date(2016, 9, 1),
    )
    met = sent(1, **ASKED | {"met_on": "2016-08-30"})
    assert client.post(url(world, "condition-edit", added.pk), met).status_code == 302
    page = client.get(url(world, "decision")).content.decode()
    assert "Met on 30 August 2016" in page
    assert "Open, and late" in page
    assert "One of two conditions is met." in page
    removed = client.post(url(world, "condition-remove", added.pk), sent(2))
    assert removed.status_code == 302
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == ["added condition", "changed condition", "removed condition"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"text": ""}, "Enter the condition"),
        ({"owner_role": ""}, "Enter the owner"),
        ({"due_on": ""}, "day by which it is to be met"),
        (
            {"met_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
            "That day is still to come. Leave it empty until the condition is met.",
        ),
    ],
)
def test_form_says_what_to_do(values: dict[str, str], told: str, world: World) -> None:
    client = sign_in(world.officer)
    answer = client.post(url(world, "condition-new"), sent(**ASKED | values))
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_results_count_the_conditions(world: World, condition: Condition) -> None:
    world.rate_everything()
    client = sign_in(world.member)
    page = client.get(url(world, "results")).content.decode()
    assert "It has one condition, which is still open." in page
    Condition.objects.update(met_on=date(2016, 5, 30))
    page = client.get(url(world, "results")).content.decode()
    assert "It has one condition, which is met." in page
    assert "Met on 30 May 2016" in page


def test_who_may_change_conditions(world: World, condition: Condition) -> None:
    for name, more in (
        ("condition-new", ()),
        ("condition-edit", (condition.pk,)),
        ("condition-remove", (condition.pk,)),
    ):
        address = url(world, name, *more)
        refuses_the_wrong_visitors(world, address, writes=True)
        refuses_writing(world, address, sent(1, **ASKED))


def test_conditions_are_not_written_before_there_is_anything_to_say(
    world: World, client: Client
) -> None:
    page = sign_in(world.member).get(url(world, "decision")).content.decode()
    assert "Conditions" not in page
