"""The page of a paper and its download."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from appraisal.models import Rating
from reports.casefile import read_case
from reports.importing import import_case
from reports.models import Paper, Section
from reports.render.pdf import PaperNotMade
from reports.views import papers
from tests.factories import World, make_appraisal, make_user, sign_in
from tests.ladder import refuses_the_wrong_visitors
from tests.reports.papers import BARNET, barnet_pdf

ADDRESS = "/programmes/2018-21/papers/obc/"
BARNET_PAPER = "/programmes/asc-adm/papers/obc/"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


@pytest.fixture
def paper(world: World) -> Paper:
    world.rate_everything()
    return Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="barnet-outline-business-case",
        title="Outline business case",
    )


@pytest.fixture
def barnet(db: None) -> Client:
    user = make_user("lead of Barnet")
    import_case(by=user, token=uuid4(), case=read_case(BARNET))
    return sign_in(user)


def test_paper_refuses_the_wrong_visitors(world: World, paper: Paper) -> None:
    refuses_the_wrong_visitors(world, ADDRESS, writes=False)


def test_paper_pdf_refuses_the_wrong_visitors(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "as_pdf", lambda document: b"%PDF")
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
    answer = barnet.get(f"{BARNET_PAPER}paper.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="asc-adm-obc.pdf"'
    assert answer.content == barnet_pdf()


def test_paper_is_laid_out_once_for_all_who_open_it(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(papers, "as_pdf", lambda document: made.append(document) or b"%PDF")
    client = sign_in(world.lead)
    assert client.head(f"{ADDRESS}paper.pdf").status_code == 200
    assert made == []
    assert client.get(f"{ADDRESS}paper.pdf").content == b"%PDF"
    assert client.get(f"{ADDRESS}paper.pdf").content == b"%PDF"
    assert len(made) == 1
    Section.objects.create(paper=paper, key="conclusion", text="Changed.")
    client.get(f"{ADDRESS}paper.pdf")
    assert len(made) == 2


def test_paper_that_cannot_be_laid_out_says_why(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: object) -> bytes:
        raise PaperNotMade("The PDF renderer failed. Check its system libraries.")

    monkeypatch.setattr(papers, "as_pdf", fail)
    answer = sign_in(world.lead).get(f"{ADDRESS}paper.pdf")
    assert answer.status_code == 500
    assert "Check its system libraries." in answer.content.decode()


def test_paper_on_an_appraisal_that_has_just_begun_says_what_it_lacks(world: World) -> None:
    begun = make_appraisal(world.programme, slug="begun")
    Paper.objects.create(
        programme=world.programme,
        appraisal=begun,
        reference="B",
        slug="b",
        house_format="barnet-outline-business-case",
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
