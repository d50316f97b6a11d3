"""The paper as a file by itself, opened from a disk: it needs no server and hides nothing."""

from pathlib import Path

import pytest

from reports.document.content import Document
from reports.render.html import standalone_html
from tests.browser.visit import Visit
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.papers.papers import barnet_document

PAPERS = {"everything": paper_with_every_block, "barnet": barnet_document}


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_paper_by_itself_is_accessible_and_narrows(name: str, visit: Visit, tmp_path: Path) -> None:
    document: Document = PAPERS[name]()
    file = tmp_path / "paper.html"
    file.write_text(standalone_html(document), encoding="utf-8")
    visit.page.goto(file.as_uri())
    asked = {response.url for response in visit.responses if not response.url.startswith("data:")}
    assert asked == {file.as_uri()}
    assert visit.complaints == []
    assert visit.page.locator("h1").all_inner_texts() == [document.title]
    assert visit.faults() == []
    assert visit.narrow() == []
    visit.page.set_viewport_size({"width": 320, "height": 640})
    assert visit.faults() == []
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    assert visit.page.locator("img").count() == len(document.charts)
    drawn = "() => [...document.images].every(one => one.complete && one.naturalWidth > 0)"
    assert visit.page.evaluate(drawn)


def test_words_of_a_draft_are_read_once(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "paper.html"
    file.write_text(
        standalone_html(paper_with_every_block(draft="Draft for comment")), encoding="utf-8"
    )
    visit.page.goto(file.as_uri())
    assert visit.page.get_by_text("Draft for comment").count() == 1
    assert visit.page.get_by_text("Draft for comment").is_visible()
