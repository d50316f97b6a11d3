"""A copy that holds exempt matter says so on every page, in its title and among its facts."""

from dataclasses import replace

from reports.document.content import Document, Fact, Facts

LABEL = "Publication"


def marked(document: Document, mark: str) -> Document:
    """The paper with `mark` at the head of every page, behind its title and on its cover; as it is
    where there is no mark."""
    if not mark:
        return document
    facts = document.cover.facts
    cover = replace(document.cover, facts=Facts((Fact(LABEL, mark), *facts.facts), facts.caption))
    return replace(
        document,
        title=f"{document.title}. {mark}",
        header=" – ".join(filter(None, (mark, document.header))),
        cover=cover,
    )
