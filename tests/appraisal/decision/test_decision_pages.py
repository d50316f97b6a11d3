"""Recording the decision: who may, what needs a reason, and what stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from appraisal.models import Appraisal, Criterion, Decision, RuledOut
from schemes.models import Partner
from tests.factories import (
    World,
    make_appraisal,
    make_authority,
    make_option,
    sent,
    sign_in,
)
from workbench.dates import day
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
        ({"decided_on": "2018-02-30"}, "February 2018 has 28 days"),
        ({"decided_on": "soon"}, "as a date that exists"),
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


def votes(*rows: tuple[str, str, str, str]) -> dict[str, str]:
    """The form's fields for the votes of some authorities: for, against, abstained."""
    ways = ("authority", "for", "against", "abstained")
    return {
        f"{name}_{number}": said
        for number, row in enumerate(rows, start=1)
        for name, said in zip(ways, row, strict=True)
    }


def test_votes_and_dissent_are_recorded_by_authority(world: World, lead: Client) -> None:
    cast = votes(("Borough", "4", "1", ""), ("County", "1", "0", "1"), ("District", "", "", ""))
    dissent = {"dissent_role_1": "Treasurer", "dissent_authority_1": "Borough"}
    people = "Borough: Head of Housing\n\nChair\nCounty:"
    data = decided(
        world, made_by="votes", took_part=people, dissent_why_1="Dear.", **cast, **dissent
    )
    assert lead.post(url(world), data).status_code == 302
    decision = Decision.objects.get()
    assert decision.votes == [
        {"authority": "Borough", "for": 4, "against": 1},
        {"authority": "County", "for": 1, "abstained": 1},
    ]
    assert decision.dissent == [{"role": "Treasurer", "authority": "Borough", "why": "Dear."}]
    assert decision.took_part == [
        {"authority": "Borough", "role": "Head of Housing"},
        {"role": "Chair"},
        {"authority": "County"},
    ]
    page = lead.get(url(world)).content.decode()
    assert "Votes by authority" in page
    assert "Head of Housing, Borough" in page
    again = lead.get(f"{url(world)}?from=in-force").context["form"]
    assert again["took_part"].value() == "Borough: Head of Housing\nChair\nCounty:"
    assert again["abstained_2"].value() == 1
    assert again["dissent_why_1"].value() == "Dear."
    results = lead.get(url(world).replace("decision", "results")).content.decode()
    assert "It was decided on 6 March 2018 by votes: five for, one against and one abstained; " in (
        results
    )


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"made_by": "votes"}, "Give the votes of each authority below."),
        (votes(("Borough", "7", "", "")), "Choose votes, or empty the votes below."),
        (
            {"made_by": "votes", **votes(("Borough", "4", "1", "1"))},
            "The votes come to 6, and 7 took part. Check both.",
        ),
        (
            {"made_by": "votes", "present": "", **votes(("Borough", "4", "1", "1"))},
            "Say how many took part: the votes come to 6.",
        ),
        (
            {"made_by": "votes", **votes(("Borough", "4", "", ""), ("borough", "3", "", ""))},
            "An authority stands twice among the votes.",
        ),
        ({"made_by": "votes", **votes(("", "7", "", ""))}, "Name the authority of these votes."),
        ({"dissent_role_1": "Treasurer"}, "Say why they did not agree."),
        ({"dissent_why_1": "It is dear."}, "Say whose dissent it is."),
    ],
)
def test_votes_that_do_not_add_up_are_refused(
    values: dict[str, str], told: str, world: World, lead: Client
) -> None:
    answer = lead.post(url(world), decided(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Decision.objects.exists()


def test_date_to_come_is_asked_about(world: World, lead: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = decided(world, decided_on=tomorrow.isoformat())
    answer = lead.post(url(world), data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f"{day(tomorrow)} is still to come. Tick that the date is right, or correct it." in page
    assert 'name="date_is_right"' in page
    assert lead.post(url(world), data | {"date_is_right": "on"}).status_code == 302
    assert Decision.objects.get().decided_on == tomorrow


@pytest.mark.parametrize("on", ["1925-01-05", None])
def test_date_that_has_come_is_not_asked_about(on: str | None, world: World, lead: Client) -> None:
    today = timezone.localdate().isoformat()
    assert lead.post(url(world), decided(world, decided_on=on or today)).status_code == 302
    assert 'name="date_is_right"' not in lead.get(url(world)).content.decode()


def test_each_authority_of_the_programme_is_offered_a_row_of_votes(
    world: World, lead: Client
) -> None:
    for name in ("Broxbourne", "Dacorum", "Hertsmere"):
        Partner.objects.create(programme=world.programme, authority=make_authority(name=name))
    form = lead.get(url(world)).context["form"]
    rows = [form[f"authority_{row}"].value() for row in form.voting]
    own = str(world.programme.authority)
    assert rows == [own, "Broxbourne", "Dacorum", "Hertsmere", None]


def test_option_that_was_ruled_out_cannot_be_preferred(world: World, lead: Client) -> None:
    RuledOut.objects.create(option=world.options[2], stage="Long list", why="It is dear.")
    assert "Shared service" not in str(lead.get(url(world)).context["form"]["preferred"])
    answer = lead.post(url(world), decided(world, option=2, reason="Yet it is good."))
    assert answer.status_code == 422


def test_results_say_that_the_preferred_option_ranks_second(world: World, lead: Client) -> None:
    data = decided(world, option=2, reason="It starts sooner.", next_step="Write to the unions.")
    assert lead.post(url(world), data).status_code == 302
    page = lead.get(url(world).replace("decision", "results")).content.decode()
    assert (
        "The preferred option is Shared service, which ranks second; Staff mutual ranks first. "
        "The reason given: It starts sooner." in page
    )
    assert "It was decided on 6 March 2018; 7 of the 9 entitled took part." in page
    assert "Next step: Write to the unions." in page
    assert page.count("The reason given") == 1
