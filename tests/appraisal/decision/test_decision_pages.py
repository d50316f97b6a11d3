"""Recording the decision: who may, what needs a reason, and what stays."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import Appraisal, Criterion, Decision
from tests.factories import World, make_appraisal, make_option, sent, sign_in
from workbench.models import AuditEvent


def url(world: World) -> str:
    return reverse("decision", args=[world.programme.slug, world.appraisal.slug])


def decided(world: World, option: int = 1, version: int = 1, **values: Any) -> dict[str, Any]:
    stated = {
        "preferred": str(world.options[option].pk),
        "with_a_view_to": "",
        "reason": "",
        "present": "7",
        "entitled": "9",
        "decided_on": "2018-03-06",
    }
    return sent(version, **stated | values)


@pytest.fixture
def lead(world: World) -> Client:
    world.rate_everything()
    return sign_in(world.lead)


def test_form_shows_how_each_option_came_out(world: World, lead: Client) -> None:
    page = lead.get(url(world)).content.decode()
    assert "No decision is recorded yet." in page
    assert "Ranked 1, taken forward" in page


def test_lead_officer_records_the_first_option_without_a_reason(world: World, lead: Client) -> None:
    data = decided(world, with_a_view_to=str(world.options[2].pk))
    for _time in range(2):
        assert lead.post(url(world), data).status_code == 302
    decision = Decision.objects.get()
    assert Appraisal.objects.get(pk=world.appraisal.pk).decision == decision
    assert (decision.present, decision.entitled) == (7, 9)
    event = AuditEvent.objects.get()
    assert (event.action, event.subject) == ("recorded decision", "Staff mutual preferred")
    page = lead.get(url(world)).content.decode()
    assert (
        "Staff mutual is the preferred option, with a view to Shared service, decided on "
        "6 March 2018." in page
    )
    assert "7 of 9 entitled" in page


def test_option_that_is_not_first_needs_a_reason(world: World, lead: Client) -> None:
    answer = lead.post(url(world), decided(world, option=2))
    assert answer.status_code == 422
    told = "Say why Shared service is preferred although it is ranked 2."
    assert told in answer.content.decode()
    assert (
        lead.post(url(world), decided(world, option=2, reason="It starts sooner.")).status_code
        == 302
    )


def test_infeasible_option_needs_a_reason(world: World, lead: Client) -> None:
    world.gateway.ratings.filter(option=world.options[1]).update(level="fail")
    answer = lead.post(url(world), decided(world))
    assert "although it fails a gateway and is not feasible" in answer.content.decode()


def test_undecided_option_needs_a_reason(world: World, lead: Client) -> None:
    world.gateway.ratings.filter(option=world.options[1]).delete()
    answer = lead.post(url(world), decided(world))
    assert "although it is undecided" in answer.content.decode()


def test_contradicting_rules_ask_for_a_reason(world: World, lead: Client) -> None:
    Criterion.objects.filter(code="R2").update(weight=None)
    answer = lead.post(url(world), decided(world))
    assert answer.status_code == 422
    assert "the rules contradict themselves" in answer.content.decode()


def test_qualitative_appraisal_needs_no_reason(world: World, lead: Client) -> None:
    world.appraisal.criteria.all().delete()
    Criterion.objects.create(
        appraisal=world.appraisal, code="K", slug="k", name="Speed", role="consideration"
    )
    assert lead.post(url(world), decided(world, option=2)).status_code == 302


def test_new_decision_takes_the_place_of_the_earlier_one(world: World, lead: Client) -> None:
    lead.post(url(world), decided(world))
    data = decided(world, option=2, version=2, reason="The mutual withdrew.")
    assert lead.post(url(world), data).status_code == 302
    assert Decision.objects.count() == 2
    page = lead.get(url(world)).content.decode()
    assert page.index("The mutual withdrew.") < page.index("Earlier decisions")
    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert event.before is not None
    assert event.before["preferred"] == world.options[1].pk


FIRST = {
    "reason": "It keeps staff here.",
    "present": "7",
    "entitled": "9",
    "decided_on": "2018-03-06",
    "next_step": "Write to the unions.",
}


def filled(client: Client, address: str) -> dict[str, Any]:
    """What the form on this page starts with, by field, where it starts with anything."""
    form = client.get(address).context["form"]
    asked = ("preferred", "with_a_view_to", *FIRST)
    found = {name: form[name].value() for name in asked}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


def test_new_decision_starts_without_the_words_and_turnout_of_the_old(
    world: World, lead: Client
) -> None:
    view = str(world.options[2].pk)
    lead.post(url(world), decided(world, with_a_view_to=view, **FIRST))
    assert filled(lead, url(world)) == {}
    # What is not said anew is not said.
    bare = decided(world, option=1, version=2, present="", entitled="", decided_on="")
    assert lead.post(url(world), bare).status_code == 302
    decision = Appraisal.objects.get(pk=world.appraisal.pk).decision
    assert decision is not None
    said = {name: getattr(decision, name) for name in FIRST}
    assert said == {
        "reason": "",
        "present": None,
        "entitled": None,
        "decided_on": None,
        "next_step": "",
    }
    event = AuditEvent.objects.latest("pk")
    assert event.before is not None
    assert {name: str(event.before[name]) for name in FIRST} == FIRST
    assert "It keeps staff here." in lead.get(url(world)).content.decode()


def test_new_decision_starts_from_the_old_where_that_is_asked_for(
    world: World, lead: Client
) -> None:
    view = str(world.options[2].pk)
    lead.post(url(world), decided(world, with_a_view_to=view, **FIRST))
    page = lead.get(url(world)).content.decode()
    assert f'href="{url(world)}?from=in-force"' in page
    taken = filled(lead, f"{url(world)}?from=in-force")
    assert taken == FIRST | {"preferred": str(world.options[1].pk), "with_a_view_to": view}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"preferred": ""}, "Choose the preferred option"),
        ({"present": "10"}, "More people cannot take part than are entitled to."),
        ({"decided_on": "2018-02-30"}, "as a date that exists"),
    ],
)
def test_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, lead: Client
) -> None:
    answer = lead.post(url(world), decided(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Decision.objects.exists()


def test_option_in_view_is_another(world: World, lead: Client) -> None:
    same = str(world.options[1].pk)
    answer = lead.post(url(world), decided(world, with_a_view_to=same))
    assert "Choose another option than the preferred one, or none." in answer.content.decode()


def test_option_of_another_appraisal_is_refused(world: World, lead: Client) -> None:
    other = make_option(make_appraisal(world.programme), "Z")
    answer = lead.post(url(world), decided(world, preferred=str(other.pk)))
    assert answer.status_code == 422


def test_decided_meanwhile_shows_both(world: World, lead: Client) -> None:
    lead.post(url(world), decided(world, reason="Theirs."))
    answer = lead.post(url(world), decided(world, option=2, reason="Mine."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    assert Decision.objects.count() == 1


def test_others_read_and_may_not_record(world: World) -> None:
    world.rate_everything()
    for person in (world.officer, world.assessor, world.member, world.approver):
        client = sign_in(person)
        page = client.get(url(world))
        assert page.status_code == 200
        assert "<textarea" not in page.content.decode()
        assert client.post(url(world), decided(world)).status_code == 403
    assert sign_in(world.stranger).get(url(world)).status_code == 404
    assert sign_in(world.stranger).post(url(world), decided(world)).status_code == 404
    assert Client().get(url(world)).status_code == 302
    assert sign_in(world.lead).delete(url(world)).status_code == 405
    assert not Decision.objects.exists()
