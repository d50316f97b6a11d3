"""A paper as it prints, on pages and as files."""

import base64
import hashlib
import re

import pytest

from reports.models import Paper, Render
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from tests.reports.workshop import PAPER, paper, written

__all__ = ["paper"]

ROOM = f"{PAPER}preview/"
SECRET = "The bidder offered a zebra."
EXEMPT = {"paragraph": "3", "reason": "Bids are open."}


@pytest.mark.parametrize("page", ["preview/", "preview/paper.html", "paper.json"])
def test_preview_refuses_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    refuses_the_wrong_visitors(world, PAPER + page, writes=False)
    assert sign_in(world.lead).post(PAPER + page).status_code == 405


@pytest.mark.parametrize(
    "page", ["preview/?part=conclusion", "preview/paper.html?", "paper.json?", "paper.html?"]
)
def test_whole_paper_is_for_those_who_write_or_approve_it(
    world: World, paper: Paper, page: str
) -> None:
    written(paper, SECRET, exempt=EXEMPT)
    public, whole = PAPER + page, f"{PAPER}{page}&whole=1"
    for who in ("assessor", "member", "approver", "lead", "officer"):
        client = sign_in(getattr(world, who))
        assert "zebra" not in client.get(public).content.decode(), who
        answer = client.get(whole)
        if who in ("lead", "officer", "approver"):
            assert "zebra" in answer.content.decode(), who
        else:
            assert answer.status_code == 403, who


def test_preview_shows_the_paper_part_by_part(world: World, paper: Paper) -> None:
    written(paper, "It is so.")
    client = sign_in(world.member)
    page = client.get(ROOM).content.decode()
    assert 'href="?part=conclusion"' in page
    part = client.get(f"{ROOM}?part=conclusion").content.decode()
    assert ">8</span> Conclusion" in part
    assert "It is so." in part
    assert "Before:" in part
    assert "Next:" in part
    assert client.get(f"{ROOM}?part=nothing").status_code == 404
    chart = client.get(f"{ROOM}?part=summary").content.decode()
    assert '<svg role="img" aria-label="' in chart


def test_preview_of_a_paper_with_faults_says_what_to_mend(world: World, paper: Paper) -> None:
    written(paper, "{{ nothing.known }}")
    client = sign_in(world.lead)
    assert "there is no figure" in client.get(ROOM).content.decode()
    assert client.get(f"{ROOM}paper.html")["Location"] == ROOM


def test_whole_page_allows_nothing_but_its_own_style(world: World, paper: Paper) -> None:
    answer = sign_in(world.member).get(f"{ROOM}paper.html")
    html, policy = answer.content.decode(), answer["Content-Security-Policy"]
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "sandbox": "",
    }
    assert "<script" not in html


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype"), ("json", b"{")],
)
def test_paper_is_downloaded_in_every_kind(
    world: World, paper: Paper, kind: str, begins: bytes
) -> None:
    client = sign_in(world.lead)
    assert f'href="{PAPER}paper.{kind}"' in client.get(PAPER).content.decode()
    answer = client.get(f"{PAPER}paper.{kind}")
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="2018-21-obc.{kind}"'
    whole = client.get(f"{PAPER}paper.{kind}?whole=1")
    assert whole["Content-Disposition"] == f'attachment; filename="2018-21-obc-whole.{kind}"'
    assert Render.objects.exists()


def test_history_shows_the_texts_of_papers_only_to_those_who_write(
    world: World, paper: Paper
) -> None:
    sign_in(world.officer).post(f"{PAPER}edit/conclusion/", sent(version=0, text=SECRET))
    for address in ("/programmes/2018-21/history/", "/programmes/2018-21/history/history.csv"):
        for who, sees in (("member", False), ("approver", False), ("officer", True)):
            answer = sign_in(getattr(world, who)).get(address)
            assert answer.status_code == 200
            body = answer.getvalue().decode()
            assert ("zebra" in body) is sees, (address, who)
            assert "wrote section" in body


def test_long_part_is_read_in_pieces(world: World, paper: Paper) -> None:
    text = "\n\n".join(f"## Piece {n}\n\n" + "Words.\n\n" * 12 for n in range(4))
    written(paper, text)
    client = sign_in(world.member)
    page = client.get(ROOM).content.decode()
    assert "8.3 Piece 2" in page
    piece = client.get(f"{ROOM}?part=conclusion-piece-2").content.decode()
    assert piece.count("Words.") == 12
