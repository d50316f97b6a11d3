"""A logo of an authority's own: who uploads it, what is refused, and which papers it stands on."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from reports.jobs.content import key_of, pack, unpack
from reports.jobs.lately import stamp_of
from reports.models import Paper
from reports.output.copies import PaperCopy
from reports.output.kinds import as_html
from reports.output.paper import ReadyPaper
from tests.factories import World, make_programme, sent, sign_in
from tests.reports.workshop import PAPER, paper
from tests.workbench.council.logos import SVG, png, put_logo
from workbench.council.logo import logo_for
from workbench.council.uploaded import uploaded_logos
from workbench.models import AuditEvent, AuthorityLogo, User

__all__ = ["paper"]


@pytest.fixture
def admin(world: World) -> Client:
    return sign_in(User.objects.create_superuser("administrator"))


@pytest.fixture
def address(world: World) -> str:
    return f"/people/authorities/{world.programme.authority_id}/logo/"


def picture(content: bytes = SVG, name: str = "logo.svg", version: int = 0) -> dict[str, Any]:
    return sent(version=version, file=SimpleUploadedFile(name, content))


def shown(world: World) -> str:
    return sign_in(world.officer).get(f"{PAPER}paper.html").content.decode()


def test_logo_pages_are_for_site_administrators_alone(
    world: World, admin: Client, address: str
) -> None:
    admin.post(address, picture())
    for page in ("", "picture", "remove/"):
        assert Client().get(address + page).status_code == 302
        for user in (world.lead, world.officer, world.stranger):
            assert sign_in(user).get(address + page).status_code == 403
        assert admin.get(address + page).status_code == 200
    assert sign_in(world.lead).post(address, picture(png(), version=1)).status_code == 403
    assert bytes(AuthorityLogo.objects.get().content) == SVG
    assert admin.get("/people/authorities/999999/logo/").status_code == 404


@pytest.mark.parametrize("content", [SVG, png(40, 20)], ids=["svg", "png"])
def test_logo_stands_on_papers_of_its_authority_alone(
    world: World, admin: Client, address: str, paper: Paper, content: bytes
) -> None:
    other = make_programme(title="Far away", reference="FAR")
    assert 'class="logo"' not in shown(world)
    assert admin.post(address, picture(content)).status_code == 302
    kind = "svg+xml" if content is SVG else "png"
    assert f'<img class="logo" src="data:image/{kind};base64,' in shown(world)
    row = AuthorityLogo.objects.get()
    assert row.authority == world.programme.authority != other.authority
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.programme_id) == ("put logo of authority", None)
    # The history tells one picture from another and keeps none.
    assert event.after["content"] == f"SHA-256 {row.sha256}"


def test_own_logo_stands_before_that_of_the_site(settings: Settings, tmp_path: Path) -> None:
    put_logo(settings, tmp_path, png(30, 10))
    for own, wanted in ((b"", png(30, 10)), (SVG, SVG), (b"damaged", png(30, 10))):
        found = logo_for("Anytown Council", own)
        assert found is not None
        assert found.content == wanted


def test_logo_is_taken_away(world: World, admin: Client, address: str, paper: Paper) -> None:
    admin.post(address, picture())
    assert 'class="logo"' in shown(world)
    data = sent(version=1)
    assert admin.post(f"{address}remove/", data)["Location"] == address
    assert admin.post(f"{address}remove/", data)["Location"] == address
    assert 'class="logo"' not in shown(world)
    assert AuditEvent.objects.filter(action="removed logo of authority").count() == 1
    assert admin.get(f"{address}picture").status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a", "neither a PNG nor an SVG"),
        (SVG.replace(b"<rect", b"<script/><rect"), "holds &lt;script&gt;"),
        (png(5000, 10), "at most 4,000 pixels"),
        (SVG + b" " * 300_000, "more than 300 KB"),
    ],
    ids=["gif", "script", "wide", "large"],
)
def test_picture_that_cannot_be_shown_is_refused_in_words(
    admin: Client, address: str, content: bytes, said: str
) -> None:
    answer = admin.post(address, picture(content))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not AuthorityLogo.objects.exists()


def test_two_people_who_change_a_logo_see_it(admin: Client, address: str) -> None:
    admin.post(address, picture())
    assert admin.post(address, picture(png(), "b.png", version=1)).status_code == 302
    late = admin.post(address, picture(SVG, version=1))
    assert late.status_code == 409
    assert bytes(AuthorityLogo.objects.get().content) == png()


def test_other_logo_makes_another_file(world: World, paper: Paper) -> None:
    def stamp() -> str:
        return stamp_of(paper, ".pdf", PaperCopy.PUBLIC, "all")

    before = stamp()
    authority = world.programme.authority
    AuthorityLogo.objects.create(authority=authority, content=SVG, sha256="1" * 64)
    assert stamp() != before
    assert [one.content for one in uploaded_logos()] == [SVG]


def test_logo_waits_with_what_a_file_is_made_from(paper_to_make: ReadyPaper) -> None:
    plain = paper_to_make
    own = ReadyPaper(plain.document, plain.attachments, plain.made_at, SVG)
    assert unpack(pack(own)) == own
    assert key_of(own, ".pdf") != key_of(plain, ".pdf")
    assert b"svg+xml" in as_html(own)


@pytest.fixture
def paper_to_make() -> ReadyPaper:
    from tests.reports.papers.papers import barnet_document

    return ReadyPaper(barnet_document())
