"""Ruling an option out before the others are judged, and taking it back."""

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import Decision, RuledOut
from appraisal.shown.progress import progress_of
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

SAID = {
    "stage": "Long list",
    "ruled_on": "2014-03-03",
    "who": "Project board",
    "why": "It is dear.",
}


def url(world: World, name: str, option: int | None = None) -> str:
    more = () if option is None else (world.options[option].slug,)
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def ruled_out(world: World, option: int = 2) -> RuledOut:
    return RuledOut.objects.create(option=world.options[option], stage="Long list", why="Dear.")


def test_option_is_ruled_out_and_taken_back(world: World, officer: Client) -> None:
    world.rate_everything()
    assert officer.post(url(world, "option-rule-out", 2), sent(**SAID)).status_code == 302
    page = officer.get(url(world, "option", 2)).content.decode()
    assert "Ruled out at the long list on 3 March 2014: It is dear." in page
    listed = officer.get(url(world, "options")).content.decode()
    assert "Ruled out: Long list" in listed
    results = officer.get(url(world, "results")).content.decode()
    assert "Ruled out at the long list on 3 March 2014: It is dear." in results
    back = officer.post(url(world, "option-take-back", 2), sent(1))
    assert back.status_code == 302
    assert not RuledOut.objects.exists()
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == ["ruled out option", "took option back"]


def test_what_is_said_of_it_can_be_changed(world: World, officer: Client) -> None:
    ruled_out(world)
    changed = sent(1, **SAID | {"why": "It is slow."})
    assert officer.post(url(world, "option-rule-out", 2), changed).status_code == 302
    assert RuledOut.objects.get().why == "It is slow."
    stale = sent(1, **SAID | {"why": "Mine."})
    assert officer.post(url(world, "option-rule-out", 2), stale).status_code == 409


def test_option_ruled_out_leaves_nothing_undecided(world: World, officer: Client) -> None:
    """Neither its missing ratings nor the progress wait for it."""
    world.rate_everything()
    world.options[2].ratings.all().delete()
    page = officer.get(url(world, "results")).content.decode()
    assert "Agree the ratings of Shared service" in page
    ruled_out(world)
    page = officer.get(url(world, "results")).content.decode()
    assert "Agree the ratings of Shared service" not in page
    found = progress_of([world.appraisal])[world.appraisal.pk]
    assert found.needed == found.given == 6


@pytest.mark.parametrize("column", ["preferred", "with_a_view_to"])
def test_option_that_the_decision_names_stays(column: str, world: World, officer: Client) -> None:
    chosen = {"preferred": world.options[1], column: world.options[2]}
    world.appraisal.decision = Decision.objects.create(appraisal=world.appraisal, **chosen)
    world.appraisal.save()
    answer = officer.post(url(world, "option-rule-out", 2), sent(**SAID))
    assert answer.status_code == 422
    assert "The decision in force names this option." in answer.content.decode()


def test_last_option_that_is_left_stays(world: World, officer: Client) -> None:
    ruled_out(world, 0)
    ruled_out(world, 1)
    answer = officer.post(url(world, "option-rule-out", 2), sent(**SAID))
    assert "This is the last option that is left." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "told"), [({"stage": ""}, "Enter the stage"), ({"why": ""}, "Enter why it is")]
)
def test_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(url(world, "option-rule-out", 2), sent(**SAID | values))
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_who_may_rule_out(world: World) -> None:
    refuses_the_wrong_visitors(world, url(world, "option-rule-out", 2), writes=True)
    refuses_writing(world, url(world, "option-rule-out", 2), sent(**SAID))
    ruled_out(world)
    refuses_writing(world, url(world, "option-take-back", 2), sent(1))
    assert RuledOut.objects.exists()
