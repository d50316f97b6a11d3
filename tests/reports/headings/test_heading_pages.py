"""The page on which an officer makes the headings of one paper its own."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from reports.casefile.papers import paper_parts
from reports.casefile.parts import CaseHeading, CasePaper
from reports.headings.actions import arrangement_of
from reports.models import Paper, PaperHeading, Section
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.workshop import PAPER, paper, written
from workbench.models import AuditEvent

__all__ = ["paper"]

PAGE = f"{PAPER}headings/"


def part(paper: Paper) -> CasePaper:
    """The paper as the case file has it."""
    return next(one for one in paper_parts(paper.programme) if one.reference == paper.reference)


def standing(paper: Paper) -> list[str]:
    """The words of the headings of the first level that stand in the paper."""
    form = arrangement_of(paper).form
    return [one.heading for one in (*form.headings, *form.appendices.headings)]


def told(client: Client, address: str, data: dict[str, Any]) -> str:
    """The words of the page that a button leads to."""
    answer = client.post(address, data, follow=True)
    assert answer.redirect_chain[-1][0] == PAGE
    return answer.content.decode()


@pytest.mark.parametrize(
    "page", ["", "new/", "conclusion/below/", "conclusion/rename/", "costs/remove/"]
)
def test_heading_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    PaperHeading.objects.create(paper=paper, key="costs", heading="Costs", own=True)
    refuses_the_wrong_visitors(world, PAGE + page, writes=True)
    if page:
        refuses_writing(world, PAGE + page, sent(version=1, heading="X", where="last"))
    assert PaperHeading.objects.count() == 1


@pytest.mark.parametrize("page", ["move/", "leave-out/", "put-back/"])
def test_buttons_of_headings_refuse_the_wrong_people(world: World, paper: Paper, page: str) -> None:
    refuses_writing(world, f"{PAGE}conclusion/{page}", sent(version=1, direction="up"))
    assert sign_in(world.officer).get(f"{PAGE}conclusion/{page}").status_code == 405
    assert sign_in(world.officer).post(f"{PAGE}no-such/{page}", sent(version=1)).status_code == 404
    assert not PaperHeading.objects.exists()


def test_page_lists_the_headings_of_the_format_in_order(world: World, paper: Paper) -> None:
    page = sign_in(world.officer).get(PAGE).content.decode()
    assert "headings stand in this paper." in page
    words = re.findall(r'wb-headings__words">([^<]*)<', unescape(page))
    assert words == [one.heading for one in arrangement_of(paper).lines]
    assert page.count("wb-headings__level-2") == 2
    assert "left out" not in page.lower().replace("leave out", "")


def test_heading_is_renamed_for_this_paper_alone(world: World, paper: Paper) -> None:
    other = Paper.objects.create(
        programme=paper.programme, reference="B", slug="b", house_format=paper.house_format
    )
    client = sign_in(world.officer)
    address = f"{PAGE}methodology/rename/"
    assert (
        "The house format calls it “How the options were judged”"
        in client.get(address).content.decode()
    )
    assert client.post(address, sent(version=1, heading="Our way"))["Location"] == PAGE
    assert "Our way" in standing(paper)
    assert "Our way" not in standing(other)
    assert part(paper).headings == (CaseHeading("methodology", "Our way"),)
    assert "“How the options were judged” in the house format." in client.get(PAGE).content.decode()
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.subject) == ("renamed heading", "Our way")
    assert (event.before["heading"], event.after["heading"]) == ("", "Our way")
    # Named as in the format, it follows the format again.
    client.post(address, sent(version=2, heading="How the options were judged"))
    assert PaperHeading.objects.get().heading == ""
    assert client.post(address, sent(version=3, heading=" ")).status_code == 422
    assert client.post(address, sent(version=3, heading="x" * 201)).status_code == 422


def test_two_people_who_rename_one_heading_see_both_texts(world: World, paper: Paper) -> None:
    address = f"{PAGE}methodology/rename/"
    sign_in(world.officer).post(address, sent(version=1, heading="Our way"))
    late = sign_in(world.lead).post(address, sent(version=1, heading="Our method"))
    assert late.status_code == 409
    page = late.content.decode()
    assert "Our way" in page
    assert "Our method" in page
    assert PaperHeading.objects.get().heading == "Our way"


def test_two_people_at_different_headings_do_not_disturb_each_other(
    world: World, paper: Paper
) -> None:
    officer, lead = sign_in(world.officer), sign_in(world.lead)
    officer.post(f"{PAGE}methodology/move/", sent(version=1, direction="up"))
    # Its page was opened before the move, which named all headings beside the one moved.
    answer = lead.post(f"{PAGE}conclusion/rename/", sent(version=1, heading="What follows"))
    assert answer.status_code == 302
    assert {"What follows"} < set(standing(paper))


def test_heading_moves_among_its_neighbours_and_stays_at_the_end(
    world: World, paper: Paper
) -> None:
    client = sign_in(world.officer)
    first = standing(paper)
    said = told(client, f"{PAGE}strategic-context/move/", sent(version=1, direction="up"))
    assert "“Strategic context” is moved up." in said
    assert standing(paper) == [first[1], first[0], *first[2:]]
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.subject) == ("moved heading", "Strategic context")
    assert (event.before["place"], event.after["place"]) == (2, 1)
    client.post(f"{PAGE}strategic-context/move/", sent(version=2, direction="up"))
    assert standing(paper) == [first[1], first[0], *first[2:]]
    client.post(f"{PAGE}strategic-context/move/", sent(version=3, direction="down"))
    assert standing(paper) == first
    late = told(client, f"{PAGE}strategic-context/move/", sent(version=1, direction="down"))
    assert "Somebody else changed this meanwhile." in late
    assert standing(paper) == first


def test_button_sent_twice_does_once(world: World, paper: Paper) -> None:
    client, data = sign_in(world.officer), sent(version=1, direction="down")
    first = standing(paper)
    client.post(f"{PAGE}executive-summary/move/", data)
    client.post(f"{PAGE}executive-summary/move/", data)
    assert standing(paper) == [first[1], first[0], *first[2:]]
    assert AuditEvent.objects.count() == 1


def test_heading_is_left_out_and_its_text_kept_and_told_of(world: World, paper: Paper) -> None:
    written(paper, "We rated four options.", key="methodology")
    client = sign_in(world.officer)
    said = told(client, f"{PAGE}methodology/leave-out/", sent(version=1))
    assert "“How the options were judged” is left out. What is written beneath it is kept." in said
    assert "One is left out." in said
    assert "How the options were judged" not in standing(paper)
    assert Section.objects.get(key="methodology").text == "We rated four options."
    assert "How the options were judged" not in client.get(PAPER).content.decode()
    sections = client.get(f"{PAPER}edit/").content.decode()
    assert "Left out of this paper; the text is kept" in sections
    assert client.get(f"{PAPER}edit/methodology/").status_code == 200
    told(client, f"{PAGE}methodology/put-back/", sent(version=2))
    assert "How the options were judged" in standing(paper)
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["left out heading", "put back heading"]


def test_heading_within_one_that_is_left_out_goes_with_it(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    page = told(client, f"{PAGE}next-steps/leave-out/", sent(version=1))
    assert "Left out with the one above it." in page
    assert "leave-out/" not in page.partition("Project budget")[2].partition("Implementation")[0]


def test_heading_that_the_format_requires_cannot_be_left_out(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    page = client.get(PAGE).content.decode()
    assert "./executive-summary/leave-out/" not in page
    assert "./methodology/leave-out/" in page
    assert "Stands in every paper of this house format." in page
    said = told(client, f"{PAGE}executive-summary/leave-out/", sent(version=1))
    assert "“Executive summary” stands in every paper of this house format." in said
    assert "Executive summary" in standing(paper)
    assert not PaperHeading.objects.exists()
    assert not AuditEvent.objects.exists()


def test_readers_of_the_history_see_no_words_of_headings(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    client.post(f"{PAGE}new/", sent(heading="Talks with Smith", where="last"))
    client.post(f"{PAGE}talks-with-smith/leave-out/", sent(version=1))
    history = "/programmes/2018-21/history/"
    assert "Talks with Smith" in client.get(history).content.decode()
    read = sign_in(world.member).get(history).content.decode()
    assert "a heading of a paper" in read
    assert "smith" not in read.lower()
    listed = b"".join(sign_in(world.member).get(f"{history}history.csv"))
    assert b"smith" not in listed.lower()


def test_own_heading_is_added_below_another_and_written(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    address = f"{PAGE}methodology/below/"
    page = client.get(address).content.decode()
    assert "Below “How the options were judged”, at its level" in page
    client.post(address, sent(heading="Who was asked", where="after"))
    words = standing(paper)
    assert words[words.index("How the options were judged") + 1] == "Who was asked"
    row = PaperHeading.objects.get(own=True)
    assert (row.key, str(row)) == ("who-was-asked", "Who was asked")
    assert AuditEvent.objects.latest("pk").action == "added heading"
    edit = f"{PAPER}edit/who-was-asked/"
    assert client.post(edit, sent(version=0, text="Thirty carers.")).status_code == 302
    preview = client.get(f"{PAPER}preview/paper.html").content.decode()
    assert preview.index("Thirty carers.") > preview.index("Who was asked")
    assert "The paper’s own." in client.get(PAGE).content.decode()


def test_own_heading_is_added_within_another_and_no_deeper_than_three_levels(
    world: World, paper: Paper
) -> None:
    client = sign_in(world.officer)
    client.post(f"{PAGE}methodology/below/", sent(heading="Panel", where="beneath"))
    client.post(f"{PAGE}panel/below/", sent(heading="Chair", where="beneath"))
    levels = {one.key: one.level for one in arrangement_of(paper).lines}
    assert (levels["panel"], levels["chair"]) == (2, 3)
    page = client.get(f"{PAGE}chair/below/").content.decode()
    assert "one level deeper" not in page
    refused = client.post(f"{PAGE}chair/below/", sent(heading="Deeper", where="beneath"))
    assert refused.status_code == 422


@pytest.mark.parametrize(("where", "appendix"), [("last", False), ("appendix", True)])
def test_own_heading_is_added_as_the_last(
    world: World, paper: Paper, where: str, appendix: bool
) -> None:
    sign_in(world.officer).post(f"{PAGE}new/", sent(heading="Costs", where=where))
    lines = [one for one in arrangement_of(paper).lines if one.appendix == appendix]
    assert [one for one in lines if one.level == 1][-1].heading == "Costs"


def test_headings_of_the_same_words_have_different_keys(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    for _each in range(2):
        client.post(f"{PAGE}new/", sent(heading="Conclusion", where="last"))
    client.post(f"{PAGE}new/", sent(heading="Options introduction", where="last"))
    keys = set(PaperHeading.objects.values_list("key", flat=True))
    assert keys == {"conclusion-2", "conclusion-3", "options-introduction-2"}
    assert not arrangement_of(paper).faults


def test_own_heading_is_removed_while_nothing_stands_beneath_it(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    client.post(f"{PAGE}new/", sent(heading="Costs", where="last"))
    assert "./costs/remove/" in client.get(PAGE).content.decode()
    section = written(paper, "Nine pounds.", key="costs")
    assert "./costs/remove/" not in client.get(PAGE).content.decode()
    refused = client.post(f"{PAGE}costs/remove/", sent(version=1))
    assert refused.status_code == 422
    assert "Leave it out instead" in refused.content.decode()
    section.delete()
    data = sent(version=1)
    assert client.post(f"{PAGE}costs/remove/", data)["Location"] == PAGE
    assert client.post(f"{PAGE}costs/remove/", data)["Location"] == PAGE
    assert not PaperHeading.objects.exists()
    assert AuditEvent.objects.latest("pk").action == "removed heading"
    assert client.get(f"{PAGE}methodology/remove/").status_code == 404


def test_heading_whose_house_format_cannot_be_read_is_told_of(world: World, paper: Paper) -> None:
    Paper.objects.update(house_format="no-such")
    client = sign_in(world.officer)
    assert "cannot be read" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}conclusion/rename/").status_code == 404
    refused = client.post(f"{PAGE}new/", sent(heading="Costs", where="last"))
    assert refused.status_code == 422
    assert "Choose another first." in refused.content.decode()


def test_page_asks_as_many_questions_of_thirty_headings_as_of_few(
    world: World, paper: Paper, django_assert_max_num_queries: Any
) -> None:
    PaperHeading.objects.bulk_create(
        PaperHeading(paper=paper, key=f"own-{at}", heading="W" * 200, own=True, position=at)
        for at in range(30)
    )
    client = sign_in(world.officer)
    with django_assert_max_num_queries(14):
        assert client.get(PAGE).status_code == 200
