"""What the process waits for where assessors score apart: from whom, in which state, and when it
is done."""

from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.models import Appraisal, AssessorWeight, Rating, RuledOut
from appraisal.process.counts import counts_of
from appraisal.process.standing import standing_of
from appraisal.states import State
from reports.waiting.items import waiting
from schemes.models import Membership, Role
from tests.appraisal.process.apart import apart, at_state, say
from tests.factories import World, add_member, make_appraisal, make_option, rate, sign_in

EVERYBODY: Final = ("lead", "officer", "moderator", "assessor", "member", "approver", "stranger")
BEGIN: Final = "All assessors have finished: begin moderation."
WEIGH: Final = "You have not given your own weights yet."
AGREE: Final = "9 ratings are not agreed yet."
RELEASE: Final = "Every rating is agreed: release the results."


def waits(world: World) -> dict[str, str]:
    """What waits for whom."""
    found = {who: [one.sentence for one in waiting(getattr(world, who))] for who in EVERYBODY}
    assert all(len(one) <= 1 for one in found.values())
    return {who: one[0] for who, one in found.items() if one}


def rate_own(world: World, *, but: int = 0) -> None:
    """Has the assessor rate all cells but the last so many."""
    cells = [(option, row) for option in world.options for row in (world.gateway, *world.rankings)]
    for option, row in cells[: len(cells) - but]:
        level = "pass" if row == world.gateway else "high"
        say(world, world.assessor, option, row, level=level, reason="My own view.")


@pytest.fixture
def scored_apart(world: World) -> World:
    apart(world)
    return world


def test_nothing_waits_where_one_officer_records(world: World) -> None:
    for state in State:
        at_state(world, state)
        assert waits(world) == {}


def test_weights_wait_for_each_assessor_and_then_for_the_lead(scored_apart: World) -> None:
    world = scored_apart
    assert waits(world) == {"assessor": WEIGH}
    world.appraisal.assessors.create(code="assessor-1", user=world.assessor)
    AssessorWeight.objects.create(criterion=world.rankings[0], assessor="assessor-1", weight=1)
    done = "All assessors have given their weights: agree them, and lock them."
    assert waits(world) == {"lead": done}
    add_member(world.programme, Role.ASSESSOR, "second")
    assert waits(world) == {}, "the lead waits for the second assessor"
    at_state(world, State.WEIGHTS_LOCKED)
    assert waits(world) == {"lead": "The weights are locked: open the scoring."}


def test_nobody_weighs_where_no_criterion_ranks(scored_apart: World) -> None:
    scored_apart.appraisal.criteria.filter(role="ranking").delete()
    assert waits(scored_apart) == {}


def test_ratings_wait_for_the_assessor_and_then_for_the_lead(scored_apart: World) -> None:
    world = scored_apart
    at_state(world, State.SCORING)
    assert waits(world) == {"assessor": "9 of 9 ratings left."}
    rate_own(world, but=2)
    (item,) = waiting(world.assessor)
    assert item.sentence == "2 of 9 ratings left."
    assert item.address == f"{world.appraisal.get_absolute_url()}scoring/"
    assert (item.title, item.programme) == (world.appraisal.title, world.programme.title)
    Rating.objects.all().delete()
    world.appraisal.assessors.all().delete()
    rate_own(world)
    assert waits(world) == {"lead": BEGIN}
    second = add_member(world.programme, Role.ASSESSOR, "second")
    assert waits(world) == {}
    second.is_active = False
    second.save()
    assert waits(world) == {"lead": BEGIN}, "who has left is not waited for"
    world.programme.memberships.filter(role=Role.ASSESSOR).delete()
    assert waits(world) == {}, "nobody has finished where nobody assesses"


def test_cells_wait_for_those_who_moderate_and_then_the_release_for_the_lead(
    scored_apart: World,
) -> None:
    world = scored_apart
    at_state(world, State.MODERATION)
    assert waits(world) == {"lead": AGREE, "moderator": AGREE}
    for option in world.options:
        for row in (world.gateway, *world.rankings):
            rate(option, row, "pass" if row == world.gateway else "high", reason="Agreed.")
    assert waits(world) == {"lead": RELEASE}
    for state in (State.RELEASED, State.DECIDED):
        at_state(world, state)
        assert waits(world) == {}


def test_every_address_opens_for_whom_it_waits(scored_apart: World) -> None:
    world = scored_apart
    for state in State:
        at_state(world, state)
        for who in EVERYBODY:
            for item in waiting(getattr(world, who)):
                assert sign_in(getattr(world, who)).get(item.address).status_code == 200


def test_home_tells_it_once(scored_apart: World) -> None:
    at_state(scored_apart, State.SCORING)
    page = " ".join(sign_in(scored_apart.assessor).get("/").content.decode().split())
    assert "9 of 9 ratings left." in page
    assert "Scoring open: three options" not in page
    assert "Scoring open: three options" in sign_in(scored_apart.member).get("/").content.decode()


cells = st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(own=cells, agreed=cells, ruled_out=st.booleans(), weightless=st.booleans())
def test_counts_are_those_of_the_page_of_the_process(
    world: World,
    own: set[tuple[int, int]],
    agreed: set[tuple[int, int]],
    ruled_out: bool,
    weightless: bool,
) -> None:
    apart(world)
    Rating.objects.all().delete()
    rows = (world.gateway, *world.rankings)
    world.appraisal.assessors.get_or_create(code="assessor-1", user=world.assessor)
    for wanted, code in ((own, "assessor-1"), (agreed, "")):
        for option, row in wanted:
            level = "pass" if row == 0 else "high"
            rate(world.options[option], rows[row], level, assessor=code, reason="So.")
    type(rows[1]).objects.filter(pk=rows[1].pk).update(weight=0 if weightless else 60)
    RuledOut.objects.filter(option=world.options[2]).delete()
    if ruled_out:
        RuledOut.objects.create(option=world.options[2], stage="Long list", why="It is dear.")
    standing = standing_of(Appraisal.objects.get(pk=world.appraisal.pk))
    counts = counts_of([world.appraisal])[world.appraisal.pk]
    assert (counts.rated, counts.open) == (standing.rated, standing.open)
    assert list(counts.given.values()) == [one.given for one in standing.assessors]


def test_counting_asks_a_constant_number_of_queries(
    scored_apart: World, django_assert_num_queries: Any
) -> None:
    world = scored_apart
    at_state(world, State.SCORING)
    waiting(world.assessor)
    with django_assert_num_queries(16):
        waiting(world.assessor)
    for number in range(4):
        more = make_appraisal(world.programme, reference=f"M{number}", slug=f"m{number}")
        Appraisal.objects.filter(pk=more.pk).update(state=State.SCORING)
        make_option(more, "A", name="One")
        add_member(world.programme, Role.ASSESSOR, f"more-{number}")
    Membership.objects.create(programme=world.programme, user=world.assessor, role=Role.OFFICER)
    with django_assert_num_queries(19):
        waiting(world.assessor)
