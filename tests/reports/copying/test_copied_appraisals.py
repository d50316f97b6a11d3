"""Copying an appraisal: what goes along, what stays, what is told before."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from appraisal.casefile.whole import whole_part
from appraisal.models import Appraisal, Criterion, Decision, Option, OptionLine
from reports.copying.actions import copied_appraisal
from reports.readiness.weights_log import weights_changed_late
from schemes.models import Programme
from tests.appraisal.decided import decision_parameters, rule_out_one, words_on
from tests.factories import (
    World,
    make_scheme,
    rate,
    sent,
    sign_in,
)
from tests.reports.copying.copies import MODEL, copied
from workbench.models import AuditEvent, User
from workbench.rows.writing import write


@pytest.mark.parametrize("with_ratings", [True, False])
def test_appraisal_is_copied_without_its_decision(
    world: World, other: Programme, with_ratings: bool
) -> None:
    world.rate_everything()
    rate(world.options[0], world.rankings[0], "high", assessor="Ann", reason="Mine alone.")
    world.appraisal.decision = Decision.objects.create(
        appraisal=world.appraisal, preferred=world.options[1], reason="It came first."
    )
    world.appraisal.save()
    source = whole_part(world.appraisal)
    chosen = {"with_ratings": "on"} if with_ratings else {}
    answer = copied(sign_in(world.lead), f"{MODEL}?to={other.slug}", **chosen)
    copy = Appraisal.objects.get(programme=other)
    assert answer["Location"] == copy.get_absolute_url()
    agreed = tuple(one for one in source.ratings if with_ratings and not one.assessor)
    wanted = {"reference": "AGAIN", "title": "Again", "decision": None, "ratings": agreed}
    assert whole_part(copy) == replace(source, **wanted)
    assert whole_part(world.appraisal) == source, "the first one stays as it is"
    assert copy.decisions.count() == 0
    event = AuditEvent.objects.get()
    assert (event.action, event.programme_id) == ("copied appraisal", other.pk)
    assert event.after["copied_from"] == "A1"
    assert event.after["ratings"] == len(agreed)
    assert world.programme.title not in str(event.after)


def test_copy_sent_twice_is_made_once(world: World) -> None:
    client = sign_in(world.officer)
    told = client.get(MODEL).context["form"]["told"].value()
    form = sent(title="Again", reference="AGAIN", told=told)
    for _time in range(2):
        assert client.post(MODEL, form).status_code == 302
    assert Appraisal.objects.count() == 2


def test_form_begins_with_a_name_that_is_free(world: World, other: Programme) -> None:
    client = sign_in(world.lead)
    form = client.get(MODEL).context["form"]
    assert (form["title"].value(), form["reference"].value()) == (
        "Copy of How the service is run",
        "A1-2",
    )
    form = client.get(f"{MODEL}?to={other.slug}").context["form"]
    assert (form["title"].value(), form["reference"].value()) == ("How the service is run", "A1")


def test_scheme_that_an_appraisal_serves_goes_by_the_other_programme(
    world: World, other: Programme
) -> None:
    world.appraisal.scheme = make_scheme(world.programme, reference="S1")
    world.appraisal.save()
    client = sign_in(world.lead)
    page = client.get(f"{MODEL}?to={other.slug}").content.decode()
    assert "It serves the scheme S1, which is not there: the copy serves none." in page
    scheme = make_scheme(other, reference="S1", title="Another scheme")
    page = client.get(f"{MODEL}?to={other.slug}").content.decode()
    assert "It serves the scheme S1, which there is “Another scheme”." in page
    copied(client, f"{MODEL}?to={other.slug}")
    assert Appraisal.objects.get(programme=other).scheme == scheme


def test_weights_of_a_copy_are_as_late_as_those_it_was_made_of(
    world: World, other: Programme
) -> None:
    client = sign_in(world.lead)
    world.rate_everything()
    copied(client, f"{MODEL}?to={other.slug}", with_ratings="on")
    assert weights_changed_late(other) == {}
    copy = Appraisal.objects.get(programme=other)
    _change_weight(copy.criteria.get(code="R1"), other, world.lead)
    assert weights_changed_late(other) == {"AGAIN": ""}, "it had ratings when it was copied"
    again = f"/programmes/{other.slug}/appraisals/again/copy/"
    copied(client, again, reference="THIRD", with_ratings="on")
    assert set(weights_changed_late(other)) == {"AGAIN", "THIRD"}
    copied(client, again, reference="UNRATED")
    assert set(weights_changed_late(other)) == {"AGAIN", "THIRD"}


def _change_weight(criterion: Criterion, programme: Programme, by: User) -> None:
    with write(by=by, token=uuid4()) as writer:
        row = writer.lock(Criterion.objects.filter(pk=criterion.pk), None)
        row.weight = Decimal(50)
        writer.save(row)
        writer.record("changed criterion", row, programme)


def test_copied_appraisal_of_a_case_keeps_all_else(world: World) -> None:
    part = whole_part(world.appraisal)
    assert copied_appraisal(part, with_ratings=True) == part


@pytest.mark.parametrize("with_ratings", [True, False])
def test_copy_has_nothing_that_people_said_of_the_first_one(
    world: World, with_ratings: bool
) -> None:
    """Conditions, partners and interests stay there; what was ruled out goes along, and words on
    considerations do with the ratings."""
    decision_parameters(world.appraisal, world.options[1])
    words_on(world.options[1])
    rule_out_one(world.appraisal)
    source = whole_part(world.appraisal)
    copy = copied_appraisal(source, with_ratings=with_ratings)
    assert (copy.conditions, copy.partners, copy.interests) == ((), (), ())
    assert source.conditions
    assert source.partners
    assert source.interests
    assert copy.ruled_out == source.ruled_out != ()
    assert copy.considered == (source.considered if with_ratings else ())


def test_copy_has_the_lines_of_options_with_how_sure_they_are(
    world: World, other: Programme
) -> None:
    years = {"costs_first_year": "2018/19", "costs_years": 15, "price_base": "2017/18"}
    Appraisal.objects.filter(pk=world.appraisal.pk).update(costs_from="lines", **years)
    Option.objects.filter(pk=world.options[1].pk).update(
        cost=Decimal(-1),
        cost_bias=Decimal("0.15"),
        saving_bias=Decimal("0.05"),
        bias_reason="New here.",
        below=Decimal("0.1"),
        above=Decimal("0.2"),
    )
    for at in range(30):
        OptionLine.objects.create(
            option=world.options[1],
            name=f"{at} {'A line with a long name ' * 8}"[:200],
            kind="saving",
            amounts={"2018/19": {"low": "-1", "high": "9999999999"}, "2032/33": "5"},
            amounts_are="once",
            risk="high",
            note="As tendered.",
            alternative=at == 29,
            position=at,
            bias=Decimal("0.3"),
            bias_reason="Nobody was asked.",
            above=Decimal(0),
        )
    world.appraisal.refresh_from_db()
    source = whole_part(world.appraisal)
    copied(sign_in(world.lead), f"{MODEL}?to={other.slug}")
    copy = whole_part(Appraisal.objects.get(programme=other))
    assert copy.finance == source.finance
    assert copy.options == source.options
    assert len(copy.options[1].lines) == 30
    assert copy.options[1].estimates.bias_reason == "New here."
