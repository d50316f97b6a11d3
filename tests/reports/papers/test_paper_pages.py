"""The page of a paper and its download."""

from uuid import uuid4

import pytest
from django.test import Client

from appraisal.models import Rating
from reports.casefile.file import read_case
from reports.jobs.making import make_render
from reports.models import Paper, Render, Section
from reports.output.kinds import as_pdf
from reports.output.paper import DRAFT, paper_of
from reports.sections.actions import write_section
from reports.stored.importing import import_case
from tests.factories import World, make_appraisal, make_user, sign_in
from tests.ladder import refuses_the_wrong_visitors
from tests.reports.papers.papers import BARNET
from tests.reports.render.moments import moment_of

ADDRESS = "/programmes/2018-21/papers/obc/"
BARNET_PAPER = "/programmes/asc-adm/papers/obc/"


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


@pytest.fixture
def barnet(db: None) -> Client:
    user = make_user("lead of Barnet")
    import_case(by=user, token=uuid4(), case=read_case(BARNET))
    return sign_in(user)


def test_paper_refuses_the_wrong_visitors(world: World, paper: Paper) -> None:
    refuses_the_wrong_visitors(world, ADDRESS, writes=False)


def test_paper_pdf_refuses_the_wrong_visitors(world: World, paper: Paper) -> None:
    refuses_the_wrong_visitors(world, f"{ADDRESS}paper.pdf", writes=False)


@pytest.mark.parametrize("file", ["", "paper.pdf"])
def test_paper_takes_no_form_and_belongs_to_its_programme(
    world: World, paper: Paper, file: str
) -> None:
    client = sign_in(world.lead)
    assert client.post(ADDRESS + file).status_code == 405
    assert client.get(f"/programmes/2018-21/papers/another/{file}").status_code == 404


def test_paper_page_of_a_whole_paper_offers_the_download(barnet: Client) -> None:
    text = barnet.get(BARNET_PAPER).content.decode()
    assert "The paper is complete and can be downloaded." in text
    assert f'href="{BARNET_PAPER}paper.pdf"' in text
    assert "7 March 2016" in text
    assert "Appendix H Health and safety" in text
    assert "To mend first" not in text


def test_paper_page_says_what_is_worth_a_look(world: World, paper: Paper) -> None:
    text = sign_in(world.lead).get(ADDRESS).content.decode()
    assert "things are worth a look first." in text
    assert "The section &#x27;executive-summary&#x27; has not been written." in text
    assert "The cover lacks a fact: committee." in text


def test_paper_that_quotes_a_figure_amiss_leads_back_to_what_to_mend(
    world: World, paper: Paper
) -> None:
    Section.objects.create(paper=paper, key="conclusion", text="{{ finance.targets }}")
    client = sign_in(world.lead)
    text = client.get(ADDRESS).content.decode()
    assert "conclusion: there is no figure" in text
    assert "Download the paper" not in text
    answer = client.get(f"{ADDRESS}paper.pdf")
    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)


def test_paper_in_an_unknown_house_format_says_so(world: World, paper: Paper) -> None:
    Paper.objects.filter(pk=paper.pk).update(house_format="nobody")
    text = sign_in(world.lead).get(ADDRESS).content.decode()
    assert "There is no house format" in text


def test_paper_downloaded_is_the_paper_of_the_case_file(barnet: Client) -> None:
    """Its fifty pages are waited for; once they are made, they are sent at once."""
    waits = barnet.get(f"{BARNET_PAPER}paper.pdf")
    assert waits.status_code == 302
    assert "about to be made" in barnet.get(waits["Location"]).content.decode()
    make_render(Render.objects.get().pk)
    answer = barnet.get(f"{BARNET_PAPER}paper.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="asc-adm-obc.pdf"'
    paper = paper_of(read_case(BARNET).case, draft=str(DRAFT))
    assert answer.content == as_pdf(paper.at(moment_of(answer.content)))


def test_small_paper_is_made_once_for_all_who_open_it(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    assert client.head(f"{ADDRESS}paper.pdf").status_code == 200
    assert not Render.objects.exists()
    made = client.get(f"{ADDRESS}paper.pdf").content
    assert made.startswith(b"%PDF")
    assert sign_in(world.member).get(f"{ADDRESS}paper.pdf").content == made
    assert Render.objects.get().attempts == 1
    write_section(
        paper=paper, key="conclusion", text="Changed.", version=0, by=world.lead, token=uuid4()
    )
    assert client.get(f"{ADDRESS}paper.pdf").content != made
    assert Render.objects.count() == 2


def test_paper_on_an_appraisal_that_has_just_begun_says_what_it_lacks(world: World) -> None:
    begun = make_appraisal(world.programme, slug="begun")
    Paper.objects.create(
        programme=world.programme,
        appraisal=begun,
        reference="B",
        slug="b",
        house_format="outline-business-case",
        title="Begun",
    )
    text = sign_in(world.lead).get("/programmes/2018-21/papers/b/").content.decode()
    assert "The paper has no appraisal with options and criteria." in text
    assert "Download the paper" in text


def test_paper_on_an_appraisal_that_contradicts_itself_says_what_to_mend(
    world: World, paper: Paper
) -> None:
    ratings = Rating.objects.filter(option__appraisal=world.appraisal)
    ratings.filter(criterion=world.rankings[0]).update(level="splendid")
    text = sign_in(world.lead).get(ADDRESS).content.decode()
    assert "To mend first" in text
    assert "splendid" in text
