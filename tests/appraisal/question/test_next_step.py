"""The overview leads each person to what they can do next, as the appraisal stands."""

import re
from typing import Final

import pytest

from appraisal.states import AFTER_RELEASE, State
from tests.appraisal.process.apart import apart, at_state
from tests.factories import World, sign_in
from workbench.models import User

AGREE: Final = "Agree the ratings of"
# The button of the overview by state and role, written by hand.
NEXT: Final = {
    (State.SETTING_UP, "lead"): "Go on with the process",
    (State.SETTING_UP, "assessor"): "Give your own weights",
    (State.SETTING_UP, "member"): "See how far it has come",
    (State.WEIGHTS_LOCKED, "lead"): "Go on with the process",
    (State.WEIGHTS_LOCKED, "assessor"): "See how far it has come",
    (State.SCORING, "lead"): "Go on with the process",
    (State.SCORING, "assessor"): "Rate the options",
    (State.SCORING, "member"): "See how far it has come",
    (State.MODERATION, "lead"): "Go on with moderation",
    (State.MODERATION, "moderator"): "Go to moderation",
    (State.MODERATION, "assessor"): "Go to moderation",
    (State.MODERATION, "member"): "See how far it has come",
    (State.RELEASED, "member"): "Read the results",
}


def page(user: User, address: str) -> str:
    answer = sign_in(user).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(("state", "role"), NEXT, ids=str)
def test_overview_leads_to_what_the_person_can_do_next(
    world: World, state: State, role: str
) -> None:
    apart(world)
    at_state(world, state)
    user = getattr(world, role)
    found = re.search(
        r'class="govuk-button" href="([^"]+)">([^<]+)<',
        page(user, world.appraisal.get_absolute_url()),
    )
    assert found
    assert found[2] == NEXT[state, role]
    assert sign_in(user).get(found[1]).status_code == 200


@pytest.mark.parametrize("state", State)
def test_ratings_are_asked_for_where_they_can_be_agreed(world: World, state: State) -> None:
    apart(world)
    at_state(world, state)
    overview = world.appraisal.get_absolute_url()
    addresses = (overview, f"{overview}results/")
    for address in addresses:
        assert (AGREE in page(world.lead, address)) == (state == State.MODERATION)
    world.rate_everything()
    released = state in AFTER_RELEASE
    for address, asked in zip(addresses, ("Record the decision", "Record what was"), strict=True):
        assert (asked in page(world.lead, address)) == released


def test_ratings_are_asked_for_on_the_grid_where_one_officer_records_them(world: World) -> None:
    text = page(world.lead, world.appraisal.get_absolute_url())
    assert AGREE in text
    assert f'href="{world.appraisal.get_absolute_url()}scoring/"' in text
