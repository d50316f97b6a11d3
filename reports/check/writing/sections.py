"""Parts of a paper that nobody has given, and headings with nothing beneath them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reports.check.facts import PaperFacts
from reports.check.finding import (
    EMPTY_SECTION,
    MISSING_FACT,
    NOTHING_TO_SHOW,
    UNANSWERED,
    Finding,
    FindingKind,
    PlaceInPaper,
)
from reports.document.content import (
    Block,
    Contents,
    Document,
    Heading,
    Landscape,
    Paragraph,
    Unfinished,
    UnfinishedKind,
)

_PLACEHOLDER = re.compile(r"\b(?:TBC|TBD|XXX+|[Ll]orem ipsum)\b|\[[^\]]*\bto be [a-z]+\]|\?\?\?")
_NOT_WRITTEN = "This section has not been written."
COVER = "Cover"
# What each kind of unfinished part is found by, and what is said of it.
_RULES = {
    UnfinishedKind.SECTION: EMPTY_SECTION,
    UnfinishedKind.STATEMENT: EMPTY_SECTION,
    UnfinishedKind.FACT: MISSING_FACT,
    UnfinishedKind.BLOCK: NOTHING_TO_SHOW,
    UnfinishedKind.ANSWER: UNANSWERED,
}
_WORDS = {
    UnfinishedKind.SECTION: (
        "This section has not been written: write it, or say why the paper goes without it."
    ),
    UnfinishedKind.STATEMENT: (
        "Nothing is said here: write it, or say that there is nothing, in words of your own or in "
        "those that are offered where the section is written."
    ),
    UnfinishedKind.FACT: (
        "The fact “{name}” is not given: give it among the facts of the paper, or say why not."
    ),
    UnfinishedKind.BLOCK: (
        "The paper does not have {name}: add it to the programme, or say why there is none."
    ),
    UnfinishedKind.ANSWER: (
        "“{name}” is not answered: answer it in the business case, or say why not."
    ),
}


def section_findings(document: Document, facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each part that is unfinished, and for each note that officers left to
    themselves."""
    yield from unfinished_findings(document, facts.unwritten_exempt)
    place = PlaceInPaper()
    for block in _flat(document.blocks):
        if isinstance(block, Heading):
            place = PlaceInPaper(block.section, block.number, block.text)
        elif isinstance(block, Paragraph) and block.section:
            text = block.text.strip()
            if text == _NOT_WRITTEN:
                here = replace(place, section=block.section)
                message = "These words stand for a section that is not written: write it."
                yield Finding(FindingKind.ERROR, EMPTY_SECTION, here, message, text, text)
            elif match := _PLACEHOLDER.search(text):
                here = replace(place, section=block.section)
                message = "This is a note to yourself: put the words themselves in its place."
                yield Finding(
                    FindingKind.ADVICE, "placeholder", here, message, text, match[0], match.start()
                )


def unfinished_findings(
    document: Document, unwritten_exempt: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """An error for each part of the paper that nobody has given: a section, a fact, a block with
    nothing to show, an answer, and a heading with nothing beneath it. `unwritten_exempt` are the
    headings of sections that are kept from the public and are not written, by key."""
    headings = {heading.key: heading for heading in document.headings}
    for part in document.unfinished:
        yield _unfinished(part, headings.get(part.beneath))
    for key, words in (unwritten_exempt or {}).items():
        yield _unfinished(Unfinished(UnfinishedKind.SECTION, key, words), None)
    blocks = tuple(_flat(document.blocks))
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and _is_bare(blocks, at, block.level):
            message = "Nothing stands beneath this heading: write the section, or leave it out."
            place = PlaceInPaper(block.section, block.number, block.text)
            yield Finding(FindingKind.ERROR, EMPTY_SECTION, place, message, block.text, block.text)


def _unfinished(part: Unfinished, heading: Heading | None) -> Finding:
    is_section = part.kind in (UnfinishedKind.SECTION, UnfinishedKind.STATEMENT)
    # A fact of the cover is under no heading of the paper.
    own = COVER if part.kind is UnfinishedKind.FACT else part.name
    place = PlaceInPaper(
        section=part.key if is_section else "",
        number=heading.number if heading else "",
        heading=heading.text if heading else own,
    )
    message = _WORDS[part.kind].format(name=part.name)
    return Finding(FindingKind.ERROR, _RULES[part.kind], place, message, about=part.key)


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape):
            yield from _flat(block.blocks)
        elif not isinstance(block, Contents):
            yield block


def _is_bare(blocks: tuple[Block, ...], at: int, level: int) -> bool:
    """Whether neither text nor a lower heading follows a heading."""
    if at + 1 == len(blocks):
        return True
    behind = blocks[at + 1]
    return isinstance(behind, Heading) and behind.level <= level
