"""A removal is undone from the next page, from the history and, of a whole programme, from home."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from appraisal.models import Appraisal, Option
from appraisal.options.actions import add_option
from schemes.models import (
    EngagementSession,
    Feedback,
    Programme,
    Risk,
    Scheme,
)
from schemes.savings.actions import remove_line
from schemes.savings.inputs import recompute
from tests.factories import World, make_world, sent, sign_in
from tests.reports.removals.tables import everything
from tests.schemes.savings.lines import make_line
from workbench.models import AuditEvent, Removal, RemovedRow
from workbench.removals.restoring import KEPT, forget_removed
from workbench.retention.held import held_on
from workbench.trail.verifying import verified_chains

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = make_world()
    world.rate_everything()
    return world


def last_removal() -> Removal:
    found = Removal.objects.order_by("pk").last()
    assert found is not None
    return found


def undo_forms(page: str) -> list[tuple[str, str]]:
    """The address and the token of each button that undoes something, as a browser reads them."""
    forms = re.findall(
        r'<form method="post" action="(/removed/\d+/undo/)">(.*?)</form>', page, re.S
    )
    return [
        (address, re.findall(r'name="write_token" value="([^"]+)"', form)[0])
        for address, form in forms
    ]


def remove(client: Client, address: str) -> str:
    """Removes the thing by its page, as somebody without JavaScript; gives the page after it."""
    page = client.get(address).content.decode()
    values = dict(re.findall(r'name="(write_token|version)" value="([^"]+)"', page))
    answer = client.post(address, values, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_option_comes_back_from_the_page_after_its_removal(world: World) -> None:
    client, before = sign_in(world.lead), everything()
    page = remove(client, f"{world.options[1].get_absolute_url()}remove/")
    assert not Option.objects.filter(pk=world.options[1].pk).exists()
    [(address, token)] = undo_forms(page)
    answer = client.post(address, {"write_token": token}, follow=True)
    assert "is back as it was" in answer.content.decode()
    assert everything() | {"workbench_user": []} == before | {"workbench_user": []}
    # The same form once more changes nothing.
    again = client.post(address, {"write_token": token}, follow=True)
    assert again.status_code == 200
    events = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert events[-2:] == ["removed option", "brought back option"]
    assert not any(chain.fault for chain in verified_chains())


def test_two_who_undo_the_same_bring_it_back_once(world: World) -> None:
    remove(sign_in(world.lead), f"{world.options[1].get_absolute_url()}remove/")
    address = f"/removed/{last_removal().pk}/undo/"
    sign_in(world.lead).post(address, sent())
    second = sign_in(world.officer).post(address, sent(), follow=True)
    assert "This is back already" in second.content.decode()
    assert AuditEvent.objects.filter(action="brought back option").count() == 1


def test_history_offers_it_until_it_is_done_or_late_and_to_those_who_write(world: World) -> None:
    history = f"{world.programme.get_absolute_url()}history/"
    client = sign_in(world.lead)
    remove(client, f"{world.options[1].get_absolute_url()}remove/")
    client.get("/")
    assert len(undo_forms(client.get(history).content.decode())) == 1
    assert undo_forms(sign_in(world.member).get(history).content.decode()) == []
    removal = last_removal()
    Removal.objects.update(at=timezone.now() - KEPT)
    assert undo_forms(client.get(history).content.decode()) == []
    late = client.post(f"/removed/{removal.pk}/undo/", sent(), follow=True)
    assert "more than 30 days ago" in late.content.decode()
    assert not Option.objects.filter(pk=removal.key).exists()


@pytest.mark.parametrize("who", ["member", "assessor", "stranger"])
def test_nobody_else_undoes_it(world: World, who: str) -> None:
    remove(sign_in(world.lead), f"{world.options[1].get_absolute_url()}remove/")
    answer = sign_in(getattr(world, who)).post(f"/removed/{last_removal().pk}/undo/", sent())
    assert answer.status_code == (404 if who == "stranger" else 403)
    assert Removal.objects.get().restored_at is None


def test_what_took_its_place_is_named(world: World) -> None:
    client = sign_in(world.lead)
    remove(client, f"{world.options[1].get_absolute_url()}remove/")
    add_option(
        appraisal=world.appraisal,
        by=world.lead,
        token=uuid4(),
        code="B",
        name="Another",
        summary="",
    )
    before = everything()
    answer = client.post(f"/removed/{last_removal().pk}/undo/", sent(), follow=True)
    assert "Rename or remove that first" in answer.content.decode()
    assert everything() == before


def test_what_it_belonged_to_has_to_come_back_first(world: World) -> None:
    client = sign_in(world.lead)
    remove(client, f"{world.options[1].get_absolute_url()}remove/")
    first = last_removal()
    remove(client, f"{world.appraisal.get_absolute_url()}remove/")
    answer = client.post(f"/removed/{first.pk}/undo/", sent(), follow=True)
    assert "Undo that removal first" in answer.content.decode()
    client.post(f"/removed/{last_removal().pk}/undo/", sent())
    client.post(f"/removed/{first.pk}/undo/", sent())
    assert Option.objects.count() == 3


def test_locked_appraisal_takes_nothing_back(world: World) -> None:
    client = sign_in(world.lead)
    Programme.objects.update(scoring=Programme.Scoring.APART)
    remove(client, f"{world.options[1].get_absolute_url()}remove/")
    Appraisal.objects.update(state=Appraisal.State.SCORING)
    answer = client.post(f"/removed/{last_removal().pk}/undo/", sent())
    assert answer.status_code == 409
    assert Option.objects.count() == 2


def test_what_was_said_of_an_option_names_it_again(world: World) -> None:
    session = EngagementSession.objects.create(programme=world.programme, title="Evening")
    said = Feedback.objects.create(
        session=session, theme="Staff", said="Keep it.", appraisal="A1", option="B"
    )
    client = sign_in(world.lead)
    remove(client, f"{world.options[1].get_absolute_url()}remove/")
    said.refresh_from_db()
    assert (said.option, said.version) == ("", 2)
    client.post(f"/removed/{last_removal().pk}/undo/", sent())
    said.refresh_from_db()
    assert (said.appraisal, said.option, said.version) == ("A1", "B", 3)


def test_figures_of_a_scheme_follow_a_line_that_is_back(world: World) -> None:
    scheme = Scheme.objects.create(
        programme=world.programme, reference="S1", slug="s1", title="Buildings"
    )
    line = make_line(scheme)
    recompute(world.programme, [scheme])
    scheme.refresh_from_db()
    was = scheme.figures
    remove_line(line=line, version=line.version, by=world.lead, token=uuid4())
    scheme.refresh_from_db()
    assert scheme.figures != was
    sign_in(world.lead).post(f"/removed/{last_removal().pk}/undo/", sent())
    scheme.refresh_from_db()
    assert scheme.figures == was


@pytest.mark.parametrize("kind", ["programme", "scheme", "appraisal"])
def test_whole_thing_is_counted_removed_by_its_lead_and_brought_back(
    world: World, kind: str
) -> None:
    scheme = Scheme.objects.create(
        programme=world.programme, reference="S1", slug="s1", title="Buildings"
    )
    Risk.objects.create(scheme=scheme, risk="The roof may leak.")
    row = {"programme": world.programme, "scheme": scheme, "appraisal": world.appraisal}[kind]
    address = f"{row.get_absolute_url()}remove/"
    assert sign_in(world.officer).get(address).status_code == 403
    client = sign_in(world.lead)
    asked = client.get(address).content.decode()
    assert ("1 risk" if kind == "scheme" else "3 options") in asked
    before = everything()
    page = remove(client, address)
    assert not type(row)._base_manager.filter(pk=row.pk).exists()
    [*_others, (undo, token)] = undo_forms(page)
    officer = sign_in(world.officer).post(undo, sent())
    assert officer.status_code == (404 if kind == "programme" else 403)
    client.post(undo, {"write_token": token})
    now = everything()
    assert [name for name in now if now[name] != before[name] and name != "workbench_user"] == []


def test_removed_programme_waits_at_home_for_its_lead_alone(world: World) -> None:
    client = sign_in(world.lead)
    remove(client, f"{world.programme.get_absolute_url()}remove/")
    assert "Removed programmes" in client.get("/").content.decode()
    assert "Removed programmes" not in sign_in(world.officer).get("/").content.decode()
    client.post(f"/removed/{last_removal().pk}/undo/", sent())
    assert "Removed programmes" not in client.get("/").content.decode()


def test_what_is_late_is_cleared_away(world: World) -> None:
    remove(sign_in(world.lead), f"{world.options[1].get_absolute_url()}remove/")
    assert forget_removed() == 0
    assert forget_removed(at=timezone.now() + KEPT + timedelta(seconds=1)) == 1
    assert not RemovedRow.objects.exists()


def test_what_is_kept_is_told_of_a_person(world: World) -> None:
    remove(sign_in(world.lead), f"{world.programme.get_absolute_url()}remove/")
    told = held_on(world.member)["rows"]
    assert [name for name in told if name.endswith("removed")]
