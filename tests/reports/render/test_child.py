"""The process that makes a file: what it tells, how it is stopped, what it says when it fails."""

import pytest

from reports.output.kinds import FILE_KINDS
from reports.output.paper import ReadyPaper
from reports.render.child import PaperNotMade, RenderStopped, in_child
from reports.render.news import News
from reports.render.pdf.paper import render_pdf
from tests.reports.jobs.renders import small_document

ANY_KIND = "reports.output.any_kind"


@pytest.fixture(autouse=True, params=["started", "forked"])
def both_beginnings(request: pytest.FixtureRequest) -> None:
    """As the product starts a child, and as other tests do."""
    if request.param == "started":
        request.getfixturevalue("children_of_the_product")


def test_watcher_hears_how_far_it_has_come() -> None:
    heard: list[News | None] = []

    def watch(news: News | None) -> bool:
        heard.append(news)
        return True

    made = render_pdf(small_document(), watch=watch, pause=1.2)
    assert made == render_pdf(small_document())
    told = [news for news in heard if news]
    assert {news.steps for news in told} == {4}
    assert [news.done for news in told] == sorted(news.done for news in told)
    assert told[-1].doing == "Making it readable for screen readers"


def test_watcher_stops_it() -> None:
    with pytest.raises(RenderStopped):
        render_pdf(small_document(), watch=lambda news: False, pause=60)


@pytest.mark.parametrize("kind", [".html", ".json", ".docx"])
def test_any_other_kind_is_the_same_as_without_a_child(kind: str) -> None:
    paper = ReadyPaper(small_document())
    assert in_child(ANY_KIND, (kind, paper)) == FILE_KINDS[kind].render(paper)


def test_kind_without_a_renderer_fails_with_its_last_words() -> None:
    with pytest.raises(PaperNotMade, match="KeyError"):
        in_child(ANY_KIND, (".exe", ReadyPaper(small_document())))
