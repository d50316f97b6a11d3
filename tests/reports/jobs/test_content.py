"""What a file is made from: a name for the same content, and bytes that hold nothing else."""

import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reports.jobs.content import NotContent, key_of, pack, renderer_version, renderers, unpack
from reports.output.paper import ReadyPaper
from reports.render.pdf.attachments import Attachment
from tests.reports.jobs.renders import small_document
from tests.reports.papers.papers import barnet_document

PAPER = ReadyPaper(small_document(), (Attachment("case.json", b"{}", "The case", "text/json"),))


def test_a_whole_paper_comes_back_as_it_was() -> None:
    """With its charts and exact numbers."""
    whole = replace(PAPER, document=barnet_document())
    assert unpack(pack(whole)) == whole


def test_the_same_content_has_the_same_key_and_any_other_another() -> None:
    first, attached = PAPER.attachments[0], PAPER.attachments
    others = [
        replace(PAPER, document=small_document("The board did not meet.")),
        replace(PAPER, attachments=()),
        replace(PAPER, attachments=attached + attached),
        replace(PAPER, attachments=(replace(first, content=b"[]"),)),
        replace(PAPER, attachments=(replace(first, name="case.jsont", mime="ext/json"),)),
        replace(PAPER, attachments=(replace(first, description="A case"),)),
        PAPER.at(datetime(2026, 11, 29, tzinfo=UTC)),
    ]
    keys = {key_of(one, ".pdf") for one in [PAPER, *others]} | {key_of(PAPER, ".html")}
    assert len(keys) == 2 + len(others)
    assert key_of(unpack(pack(PAPER)), ".pdf") == key_of(PAPER, ".pdf")


def test_an_issued_paper_waits_with_its_moment_and_a_draft_without_one() -> None:
    moment = datetime(2026, 11, 29, 14, 30, tzinfo=UTC)
    assert unpack(pack(PAPER.at(moment))).made_at == moment
    assert unpack(pack(PAPER)).made_at is None
    assert PAPER.at(moment).at(moment + timedelta(days=1)).made_at == moment


def test_another_style_of_papers_is_another_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    before = renderer_version()
    renderers.cache_clear()
    assert renderer_version() == before
    renderers.cache_clear()
    monkeypatch.setattr("reports.jobs.content.style_files", lambda: {"css/paper.css": b"p {}"})
    try:
        assert renderer_version() != before
    finally:
        renderers.cache_clear()


@pytest.mark.parametrize(
    "packed",
    [
        zlib.compress(b"[]"),
        zlib.compress(b'{"document": "{}", "attachments": []}'),
        zlib.compress(b'{"document": "{", "attachments": []}'),
        zlib.compress(b""),
        b"not compressed",
    ],
)
def test_whatever_else_waits_in_a_row_is_refused(packed: bytes) -> None:
    with pytest.raises(NotContent):
        unpack(packed)
