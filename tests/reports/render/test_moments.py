"""When files say that they were made: the moment that is given, and nothing of the clock."""

import re
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from django.core.management import call_command
from django.utils.timezone import now

from reports.jobs.making import make_render
from reports.models import Render
from reports.render.html import standalone_html
from reports.render.moments import in_utc
from reports.render.pdf.paper import render_pdf
from tests.factories import make_user
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.jobs import renders
from tests.reports.papers.papers import BARNET
from tests.reports.render.standards import faults_of

MOMENT = datetime(2026, 11, 29, 15, 30, 5, 123456, tzinfo=timezone(timedelta(hours=1)))


def test_moment_is_told_to_the_second_and_by_the_clock_of_greenwich() -> None:
    assert in_utc(MOMENT) == "2026-11-29T14:30:05Z"
    assert in_utc(None) == ""


def test_pdf_says_when_it_was_made_and_not_when_the_committee_meets() -> None:
    made = render_pdf(paper_with_every_block(), made_at=MOMENT)
    assert faults_of(made) == []
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261129143005Z"
        said = pdf.Root.Metadata.read_bytes().decode()
    assert re.findall(r"<xmp:(\w+)>([^<]*)<", said) == [
        ("CreateDate", "2026-11-29T14:30:05Z"),
        ("ModifyDate", "2026-11-29T14:30:05Z"),
    ]
    assert render_pdf(paper_with_every_block(), made_at=MOMENT) == made


def test_web_page_says_both_days() -> None:
    html = standalone_html(paper_with_every_block(), MOMENT)
    assert '<meta name="dcterms.created" content="2026-11-29T14:30:05Z">' in html
    assert '<meta name="dcterms.date" content="2021-09-17">' in html
    assert "dcterms.created" not in standalone_html(paper_with_every_block())


@pytest.mark.django_db
def test_draft_is_made_when_its_file_is_made() -> None:
    row = renders.make_render(make_user(), kind=".docx")
    before = now().replace(microsecond=0)
    make_render(row.pk)
    row.refresh_from_db()
    assert row.state == Render.State.DONE
    created = docx.Document(BytesIO(row.read_file())).core_properties.created
    assert before <= created <= now()


def test_command_makes_the_same_file_at_the_same_moment(tmp_path: Path) -> None:
    def build(name: str, *more: str) -> bytes:
        call_command("build_paper", str(BARNET), "--output", str(tmp_path / name), *more)
        return (tmp_path / name).read_bytes()

    said = ("--made-at", "2026-11-29T14:30:05Z")
    first = build("a.docx", *said)
    assert build("b.docx", *said) == first
    assert docx.Document(BytesIO(first)).core_properties.created == datetime(
        2026, 11, 29, 14, 30, 5, tzinfo=UTC
    )
    before = now().replace(microsecond=0)
    built = docx.Document(BytesIO(build("c.docx"))).core_properties.created
    assert before <= built <= now()
