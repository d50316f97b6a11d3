"""The pages of an appraisal whose assessors score apart, in each of its states, in a real browser."""

import re
from typing import Final

import pytest
from django.test import Client

from appraisal.models import Appraisal, Assessor, Decision
from schemes.models import Programme
from tests.browser.conftest import Kept, enter
from tests.browser.visit import Visit
from tests.factories import World, make_world, rate, sign_in
from tests.site.pages import url
from tests.site.stages import ANSWERED, answer_to
from workbench.models import User

PAGES: Final = ("appraisal", "process", "weights", "scoring", "moderation", "results", "decision")
# What is another one each time a page is opened.
CHANGING: Final = re.compile(r'value="[0-9A-Za-z-]{36,}"|data-version="\d+"')


def scored_apart() -> World:
    """An appraisal that one assessor has rated and the panel has agreed."""
    world = make_world()
    world.rate_everything()
    Programme.objects.filter(pk=world.programme.pk).update(scoring=Programme.Scoring.APART)
    Assessor.objects.create(appraisal=world.appraisal, code="FIN", user=world.assessor)
    for row in world.rankings:
        rate(world.options[1], row, "low", assessor="FIN", reason="It costs more than it saves.")
    Decision.objects.create(
        appraisal=world.appraisal, preferred=world.options[1], reason="It is best on all counts."
    )
    return world


def put(world: World, state: str) -> None:
    """Puts the appraisal into a state, with its decision where that is reached."""
    decision = Decision.objects.get() if state == Appraisal.State.DECIDED else None
    Appraisal.objects.filter(pk=world.appraisal.pk).update(state=state, decision=decision)


def text_of(client: Client, address: str) -> str:
    return CHANGING.sub("", client.get(address).content.decode())


@pytest.mark.parametrize("role", ["lead", "assessor"])
def test_pages_are_accessible_in_every_state(role: str, visit: Visit, kept: Kept) -> None:
    """A page that is as it was in an earlier state is looked at once."""
    world: World = kept.put(scored_apart)
    user = User.objects.get(username=role)
    client, seen = sign_in(user), set()
    enter(visit.window, user)
    parameters = {"programme": world.programme.slug, "appraisal": world.appraisal.slug}
    for state in Appraisal.State:
        put(world, state)
        for name in PAGES:
            address = url(name, parameters)
            text = text_of(client, address)
            if text in seen:
                continue
            seen.add(text)
            told = visit.open(address).status
            wanted = answer_to(name, role, state, sends=False)
            assert told == wanted, (name, state)
            if told != ANSWERED:
                assert visit.page.get_by_role("link", name="See how far").is_visible()
            visit.check()
    assert len(seen) > len(PAGES) * 2
