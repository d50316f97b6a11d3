"""What still gives exempt matter away, or is kept by what is not there: told on the page of what is kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from reports.formats.shelf import FORMATS_DIR
from reports.models import Exemption, Paper, Section
from tests.factories import World, sent, sign_in
from tests.reports.exempt.keeping import EXEMPT, MUTUAL, WHY, kept, room
from tests.reports.workshop import PAPER, paper, written

__all__ = ["paper"]


def test_words_that_still_name_it_are_told_at_once_with_their_places(
    world: World, paper: Paper
) -> None:
    written(paper, "The staff mutual is too dear.")
    client = sign_in(world.officer)
    assert client.post(MUTUAL, sent(**WHY))["Location"] == EXEMPT
    assert Exemption.objects.count() == 1  # it is saved all the same
    page = room(client)
    assert "One thing is still to be done before anything can be issued." in page
    told = page.partition("What still gives it away")[2].partition("Kept from the whole paper")[0]
    assert "names the option &#x27;A1/B&#x27;" in told
    assert "/edit/conclusion/" in told
    # The check of the paper says the same, and nothing is issued.
    assert "names the option" in client.get(f"{PAPER}checks/").content.decode()
    section = Section.objects.get()
    section.text = "It is too dear."
    section.save()
    page = room(client)
    assert "What still gives it away" not in page
    assert "One thing is kept from the public." in page


def test_place_beneath_a_heading_within_a_section_leads_to_the_section(
    world: World, paper: Paper
) -> None:
    written(paper, "It is so.\n\n## What it costs\n\nThe staff mutual is dear.")
    kept(paper)
    told = room(sign_in(world.lead)).partition("What still gives it away")[2]
    (line,) = (one for one in told.split("<li>") if "names the option" in one)
    assert "What it costs" in line
    assert "/edit/conclusion/" in line


def test_title_that_names_it_is_told_with_the_page_that_mends_it(
    world: World, paper: Paper
) -> None:
    paper.title = "A staff mutual for all"
    paper.save()
    kept(paper)
    told = room(sign_in(world.lead)).partition("What still gives it away")[2]
    assert f"{PAPER}change/" in told


def test_section_that_is_still_given_away_leads_to_what_is_to_be_done(
    world: World, paper: Paper
) -> None:
    written(paper, "The lease costs £413,703.")
    written(paper, "It is £413,703 a year.", key="executive-summary")
    client = sign_in(world.lead)
    form = sent(version=1, paragraph="3", reason="Bids.")
    assert client.post(f"{PAPER}edit/conclusion/exempt/", form)["Location"] == EXEMPT
    told = room(client).partition("What still gives it away")[2]
    assert "£413,703" in told
    assert "/edit/executive-summary/" in told


def test_paragraph_of_another_law_is_a_fault_to_mend(world: World, paper: Paper) -> None:
    row = kept(paper, paragraph="14")
    written(paper, "Secret.", exempt={"paragraph": "12", "reason": "Advice."})
    client = sign_in(world.lead)
    page = room(client)
    for said in ("Paragraph 14 is not one of those for England (1 to 7)", "Paragraph 12 is not"):
        assert said in page
    assert "is exempt from publication under paragraph 14" not in page
    address = f"{EXEMPT}{row.pk}/"
    assert address in page
    assert "14:" not in client.get(address).content.decode()
    refused = client.post(address, sent(version=1, paragraph="14", reason="Bids."))
    assert refused.status_code == 422
    form = sent(version=1, paragraph="3", reason="Bids.")
    assert client.post(address, form)["Location"] == EXEMPT
    row.refresh_from_db()
    assert (row.paragraph, row.version) == ("3", 2)
    late = client.post(address, sent(version=1, paragraph="5", reason="Mine."))
    assert late.status_code == 409
    assert "Paragraph 14" not in room(client)
    assert client.get(f"{EXEMPT}{row.pk + 1}/").status_code == 404


@pytest.fixture
def welsh(tmp_path: Path, settings: Any) -> str:
    """The key of a council's own house format that goes by the law for Wales."""
    ours = FORMATS_DIR / "outline-business-case.json"
    data = json.loads(ours.read_text(encoding="utf-8"))
    data |= {"key": "gwynedd", "name": "Gwynedd", "exempt_list": "wales"}
    (tmp_path / "gwynedd.json").write_text(json.dumps(data), encoding="utf-8")
    settings.FORMATS_DIR = tmp_path
    return "gwynedd"


def test_paper_of_a_welsh_council_is_kept_by_the_paragraphs_for_wales(
    world: World, paper: Paper, welsh: str
) -> None:
    kept(paper, name="A1/A")
    paper.house_format = welsh
    paper.save()
    client = sign_in(world.lead)
    assert "Paragraph 3 is not one of those for Wales (12 to 18C)" in room(client)
    form = client.get(MUTUAL).content.decode()
    assert "Part 4 of Schedule 12A" in form
    assert "14: Information about the financial or business affairs" in form
    assert "18C: Deliberations of a standards committee" in form
    assert " 3: Information" not in form
    assert client.post(MUTUAL, sent(**WHY)).status_code == 422
    assert client.post(MUTUAL, sent(**WHY | {"paragraph": "14"})).status_code == 302
    page = room(client)
    assert "under paragraph 14 (information about the financial or business affairs" in page
    assert "of Part 4 of Schedule 12A" in page


def test_what_is_no_longer_there_is_a_fault_to_mend(world: World, paper: Paper) -> None:
    kept(paper)
    option = world.options[1]
    option.code = "M"
    option.save()
    client = sign_in(world.lead)
    page = room(client)
    assert "There is no such thing as the option &#x27;A1/B&#x27;" in page
    assert "Staff mutual" not in client.get(f"{PAPER}preview/").content.decode()
