"""A paper that nobody has changed is sent again without being composed anew."""

from typing import Any
from uuid import uuid4

import pytest

from reports.jobs.lately import sent_lately, stamp_of
from reports.models import Paper, Render, Section
from reports.output.copies import PaperCopy
from reports.papers import views as papers
from schemes.programmes.actions import change_programme
from tests.factories import World, sign_in

ADDRESS = "/programmes/2018-21/papers/obc/paper"


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
def composed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """How often a paper was composed."""
    times: list[object] = []
    make = papers.made

    def counted(*arguments: Any, **named: Any) -> Any:
        times.append(arguments)
        return make(*arguments, **named)

    monkeypatch.setattr(papers, "made", counted)
    return times


def rewrite(world: World) -> None:
    """Somebody changes something of the programme."""
    programme = world.programme
    programme.refresh_from_db()
    change_programme(
        programme=programme,
        version=programme.version,
        by=world.lead,
        token=uuid4(),
        reference=programme.reference,
        title="Another title",
        summary="",
        first_year=programme.first_year,
        years=programme.years,
        target=programme.target,
    )


def test_unchanged_paper_is_composed_once(
    world: World, paper: Paper, composed: list[object]
) -> None:
    client = sign_in(world.lead)
    first = client.get(f"{ADDRESS}.json").content
    assert client.get(f"{ADDRESS}.json").content == first
    assert len(composed) == 1


def test_paper_is_composed_again_after_any_write(
    world: World, paper: Paper, composed: list[object]
) -> None:
    client = sign_in(world.lead)
    client.get(f"{ADDRESS}.json")
    rewrite(world)
    client.get(f"{ADDRESS}.json")
    assert len(composed) == 2


def test_public_and_whole_papers_and_kinds_are_kept_apart(paper: Paper) -> None:
    stamps = {stamp_of(paper, kind, copy, "") for kind in (".pdf", ".docx") for copy in PaperCopy}
    assert len(stamps) == 6


def test_file_that_is_gone_is_not_sent_again(
    world: World, paper: Paper, composed: list[object]
) -> None:
    client = sign_in(world.lead)
    client.get(f"{ADDRESS}.json")
    Render.objects.get().delete()
    assert sent_lately(stamp_of(paper, ".json", PaperCopy.PUBLIC, "")) is None
    assert client.get(f"{ADDRESS}.json").status_code == 200
    assert len(composed) == 2


def test_reader_is_refused_the_whole_paper_though_it_was_sent_lately(
    world: World, paper: Paper
) -> None:
    Section.objects.create(
        paper=paper,
        key="conclusion",
        text="Kept close.",
        exempt={"paragraph": "3", "reason": "Bids are open."},
    )
    whole = sign_in(world.lead).get(f"{ADDRESS}.json?whole=1").content.decode()
    assert "Kept close." in whole
    member = sign_in(world.member)
    assert member.get(f"{ADDRESS}.json?whole=1").status_code == 403
    assert "Kept close." not in member.get(f"{ADDRESS}.json").content.decode()
