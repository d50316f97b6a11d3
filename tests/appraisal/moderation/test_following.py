"""What a page that follows a meeting is sent: nothing while nothing is new, then what changed."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from appraisal.models import Rating
from appraisal.moderation.following import read_version
from tests.appraisal.moderation.panels import cell_url, make_panel, url_of
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_ranking,
    make_scale,
    sent,
    sign_in,
)
from workbench.rows.writing import write


def agree(world: World, option: int = 2, **values: Any) -> None:
    data = sent(None, level="level:high", reason=f"Said of {option}.", **values)
    answer = sign_in(world.moderator).post(cell_url(world, option), data)
    assert answer.status_code == 302


def ask(world: World, client: Client, tag: str = "") -> Any:
    headers = {"If-None-Match": tag} if tag else {}
    return client.get(url_of(world, "moderation-live"), headers=headers)


@pytest.fixture
def follower(world: World) -> Client:
    return sign_in(world.assessor)


def test_page_says_its_version(world: World, follower: Client) -> None:
    make_panel(world)
    agree(world)
    for address in (url_of(world), cell_url(world), cell_url(world, large=True)):
        page = follower.get(address).content.decode()
        assert 'data-version="1"' in page
        assert url_of(world, "moderation-live") in page


def test_nothing_is_sent_while_nothing_is_new(world: World, follower: Client) -> None:
    make_panel(world)
    agree(world)
    tag = ask(world, follower)["ETag"]
    assert tag == '"1"'
    with CaptureQueriesContext(connection) as queries:
        answer = ask(world, follower, tag)
    assert answer.status_code == 304
    assert answer.content == b""
    # The session, the person, the appraisal with the roles, the version.
    assert len(queries) == 5


def test_what_was_agreed_since_is_sent_alone(world: World, follower: Client) -> None:
    make_panel(world)
    agree(world, 0)
    tag = ask(world, follower)["ETag"]
    agree(world, 2, dissent="HR <b>")
    news = ask(world, follower, tag).json()
    assert set(news["cells"]) == {"c--r1"}
    assert news["cells"]["c--r1"]["said"] == "Shared service on Savings is agreed: High."
    assert "Said of 2." in news["cells"]["c--r1"]["html"]
    assert "HR &lt;b&gt;" in news["cells"]["c--r1"]["html"]
    assert news["progress"] == "Two of nine ratings are agreed."
    assert news["version"] == 2


def test_what_was_taken_away_and_agreed_together_is_sent(world: World, follower: Client) -> None:
    make_panel(world)
    agree(world, 2)
    tag = ask(world, follower)["ETag"]
    client = sign_in(world.moderator)
    client.post(cell_url(world), sent(1, clear="1"))
    client.post(url_of(world, "moderation-alike"), sent(cells=["b--r1:high", "a--g1:pass"]))
    news = ask(world, follower, tag).json()
    assert set(news["cells"]) == {"c--r1", "b--r1", "a--g1"}
    assert news["cells"]["c--r1"]["said"] == "Shared service on Savings is open again."
    assert "Not agreed yet" in news["cells"]["c--r1"]["html"]


def test_what_changes_no_rating_sends_no_cell(world: World, follower: Client) -> None:
    agree(world)
    tag = ask(world, follower)["ETag"]
    with write(by=world.lead, token=uuid4()) as writer:
        writer.record("looked at rating", world.lead, world.programme)
    assert ask(world, follower, tag).json()["cells"] == {}


def test_every_cell_is_sent_where_anything_may_have_changed(world: World, follower: Client) -> None:
    agree(world)
    with write(by=world.lead, token=uuid4()) as writer:
        writer.record("imported programme", world.programme, world.programme)
    for tag in ('"1"', "", 'W/"x"', '"-1"'):
        assert len(ask(world, follower, tag).json()["cells"]) == 9, tag


def test_an_unknown_version_is_no_version() -> None:
    assert read_version('"17"') == 17
    assert read_version('W/"17"') == 17
    for odd in ("", '""', '"²"', "*", '"' + "9" * 40 + '"'):
        assert read_version(odd) is None


def test_another_appraisals_ratings_change_nothing_here(world: World, follower: Client) -> None:
    agree(world)
    tag = ask(world, follower)["ETag"]
    other = make_appraisal(world.programme, slug="other")
    option = make_option(other, "A")
    criterion = make_ranking(other, "R1", make_scale(other))
    with write(by=world.lead, token=uuid4()) as writer:
        rating = Rating.objects.create(option=option, criterion=criterion, level="low")
        writer.record("rated", rating, world.programme)
    assert ask(world, follower, tag).json()["cells"] == {}
