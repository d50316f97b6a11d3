"""Each room of an appraisal says what is next, and who is waited for, as things stand."""

import re
from html import unescape

import pytest

from appraisal.models import Appraisal, AssessorWeight, Criterion, Option, Rating
from appraisal.states import State
from schemes.models import Role
from tests.appraisal.process.apart import apart, at_state, rate_all
from tests.factories import World, add_member, make_appraisal, make_world, rate, sent, sign_in
from workbench.models import User

pytestmark = pytest.mark.django_db
ROOMS = ("options", "criteria", "weights", "measures", "partners", "interests")


@pytest.fixture
def world() -> World:
    return make_world()


def line(user: User, appraisal: Appraisal, room: str) -> tuple[str, str]:
    """What a room says is next, and where its link leads."""
    page = sign_in(user).get(f"{appraisal.get_absolute_url()}{room}/").content.decode()
    found = re.search(r'<div id="next">(.*?)</div>', page, re.S)
    assert found is not None, room
    (link,) = re.findall(r'href="([^"]+)"', found[1]) or ("",)
    words = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1])).strip())
    return words, link


def in_all_rooms(user: User, appraisal: Appraisal) -> set[str]:
    return {line(user, appraisal, room)[0] for room in ROOMS}


def test_the_way_from_nothing_to_the_paper(world: World) -> None:
    empty = make_appraisal(world.programme)
    add = "Next: Add the options, the baseline among them."
    assert in_all_rooms(world.officer, empty) == {add}
    assert line(world.officer, empty, "options")[1] == ""
    assert line(world.officer, empty, "criteria")[1] == f"{empty.get_absolute_url()}options/"
    own = world.appraisal
    Option.objects.filter(appraisal=own).update(baseline=False)
    mark = "Next: Mark the option that is the baseline, or add one."
    assert line(world.officer, own, "criteria")[0] == mark
    Option.objects.filter(pk=world.options[0].pk).update(baseline=True)
    Criterion.objects.filter(appraisal=own).update(weight=None)
    weigh = "Next: Give the criteria their weights; without them all count alike."
    assert in_all_rooms(world.officer, own) == {weigh}
    rate(world.options[0], world.rankings[0], "high", reason="As the board said.")
    # Somebody who rates has chosen to let all count alike.
    words, link = line(world.officer, own, "weights")
    assert words.startswith("Next: Agree the ratings of")
    assert link == f"{own.get_absolute_url()}scoring/"
    Rating.objects.all().delete()
    world.rate_everything()
    assert line(world.officer, own, "scoring") == (
        "The lead officer is waited for: Record what was decided, and why.",
        "",
    )
    words, link = line(world.lead, own, "scoring")
    assert words == "Next: Record what was decided, and why."
    assert link == f"{own.get_absolute_url()}decision/"
    values = {"preferred": world.options[1].pk, "reason": "Staff are for it.", "version": 1}
    sign_in(world.lead).post(f"{own.get_absolute_url()}decision/", sent(**values))
    words, link = line(world.officer, own, "results")
    assert words == "Next: Start a paper that tells the decision."
    assert link.endswith("/papers/new/")
    assert line(world.member, own, "results")[0] == "Next: Read what was decided."


def test_whoever_only_reads_is_told_who_is_waited_for(world: World) -> None:
    empty = make_appraisal(world.programme)
    assert in_all_rooms(world.member, empty) == {
        "The project officers are waited for: Add the options, the baseline among them."
    }


def test_where_assessors_score_apart_each_is_told_their_own(world: World) -> None:
    apart(world)
    own = world.appraisal
    give = "You have not given your own weights yet."
    waited = f"Waited for: the weights of {world.assessor}."
    assert line(world.assessor, own, "options")[0] == f"Next: {give}"
    assert in_all_rooms(world.lead, own) == {waited}
    AssessorWeight.objects.create(criterion=world.rankings[0], assessor="a1", weight=1)
    own.assessors.create(code="a1", user=world.assessor)
    lock = "Next: All assessors have given their weights: agree them, and lock them."
    assert in_all_rooms(world.lead, own) == {lock}
    assert line(world.member, own, "options")[0] == "The lead officer is waited for."
    at_state(world, State.WEIGHTS_LOCKED)
    assert line(world.lead, own, "options") == (
        "Next: The weights are locked: open the scoring.",
        f"{own.get_absolute_url()}process/",
    )
    at_state(world, State.SCORING)
    other = add_member(world.programme, Role.ASSESSOR, "second")
    third = add_member(world.programme, Role.ASSESSOR, "third")
    left = "Next: 9 of 9 ratings left."
    assert (
        line(world.assessor, own, "options")[0]
        == f"{left} Waited for: the ratings of {other} and {third}."
    )
    assert line(world.lead, own, "options")[0] == (
        f"Waited for: the ratings of {world.assessor}, {other} and {third}."
    )


def test_moderation_and_release_name_their_people(world: World) -> None:
    apart(world)
    at_state(world, State.MODERATION)
    own = world.appraisal
    assert line(world.moderator, own, "options")[0] == "Next: 9 ratings are not agreed yet."
    assert line(world.member, own, "options")[0] == "Those who moderate are waited for."
    rate_all(world)
    assert line(world.lead, own, "options")[0] == (
        "Next: Every rating is agreed: release the results."
    )
    assert line(world.moderator, own, "options")[0] == "The lead officer is waited for."
    at_state(world, State.RELEASED)
    assert line(world.lead, own, "options")[0] == "Next: Record what was decided, and why."


def test_lead_without_assessors_is_sent_to_the_process(world: World) -> None:
    apart(world)
    world.programme.memberships.filter(user=world.assessor).delete()
    words, link = line(world.lead, world.appraisal, "options")
    assert words == "Next: Go on with the process."
    assert link == f"{world.appraisal.get_absolute_url()}process/"


def test_rating_saved_in_its_place_brings_the_line_along(world: World) -> None:
    world.rate_everything()
    last = Rating.objects.get(option=world.options[2], criterion=world.rankings[1])
    last.delete()
    client = sign_in(world.lead)
    own = world.appraisal.get_absolute_url()
    cell = f"{own}scoring/{world.options[2].slug}/{world.rankings[1].slug}/"
    # Read before, so that what was kept for the page would be wrong.
    assert "Record what was decided" not in client.get(f"{own}scoring/").content.decode()
    given = sent(level="level:medium", reason="The board agreed.")
    answer = client.post(cell, given, headers={"X-In-Place": "cell"}).content.decode()
    assert answer.count('<div id="next" data-instead>') == 1
    assert "Record what was decided, and why." in answer.split('id="next"')[1]
