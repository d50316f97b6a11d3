"""The pages in the contents of a Word file: those on which an office program prints the headings,
or none."""

import io
import os
import re
import shutil
import stat
import time
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from reports.document.content import Contents, Document
from reports.output.kinds import as_docx
from reports.output.paper import ReadyPaper
from reports.render.docx.contents import pages
from reports.render.docx.paper import render_docx
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.office import MISSING, convert, printed_text, squeezed
from tests.reports.papers.papers import barnet_document
from tests.reports.render.word_file import W


@pytest.fixture
def office(settings: Any) -> None:
    settings.OFFICE = "soffice"
    if pages.office_program() is None:
        pytest.fail(f"{MISSING} fonts-liberation", pytrace=False)


@cache
def _made(document: Document) -> bytes:
    return as_docx(ReadyPaper(document))


@pytest.fixture
def barnet(office: None) -> bytes:
    return _made(barnet_document())


def entries(content: bytes) -> list[tuple[str, str]]:
    """The words of each entry of the contents, and the page that it names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and re.fullmatch(r"TOC\d", style.get(f"{W}val")):
            words = [text.text for text in paragraph.iter(f"{W}t")]
            named = any("PAGEREF" in code.text for code in paragraph.iter(f"{W}instrText"))
            found.append((words[0], words[-1] if named else ""))
    return found


def listed(document: Document) -> list[str]:
    depth = next(block.depth for block in document.walk() if isinstance(block, Contents))
    return [one.title for one in document.headings if one.level <= depth]


def test_every_entry_names_the_page_on_which_its_heading_is_printed(barnet: bytes) -> None:
    printed = [squeezed(page) for page in printed_text(convert(barnet, ".docx", "pdf"))]
    found = entries(barnet)
    assert [words for words, _ in found] == listed(barnet_document())
    numbers = [int(page) for _, page in found]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 30
    wrong = [
        (words, page) for words, page in found if squeezed(words) not in printed[int(page) - 1]
    ]
    assert wrong == []


def test_office_program_prints_the_numbers_that_the_file_has(barnet: bytes) -> None:
    text = "".join(squeezed(page) for page in printed_text(convert(barnet, ".docx", "pdf"))[:4])
    for words, page in entries(barnet):
        assert re.search(re.escape(squeezed(words)) + rf"\.*{page}", text), words


def test_numbers_take_no_prompt_and_stand_within_the_list(barnet: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(barnet)) as package:
        body, said = package.read("word/document.xml"), package.read("word/settings.xml")
    assert b"updateFields" not in said
    assert b"w:dirty" not in body
    kinds = re.findall(rb'fldCharType="(\w+)"', body)
    count = len(entries(barnet))
    assert kinds.count(b"begin") == kinds.count(b"separate") == kinds.count(b"end") == count + 1
    depth = 0
    for kind in kinds:
        depth += {b"begin": 1, b"separate": 0, b"end": -1}[kind]
        assert 0 <= depth <= 2
    assert depth == 0


def test_without_a_program_entries_stand_without_pages() -> None:
    made = as_docx(ReadyPaper(paper_with_every_block()))
    assert made == render_docx(paper_with_every_block())
    assert {page for _, page in entries(made)} == {""}


def test_typeface_of_other_widths_gives_no_pages(
    office: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines would break elsewhere than in Word, and so would pages."""
    monkeypatch.setattr(pages, "_typeface", lambda: "DejaVu Sans")
    made = as_docx(ReadyPaper(paper_with_every_block()))
    assert {page for _, page in entries(made)} == {""}


@pytest.mark.parametrize("does", ["exit 1", "exit 0", "sleep 600"])
def test_program_that_fails_or_hangs_gives_no_pages_and_is_ended(
    does: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "started"
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\necho $$ > {mark}\n{does}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    settings.OFFICE = str(program)
    monkeypatch.setattr(pages, "_typeface", lambda: "Liberation Sans")
    monkeypatch.setattr(pages, "_SECONDS", 5)
    begun = time.monotonic()
    made = as_docx(ReadyPaper(paper_with_every_block()))
    assert {page for _, page in entries(made)} == {""}
    assert time.monotonic() - begun < 30
    started = int(mark.read_text(encoding="utf-8"))
    for _ in range(50):
        if not _runs(started):
            break
        time.sleep(0.1)
    assert not _runs(started)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or ") Z " not in state.read_text(encoding="utf-8")


def test_paper_without_contents_asks_no_program(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OFFICE = shutil.which("true") or "true"
    monkeypatch.setattr(pages, "_typeface", lambda: "Liberation Sans")
    document = paper_with_every_block()
    without = tuple(block for block in document.blocks if not isinstance(block, Contents))

    def asked(*_args: object) -> None:
        raise AssertionError("a paper without contents has no pages to name")

    monkeypatch.setattr(pages, "page_numbers", asked)
    assert as_docx(ReadyPaper(replace(document, blocks=without)))
