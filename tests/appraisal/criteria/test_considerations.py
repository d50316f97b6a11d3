"""Considerations taken over from another appraisal of the programme."""

import pytest

from appraisal.models import Appraisal, Criterion
from tests.factories import World, make_appraisal, make_programme, sent, sign_in
from tests.ladder import refuses_writing
from workbench.models import AuditEvent

CRITERIA = "/programmes/2018-21/appraisals/a1/criteria/"
HERE = f"{CRITERIA}take-over/"


def consider(appraisal: Appraisal, *names: str) -> None:
    for place, name in enumerate(names):
        Criterion.objects.create(
            appraisal=appraisal,
            code=str(place + 1),
            slug=str(place + 1),
            name=name,
            question=f"What of {name}?",
            role=Criterion.Role.CONSIDERATION,
            position=place,
        )


@pytest.fixture
def other(world: World) -> Appraisal:
    other = make_appraisal(world.programme, slug="other", title="Who runs it")
    consider(other, "Speed", "Equality")
    return other


def test_considerations_are_taken_over_once_with_one_event(world: World, other: Appraisal) -> None:
    Criterion.objects.filter(code="G1").update(code="1")
    client, data = sign_in(world.officer), sent(source="other")
    for _ in range(2):
        assert client.post(HERE, data)["Location"] == CRITERIA
    rows = Criterion.objects.filter(appraisal=world.appraisal, role="consideration")
    found = list(rows.order_by("position").values_list("code", "name", "question"))
    assert found == [("1-2", "Speed", "What of Speed?"), ("2", "Equality", "What of Equality?")]
    event = AuditEvent.objects.get()
    assert event.action == "took over considerations"
    assert event.after == {"from": "Who runs it", "considerations": ["Speed", "Equality"]}


def test_only_what_is_lacking_is_offered_and_taken(world: World, other: Appraisal) -> None:
    Criterion.objects.filter(appraisal=world.appraisal, code="R1").update(name="speed")
    client = sign_in(world.officer)
    page = client.get(CRITERIA).content.decode()
    assert "Take over one consideration from “Who runs it”" in page
    client.post(HERE, sent(source="other"))
    assert Criterion.objects.get(appraisal=world.appraisal, role="consideration").name == "Equality"
    assert "Take over" not in client.get(CRITERIA).content.decode()
    answer = client.post(HERE, sent(source="other"), follow=True)
    assert "There is nothing there that does not stand here already." in answer.content.decode()


def test_another_programme_gives_nothing(world: World) -> None:
    elsewhere = make_appraisal(make_programme(), slug="elsewhere")
    consider(elsewhere, "Speed")
    sign_in(world.officer).post(HERE, sent(source="elsewhere"))
    assert not Criterion.objects.filter(appraisal=world.appraisal, role="consideration").exists()


def test_readers_are_offered_nothing_and_refused(world: World, other: Appraisal) -> None:
    assert "Take over" not in sign_in(world.member).get(CRITERIA).content.decode()
    refuses_writing(world, HERE, sent(source="other"))
    assert sign_in(world.officer).get(HERE).status_code == 405
