"""Papers of the five cases as PDFs that carry what a paper carries: each made once."""

from functools import cache

from reports.casefile.file import read_case
from reports.document.content_json import content_json
from reports.output.kinds import as_pdf
from reports.output.paper import ReadyPaper, paper_of
from tests.once import once
from tests.reports.papers.papers import BARNET

# Every paper of the five cases.
PAPERS = (
    ("barnet", "obc"),
    ("hertfordshire", "ccg-paper"),
    ("derby", "cabinet-report"),
    ("warwick", "heart-briefing"),
    ("cambridgeshire", "pack"),
    ("cambridgeshire", "a-r-6-173"),
)


@cache
def paper_pdf(case: str, reference: str, *, whole: bool = False, draft: str = "") -> bytes:
    read = read_case(BARNET.with_stem(case)).case
    return made_once(paper_of(read, reference, whole=whole, draft=draft))


def made_once(paper: ReadyPaper) -> bytes:
    parts = [content_json(paper.document), *(one.content for one in paper.attachments)]
    return once(lambda: as_pdf(paper), *parts)


def derby_pdf() -> bytes:
    return paper_pdf("derby", "cabinet-report")
