"""What is kept of pages: nothing older than the history of its programme, and nobody else's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.models import Rating
from appraisal.scoring.actions import GivenRating, rate_option
from reports.models import Exemption, Paper
from schemes import remembered as module
from schemes.access import Act
from schemes.exempt import Exempt
from schemes.remembered import MEMORY, Memory, remembered
from tests.factories import World, sign_in

PAGES = ("results", "scoring")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keeps what is made within the transaction of the test, as if that were none."""
    names = connection.settings_dict
    outside = SimpleNamespace(settings_dict=names, in_atomic_block=False)
    monkeypatch.setattr(module, "connection", outside)
    MEMORY.clear()
    yield
    MEMORY.clear()


def rate_second(world: World, level: str) -> None:
    """Rates the second option on R1, by an action, as any process may."""
    option, criterion = world.options[1], world.rankings[0]
    before = Rating.objects.filter(option=option, criterion=criterion).first()
    rate_option(
        option=option,
        criterion=criterion,
        given=GivenRating(level=level, reason=f"It is {level}."),
        by=world.lead,
        token=uuid4(),
        version=before.version if before else None,
    )


def main_of(client: Client, world: World, page: str) -> str:
    """What stands between the heading of a page and its end."""
    text = client.get(f"{world.appraisal.get_absolute_url()}{page}/").content.decode()
    found = re.search("<main.*</main>", text, re.DOTALL)
    assert found
    return found[0]


def place_in(world: World) -> AppraisalPlace:
    """The place of the appraisal, as its lead has it."""
    return appraisal_for(world.lead, world.programme.slug, world.appraisal.slug, Act.READ)


def made_by(place: AppraisalPlace, text: str, page: str = "/page/") -> str:
    """What stands on the page, where `text` would be made of it now."""
    return remembered(place, page, lambda: {"main": text})["main"]


@pytest.mark.parametrize("page", PAGES)
def test_page_asked_for_again_reads_no_rows_of_the_appraisal(
    kept: None, world: World, page: str
) -> None:
    world.rate_everything()
    rate_second(world, "low")
    client = sign_in(world.lead)
    first = main_of(client, world, page)
    with CaptureQueriesContext(connection) as asked:
        assert main_of(client, world, page) == first
    # The session, the person, the appraisal with the end of its chain, and roles.
    assert len(asked) == 4


@pytest.mark.parametrize("page", PAGES)
def test_page_after_a_write_is_what_it_would_be_anew(kept: None, world: World, page: str) -> None:
    world.rate_everything()
    rate_second(world, "low")
    client = sign_in(world.lead)
    before = main_of(client, world, page)
    rate_second(world, "medium")
    after = main_of(client, world, page)
    MEMORY.clear()
    assert before != after == main_of(client, world, page)
    assert "It is medium." in after or page == "results"


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_shown_what_was_made_for_another_role(
    kept: None, world: World, page: str
) -> None:
    world.rate_everything()
    rate_second(world, "low")
    people = (world.lead, world.officer, world.moderator, world.member, world.approver)
    clients = [sign_in(one) for one in people]
    anew = []
    for client in clients:
        MEMORY.clear()
        anew.append(main_of(client, world, page))
    assert [main_of(client, world, page) for client in clients] == anew
    assert [main_of(client, world, page) for client in clients[::-1]] == anew[::-1]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_read_an_exempt_option_is_never_shown_it(
    kept: None, world: World, page: str
) -> None:
    world.rate_everything()
    rate_second(world, "low")
    option = world.options[1]
    option.name = "Buy out Fenwick"
    option.save()
    lead, reader = sign_in(world.lead), sign_in(world.member)
    paper = Paper.objects.create(programme=world.programme, title="Case", reference="OBC")
    Exemption.objects.create(
        paper=paper, kind="option", name=f"A1/{option.code}", paragraph="3", reason="A contract."
    )
    assert option.name in main_of(lead, world, page)
    shown = main_of(reader, world, page)
    assert option.name not in shown
    assert "Option withheld" in shown
    assert option.name in main_of(lead, world, page)


def test_nothing_is_kept_within_a_transaction(world: World) -> None:
    rate_second(world, "low")
    place = place_in(world)
    assert [made_by(place, "first"), made_by(place, "second")] == ["first", "second"]


def test_nothing_is_kept_where_nothing_is_on_record(kept: None, world: World) -> None:
    place = place_in(world)
    assert [made_by(place, "first"), made_by(place, "second")] == ["first", "second"]


def test_whatever_a_page_rests_on_has_it_made_anew(kept: None, world: World) -> None:
    rate_second(world, "low")
    place = place_in(world)
    assert [made_by(place, "first"), made_by(place, "second")] == ["first", "first"]
    assert made_by(place, "other page", "/other/") == "other page"
    assert made_by(replace(place, roles=frozenset({"reader"})), "other roles") == "other roles"
    with translation.override("cy"):
        assert made_by(place, "other language") == "other language"
    exempt = place_in(world)
    exempt.__dict__["exempt"] = Exempt(names={"Fenwick": "Option withheld"})
    assert made_by(exempt, "without names") == "without names"
    rate_second(world, "high")
    assert made_by(place_in(world), "later") == "later"
    assert made_by(place, "older") == "first"


def test_memory_holds_so_many_pages_and_characters_of_what_was_asked_for_last() -> None:
    memory = Memory(pages=2, characters=10)
    for name in "abc":
        memory.put((name,), {"main": name})
        memory.get(("a",))
    assert [memory.get((name,)) for name in "abc"] == [{"main": "a"}, None, {"main": "c"}]
    memory.put(("d",), {"main": "d" * 10})
    assert [memory.get((name,)) is None for name in "acd"] == [True, True, False]
    memory.put(("d",), {"main": "d"})
    memory.put(("e",), {"main": "e" * 11})
    assert [memory.get((name,)) for name in "de"] == [{"main": "d"}, None]
    memory.put(("f",), {"main": "f" * 9})
    assert [memory.get((name,)) is None for name in "df"] == [False, False]
