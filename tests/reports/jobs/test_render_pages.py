"""The page on which a file is waited for, and its buttons."""

from uuid import uuid4

import pytest
from django.test import Client

from reports.jobs.views import ticket_for
from reports.models import Paper, Render
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.jobs.renders import make_render
from workbench.models import AuditEvent

State = Render.State
PAPER = "/programmes/2018-21/papers/obc/"


@pytest.fixture
def paper(world: World) -> Paper:
    return Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
    )


@pytest.fixture
def render(world: World, paper: Paper) -> Render:
    return make_render(
        world.lead,
        state=State.RUNNING,
        doing="Laying out the pages: 12 so far",
        steps=4,
        steps_done=1,
    )


@pytest.fixture
def address(paper: Paper, render: Render) -> str:
    return f"{PAPER}files/{ticket_for(paper.pk, render)}/"


def stand(render: Render, **values: object) -> None:
    if values["state"] not in {State.RUNNING}:
        values = {"run": None} | values
    Render.objects.filter(pk=render.pk).update(**values)


def test_pages_refuse_the_wrong_visitors(world: World, address: str, render: Render) -> None:
    refuses_the_wrong_visitors(world, address, writes=False)
    refuses_writing(world, f"{address}cancel/", sent())
    for post in ("cancel/", "again/"):
        assert sign_in(world.lead).get(address + post).status_code == 405
        assert sign_in(world.stranger).post(address + post, sent()).status_code == 404
    render.refresh_from_db()
    assert render.state == State.RUNNING


def test_page_says_how_far_the_file_has_come(world: World, address: str) -> None:
    text = sign_in(world.officer).get(address).content.decode()
    assert "Laying out the pages: 12 so far." in text
    assert 'value="1" max="4"' in text
    assert "Step 2 of 4" in text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text
    assert f'action="{address}cancel/"' in text


def test_reader_is_offered_no_button_that_stops_it_for_others(world: World, address: str) -> None:
    assert "/cancel/" not in sign_in(world.member).get(address).content.decode()


def test_page_says_how_many_are_made_first(world: World, render: Render, paper: Paper) -> None:
    waits = make_render(world.lead, "Another.")
    address = f"{PAPER}files/{ticket_for(paper.pk, waits)}/"
    text = sign_in(world.lead).get(address).content.decode()
    assert "The file waits its turn: one other is made first." in text
    assert "It has not begun yet." in text


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("paper.pdf", f"{PAPER}paper.pdf"),
        ("versions/1.0/paper.docx?draft=1", f"{PAPER}versions/1.0/paper.docx?draft=1"),
        ("../../../sign-out/", PAPER),
        ("//example.org/paper.pdf", PAPER),
        ("https://example.org/", PAPER),
        ("", PAPER),
    ],
)
def test_made_file_is_fetched_where_it_was_asked_for(
    world: World, render: Render, address: str, asked: str, leads_to: str
) -> None:
    stand(render, state=State.DONE, size=1)
    page = sign_in(world.lead).get(address, {"file": asked}).content.decode()
    assert f'id="render-file" href="{leads_to}"' in page
    assert "The file is ready." in page
    assert "refresh" not in page


@pytest.mark.parametrize("role", ["lead", "member"])
def test_failed_file_says_why_and_is_made_again_by_a_button(
    world: World, render: Render, address: str, role: str
) -> None:
    stand(render, state=State.FAILED, error="Shorten its longest tables, then try again.")
    client = sign_in(getattr(world, role))
    page = client.get(f"{address}?file=paper.pdf").content.decode()
    assert "Shorten its longest tables" in page
    assert f'action="{address}again/?file=paper.pdf"' in page
    answer = client.post(f"{address}again/?file=paper.pdf", sent())
    assert answer["Location"] == f"{address}?file=paper.pdf"
    render.refresh_from_db()
    assert render.state == State.WAITING


def test_cancel_button_stops_it_once(world: World, render: Render, address: str) -> None:
    client, form = sign_in(world.officer), sent()
    page = client.post(f"{address}cancel/", form, follow=True).content.decode()
    assert "The making of this file was cancelled." in page
    client.post(f"{address}cancel/", form)
    assert AuditEvent.objects.count() == 1
    page = client.post(f"{address}cancel/", sent(), follow=True).content.decode()
    assert "This file is no longer being made." in page


def test_ticket_holds_for_its_own_paper_alone(world: World, render: Render, paper: Paper) -> None:
    other = Paper.objects.create(
        programme=world.programme, reference="B", slug="b", house_format="x", title="Other"
    )
    client: Client = sign_in(world.lead)
    for ticket in (ticket_for(other.pk, render), render.key, f"{render.key}-", str(uuid4())):
        assert client.get(f"{PAPER}files/{ticket}/").status_code == 404
