"""What stands between a paper and its issue, and mending it in one step."""

import re

import pytest

from reports.access import paper_for
from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.compose.composer import AN_APPRAISAL
from reports.compose.makers import STEPS
from reports.compose.scheme_makers import SCHEMES
from reports.models import Explained, Paper, Section
from reports.output.sides import TooLong
from reports.readiness import standing
from reports.readiness.linking import FigureNotFound, linked
from reports.readiness.mending import mending_url
from reports.readiness.standing import standing_of
from reports.stored.exporting import programme_case
from schemes.access import Act
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.workshop import PAPER, paper, written
from workbench.models import AuditEvent

__all__ = ["paper"]

ROOM = f"{PAPER}checks/"
CONTRADICTING = "Of 40 people, 10 stayed and 20 left, 35 in all. 10% of £200,000 is £30,000."


def mark_of(paper: Paper, typed: str) -> str:
    found = [
        one
        for one in standing_of(paper, programme_case(paper.programme)).findings
        if one.typed == typed
    ]
    assert found, f"the check says nothing of {typed}"
    return found[0].fingerprint


def test_checks_refuse_the_wrong_visitors(world: World, paper: Paper) -> None:
    written(paper, "The board weighed three options.")
    explain = f"{ROOM}{mark_of(paper, 'three')}/explain/"
    for address in (ROOM, explain):
        refuses_the_wrong_visitors(world, address, writes=True)
        assert sign_in(world.lead).put(address).status_code == 405
    refuses_writing(world, explain, sent(version=0, why="Mine."))
    link = f"{ROOM}{mark_of(paper, 'three')}/link/"
    refuses_writing(world, link, sent())
    assert sign_in(world.lead).get(link).status_code == 405
    assert sign_in(world.lead).post(f"{ROOM}{'0' * 16}/link/", sent()).status_code == 404


def test_checks_begin_with_what_stands_in_the_way(world: World, paper: Paper) -> None:
    written(paper, "{{ option.count }}")
    page = sign_in(world.lead).get(ROOM).content.decode()
    assert "conclusion: there is no figure &#x27;option.count&#x27;" in page
    count = standing_of(paper, programme_case(paper.programme)).count
    assert count >= 1
    assert f"Before issue ({count})" in page
    assert re.search(r"things? stands? between this paper and its issue", page)
    # An overview leads here.
    assert f'href="{ROOM}"' in sign_in(world.lead).get(PAPER).content.decode()


def test_matching_figure_is_linked_in_one_step(world: World, paper: Paper) -> None:
    written(paper, "On *one* hand, three. The board weighed three options in the end.")
    client = sign_in(world.officer)
    page = client.get(f"{ROOM}?kind=matching").content.decode()
    assert "<mark>three</mark> options" in page
    mark = next(
        one.fingerprint
        for one in standing_of(paper, programme_case(paper.programme)).findings
        if one.replacement and "weighed" in one.excerpt
    )
    answer = client.post(f"{ROOM}{mark}/link/", sent(kind="matching"))
    assert answer["Location"] == f"{ROOM}?kind=matching"
    section = Section.objects.get()
    assert section.text == (
        "On *one* hand, three. The board weighed {{ options.count | words }} options in the end."
    )
    assert AuditEvent.objects.latest("pk").action == "linked a figure in section"
    # Done is done: nothing of it is found again.
    assert client.post(f"{ROOM}{mark}/link/", sent()).status_code == 404


def test_finding_is_explained_and_the_explanation_taken_back(world: World, paper: Paper) -> None:
    written(paper, "Some 4,321 people replied.")
    mark = mark_of(paper, "4,321")
    client = sign_in(world.officer)
    address = f"{ROOM}{mark}/explain/"
    assert "<mark>4,321</mark>" in client.get(address).content.decode()
    assert client.post(address, sent(version=0, why=" ")).status_code == 422
    assert client.post(address, sent(version=0, why="The survey of May.")).status_code == 302
    explained = Explained.objects.get()
    assert (explained.mark, explained.why, explained.by_role) == (
        mark, "The survey of May.", "Officer",
    )  # fmt: skip
    page = client.get(f"{ROOM}?kind=unsupported").content.decode()
    assert "The survey of May." in page
    late = client.post(address, sent(version=0, why="Another."))
    assert late.status_code in (409, 422)
    assert client.post(address, sent(version=1, why="")).status_code == 302
    assert not Explained.objects.exists()


def test_contradiction_no_longer_stops_the_paper_once_explained(world: World, paper: Paper) -> None:
    written(paper, CONTRADICTING)
    before = standing_of(paper, programme_case(paper.programme))
    stopping = [one for one in before.stopping if one.place.section == "conclusion"]
    assert stopping
    for one in stopping:
        Explained.objects.create(paper=paper, mark=one.fingerprint, why="As the source has it.")
    assert standing_of(paper, programme_case(paper.programme)).count == before.count - len(stopping)


def test_checks_are_worked_out_again_once_anything_changes(world: World, paper: Paper) -> None:
    section = written(paper, "Some 4,321 people replied.")
    client = sign_in(world.lead)
    overview = client.get(PAPER).content.decode()
    assert "See what stands between this paper and its issue." in overview
    assert "<mark>4,321</mark>" in client.get(f"{ROOM}?kind=unsupported").content.decode()
    assert (
        standing_of(paper, programme_case(paper.programme)).sentence
        in client.get(PAPER).content.decode()
    )
    section.text = "Some 4,322 people replied."
    section.save()
    page = client.get(f"{ROOM}?kind=unsupported").content.decode()
    assert "<mark>4,322</mark>" in page
    assert "4,321" not in page


def test_checks_are_shown_some_at_a_time(world: World, paper: Paper) -> None:
    written(paper, "\n\n".join(f"Some {4300 + n} people came." for n in range(20)))
    client = sign_in(world.lead)
    first = client.get(f"{ROOM}?kind=unsupported").content.decode()
    assert "Page 1 of 2" in first
    assert first.count('class="wb-finding"') == 15
    second = client.get(f"{ROOM}?kind=unsupported&page=2").content.decode()
    assert "<mark>4319</mark>" in second
    assert client.get(f"{ROOM}?kind=nonsense&page=x").status_code == 200


@pytest.mark.parametrize(
    ("text", "typed", "excerpt", "wanted"),
    [
        ("Cost £5m.", "£5m", "Cost £5m.", "Cost {{ x }}."),
        ("£15m and £5m", "£5m", "£15m and £5m", "£15m and {{ x }}"),
        ("**£5m** here, £5m there", "£5m", "£5m here, £5m there", "**{{ x }}** here, £5m there"),
        ("{{ a | 5 }} and 5", "5", "9 and 5", "{{ a | 5 }} and {{ x }}"),
        ("5.5 or 5, or 5% or 5.", "5", "5.5 or 5, or 5% or 5.", "5.5 or {{ x }}, or 5% or 5."),
    ],
)
def test_typed_figure_is_found_where_it_was_printed(
    text: str, typed: str, excerpt: str, wanted: str
) -> None:
    start = {"£15m and £5m": 9, "9 and 5": 6, "5.5 or 5, or 5% or 5.": 7}.get(
        excerpt, excerpt.index(typed)
    )
    assert linked(text, typed, "{{ x }}", excerpt, start) == wanted


def test_typed_figure_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(FigureNotFound):
        linked("It costs {{ x }}.", "5", "{{ x }}", "It costs 5.", 9)


def test_each_unfinished_part_leads_to_where_it_is_given(world: World, paper: Paper) -> None:
    """Sections, facts and blocks, each listed for itself; an explanation clears one of them."""
    Paper.objects.update(house_format="derby-cabinet-report", appraisal=None)
    paper.refresh_from_db()
    client = sign_in(world.officer)
    before = standing_of(paper, programme_case(paper.programme))
    missing = [one for one in before.stopping if one.about]
    assert {"summary", "legal", "contact", "meeting_date"} <= {one.about for one in missing}
    first, second = (client.get(f"{ROOM}?page={at}").content.decode() for at in (1, 2))
    page = first + second
    assert "Nothing is said here" in page
    assert f'href="{PAPER}edit/legal/"' in page
    assert f'href="{PAPER}facts/"' in page
    one = next(one for one in missing if one.about == "legal")
    address = f"{ROOM}{one.fingerprint}/explain/"
    assert address in page
    assert client.post(address, sent(version=0, why="Legal answers in May.")).status_code == 302
    after = standing_of(paper, programme_case(paper.programme))
    assert after.count == before.count - 1
    assert [one.about for one in after.findings if one.explained] == ["legal"]


@pytest.mark.parametrize(
    ("rule", "about", "leads"),
    [
        ("missing-fact", "sponsor", f"{PAPER}facts/"),
        ("missing-fact", "authority", "/programmes/2018-21/edit/"),
        ("nothing-to-show", AN_APPRAISAL, f"{PAPER}change/"),
        ("nothing-to-show", SCHEMES, "/programmes/2018-21/schemes/new/"),
        ("nothing-to-show", STEPS, "/programmes/2018-21/timetable/"),
        ("nothing-to-show", "a timetable", ""),
        ("unanswered", "s1-why", "/programmes/2018-21/schemes/s1/case/edit/"),
        ("unanswered", "gone-why", ""),
        ("empty-section", "why", ""),
    ],
)
def test_page_on_which_a_part_is_given(
    world: World, paper: Paper, rule: str, about: str, leads: str
) -> None:
    make_scheme(paper.programme, reference="S1", slug="s1")
    place = paper_for(world.lead, "2018-21", "obc", Act.WRITE)
    finding = Finding(FindingKind.ERROR, rule, PlaceInPaper(), "", about=about)
    assert mending_url(place, finding) == leads


def test_paper_that_is_too_long_says_so_whichever_findings_are_shown(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    Paper.objects.update(house_format="decision-summary")
    paper.refresh_from_db()
    long = TooLong(3, 1, (("Why", 1.5),))
    monkeypatch.setattr(standing, "too_long", lambda *_paper: long)
    client = sign_in(world.officer)
    told = "The paper fills three sides before its appendices, and its house format allows one."
    for kind in ("stopping", "question", "advice"):
        page = client.get(f"{ROOM}?kind={kind}").content.decode()
        assert page.count(told) == 1
    assert f'href="{PAPER}headings/"' in page
    found = standing_of(paper, programme_case(paper.programme)).too_long
    assert found is not None
    client.post(f"{ROOM}{found.fingerprint}/explain/", sent(version=0, why="The chair agreed."))
    assert told not in client.get(ROOM).content.decode()
