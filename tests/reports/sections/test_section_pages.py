"""Writing the sections of a paper."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appraisal.models import Rating
from reports.models import Paper, Section
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent
from workbench.rows.slugs import slug_for

PAPER = "/programmes/2018-21/papers/obc/"
WRITE = f"{PAPER}edit/"
CONCLUSION = f"{WRITE}conclusion/"
IN_PLACE = {"HTTP_X_IN_PLACE": "section"}


@pytest.fixture
def paper(world: World) -> Paper:
    world.rate_everything()
    return Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
    )


def written(paper: Paper, text: str = "It is so.", **values: object) -> Section:
    return Section.objects.create(paper=paper, key="conclusion", text=text, **values)


@pytest.mark.parametrize("page", ["", "conclusion/", "conclusion/exempt/", "../figures.json"])
def test_section_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    address = f"{PAPER}figures.json" if "figures" in page else WRITE + page
    refuses_the_wrong_visitors(world, address, writes=True)
    if page.startswith("conclusion"):
        refuses_writing(world, address, sent(version=0, text="Mine"))


def test_sections_stand_in_the_order_of_the_house_format(world: World, paper: Paper) -> None:
    written(paper, "Nine words stand here, and that is all there is.")
    Section.objects.create(paper=paper, key="methodology", text="", exempt={"paragraph": "3"})
    Section.objects.create(paper=paper, key="next-steps", text="{{ finance.targets }}")
    Section.objects.create(paper=paper, key="left-over", text="From another format.")
    page = sign_in(world.lead).get(WRITE).content.decode()
    order = ["1 Executive summary", "6.1 Lawful", "6.2 Savings", "8 Conclusion", "Left over"]
    assert sorted(order, key=page.index) == order
    assert "2 of 18 sections are written." in page
    assert "Empty; exempt by paragraph 3" in page
    assert "Written; 1 thing to mend" in page
    assert "Without a place in this house format" in page


def test_section_is_written_and_shows_how_it_prints(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    text = "There are {{ options.count | words }}.\r\n\r\nTable: Sums\r\n\r\n| a | b |\r\n|-|-|\r\n| c | 1 |"
    answer = client.post(CONCLUSION, sent(version=0, text=text))
    assert (answer.status_code, answer["Location"]) == (302, CONCLUSION)
    section = Section.objects.get()
    assert section.text == text.replace("\r\n", "\n")
    page = client.get(CONCLUSION).content.decode()
    assert "There are three." in page
    assert "<caption>Sums</caption>" in page
    assert f"Saved {timezone.localtime():%H:%M} by" in page
    assert AuditEvent.objects.latest("pk").action == "wrote section"


def test_section_with_a_fault_is_saved_and_says_what_is_near(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    client.post(CONCLUSION, sent(version=0, text="We have {{ option.count }} and {{ #nowhere }}."))
    page = client.get(CONCLUSION).content.decode()
    assert "To mend in this section" in page
    assert "There is no figure &#x27;option.count&#x27;" in page
    assert "options.count" in page
    assert "There is no heading or paragraph #nowhere" in page
    assert "We have {{ option.count }} and {{ #nowhere }}." in page
    # It is no fault of another section.
    assert "To mend in this section" not in client.get(f"{WRITE}methodology/").content.decode()


@pytest.mark.parametrize("button", ["look", "find"])
def test_section_is_looked_at_without_being_saved(world: World, paper: Paper, button: str) -> None:
    written(paper, "As it was.")
    form = sent(
        version=1, text="Now {{ criteria.count | words }}.", figures="criteria", **{button: "1"}
    )
    page = sign_in(world.lead).post(CONCLUSION, form).content.decode()
    assert "Now {{ criteria.count | words }}." in page
    assert "Now three." in page
    assert "Not saved yet." in page
    assert "<code>{{ criteria.count }}</code>" in page
    assert "<code>{{ options.count }}</code>" not in page
    assert Section.objects.get().text == "As it was."


def test_figures_are_found_by_words_in_the_address_too(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    page = client.get(f"{CONCLUSION}?figures=criteria").content.decode()
    assert "<code>{{ criteria.count }}</code>" in page
    assert "<code>{{ options.count }}</code>" not in page
    assert "No figure has “zebra”" in client.get(f"{CONCLUSION}?figures=zebra").content.decode()


def test_names_are_completed_with_what_they_print(world: World, paper: Paper) -> None:
    found = sign_in(world.lead).get(f"{PAPER}figures.json", {"q": "options"}).json()
    assert found["more"] == 0
    assert found["figures"][0]["quote"] == "options.count"
    assert found["figures"][0]["value"] == "3"


def test_section_written_by_two_shows_both_texts(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    client.post(CONCLUSION, sent(version=0, text="Theirs."))
    for version in (0, 5):
        late = client.post(CONCLUSION, sent(version=version, text="Mine."))
        page = late.content.decode()
        assert late.status_code == 409
        assert "Theirs." in page
        assert page.count("Mine.") >= 2
        assert 'name="version" value="1"' in page
    assert Section.objects.get().text == "Theirs."


def test_section_saved_in_place_answers_with_what_changes(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    answer = client.post(CONCLUSION, sent(version=0, text="In place."), **IN_PLACE)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert 'data-into="answer"' in page
    assert 'name="version" value="1"' in page
    assert "Undo the last change" in page
    # The next page does not say it again.
    assert "The section is saved." not in client.get(PAPER).content.decode()
    late = client.post(CONCLUSION, sent(version=0, text="Late."), **IN_PLACE)
    assert late.status_code == 409
    assert "In place." in late.content.decode()
    assert "<html" not in late.content.decode()


def test_last_change_of_a_section_is_undone_and_done_again(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    client.post(CONCLUSION, sent(version=0, text="One."))
    client.post(CONCLUSION, sent(version=1, text="Two."))
    undo = f"{CONCLUSION}undo/"
    assert client.post(undo, sent(version=2))["Location"] == CONCLUSION
    assert Section.objects.get().text == "One."
    client.post(undo, sent(version=2))
    assert Section.objects.get().text == "One.", "a late one undoes nothing"
    client.post(undo, sent(version=3))
    assert Section.objects.get().text == "Two."
    assert client.get(undo).status_code == 405
    assert client.post(f"{WRITE}methodology/undo/", sent(version=1)).status_code == 404


def test_section_nobody_asks_for_is_not_found(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    assert client.get(f"{WRITE}poem/").status_code == 404
    assert client.post(f"{WRITE}poem/", sent(version=0, text="A poem")).status_code == 404
    assert not Section.objects.exists()


def test_section_is_kept_from_the_public_and_opened_again(world: World, paper: Paper) -> None:
    written(paper)
    client = sign_in(world.lead)
    address = f"{CONCLUSION}exempt/"
    page = client.get(address).content.decode()
    assert "3: Information about the financial or business affairs" in page
    assert "Part 1 of Schedule 12A" in page
    refused = client.post(address, sent(version=1, paragraph="3", reason=" "))
    assert refused.status_code == 422
    assert "Say why the public interest" in refused.content.decode()
    client.post(address, sent(version=1, paragraph="3", reason="Bids are open."))
    assert Section.objects.get().exempt == {"paragraph": "3", "reason": "Bids are open."}
    page = client.get(CONCLUSION).content.decode()
    assert "is exempt from publication under paragraph 3" in page
    client.post(address, sent(version=2, paragraph="", reason="No longer."))
    section = Section.objects.get()
    assert (section.exempt, section.text) == (None, "It is so.")


def test_section_can_be_written_while_the_appraisal_contradicts_itself(
    world: World, paper: Paper
) -> None:
    Rating.objects.filter(criterion=world.rankings[0]).update(level="splendid")
    client = sign_in(world.lead)
    assert "splendid" in client.get(WRITE).content.decode()
    page = client.get(CONCLUSION).content.decode()
    assert "Figures cannot be shown until this is mended" in page
    assert client.post(CONCLUSION, sent(version=0, text="Kept.")).status_code == 302
    assert Section.objects.get().text == "Kept."


def test_paper_in_an_unknown_house_format_shows_what_is_written(world: World, paper: Paper) -> None:
    written(paper)
    Paper.objects.update(house_format="nobody")
    client = sign_in(world.lead)
    assert "There is no house format" in client.get(WRITE).content.decode()
    assert "It is so." in client.get(CONCLUSION).content.decode()


def test_section_page_asks_a_constant_number_of_queries(
    world: World, paper: Paper, django_assert_num_queries
) -> None:
    client = sign_in(world.lead)
    client.post(CONCLUSION, sent(version=0, text="One."))
    counts = []
    for more in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(CONCLUSION)
        counts.append(len(asked))
        Section.objects.create(paper=paper, key=f"appendix-{'ab'[more]}", text="More.")
    assert counts[0] == counts[1]


def test_anchors_of_a_section_meet_none_of_the_page(world: World, paper: Paper) -> None:
    written(paper, "{#main}\nA paragraph\n\n## Figures heading\n\nsee {{ #main }} <b>not bold</b>")
    page = sign_in(world.lead).get(CONCLUSION).content.decode()
    assert page.count('id="main"') == 1
    assert 'id="paper-main"' in page
    assert 'href="#paper-main"' in page
    assert "<b>" not in page


def test_section_on_a_criterion_whose_code_no_address_could_have(world: World) -> None:
    """Its key is what an address makes of the code; the paper prints what is written there."""
    criterion = world.rankings[0]
    criterion.code = "R 1 / Größe"
    criterion.save()
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
    )
    client = sign_in(world.lead)
    rooms = "/programmes/2018-21/papers/obc/edit/"
    key = f"criterion-{slug_for(criterion.code)}"
    assert f'href="{rooms}{key}/"' in client.get(rooms).content.decode()
    Section.objects.create(paper=paper, key=key, text="It was weighed twice.")
    page = client.get("/programmes/2018-21/papers/obc/paper.html").content.decode()
    assert "It was weighed twice." in page


LEGAL = f"{WRITE}legal/"
NO_LEGAL = "There are no legal implications."


def test_officer_says_that_there_are_none_and_nobody_else_does(world: World, paper: Paper) -> None:
    """The ready sentence is offered where nothing is written, and written by whoever chooses it."""
    Paper.objects.update(house_format="derby-cabinet-report")
    client = sign_in(world.officer)
    page = client.get(LEGAL).content.decode()
    assert "Say that there are none" in page
    assert NO_LEGAL in page
    assert client.post(LEGAL, sent(version=0, text=NO_LEGAL)).status_code == 302
    assert Section.objects.get(key="legal").text == NO_LEGAL
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.actor_id) == ("wrote section", world.officer.pk)
    assert "Say that there are none" not in client.get(LEGAL).content.decode()
    # Taken out again, it is offered again; a section that is more than that is not offered it.
    client.post(LEGAL, sent(version=1, text=""))
    assert "Say that there are none" in client.get(LEGAL).content.decode()
    assert "Say that there are none" not in client.get(f"{WRITE}summary/").content.decode()
