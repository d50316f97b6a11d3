"""The first sheet: the paper's title and facts, and a link to every other sheet."""

from collections.abc import Iterable
from typing import Any

from reports.document.content import Document
from reports.render.xlsx.looks import Looks
from reports.render.xlsx.names import link_to


def write_contents(
    page: Any, looks: Looks, document: Document, entries: Iterable[tuple[str, str]]
) -> None:
    """Writes the first sheet. `entries` are the names of the other sheets with what each shows."""
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 80)
    page.write_string(0, 0, document.title, looks.of("title"))
    facts = [
        ("Kind of paper", document.cover.kind),
        ("Authority", document.authority),
        *((fact.label, fact.text) for fact in document.cover.facts.facts),
    ]
    if document.draft:
        facts.insert(0, ("Status of this copy", document.draft))
    row = 1
    for label, text in facts:
        page.write_string(row, 0, label, looks.of("side"))
        page.write_string(row, 1, text, looks.of())
        row += 1
    row += 1
    page.write_string(row, 0, "Sheet", looks.of("head"))
    page.write_string(row, 1, "What it shows", looks.of("head"))
    for shows, name in entries:
        row += 1
        page.write_url(row, 0, link_to(name), looks.of("link"), name)
        page.write_string(row, 1, shows, looks.of())
    page.set_paper(9)
    page.fit_to_pages(1, 0)
