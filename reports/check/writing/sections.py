"""Sections without any text, and headings with nothing beneath them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.check.finding import EMPTY_SECTION as RULE
from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.document.content import Block, Contents, Document, Heading, Landscape, Paragraph

_PLACEHOLDER = re.compile(r"\b(?:TBC|TBD|XXX+|[Ll]orem ipsum)\b|\[[^\]]*\bto be [a-z]+\]|\?\?\?")
_NOT_WRITTEN = "This section has not been written."


def section_findings(document: Document) -> Iterator[Finding]:
    """A finding for each section that is not written, and for each heading with nothing beneath."""
    blocks = tuple(_flat(document.blocks))
    place = PlaceInPaper()
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            place = PlaceInPaper(block.section, block.number, block.text)
            if _is_bare(blocks, at, block.level):
                message = "Nothing stands beneath this heading: write the section, or leave it out."
                yield Finding(FindingKind.ERROR, RULE, place, message, block.text, block.text)
        elif isinstance(block, Paragraph):
            text = block.text.strip()
            if text == _NOT_WRITTEN:
                message = "This section has not been written: write it before the paper is issued."
                yield Finding(FindingKind.ERROR, RULE, place, message, text, text)
            elif (match := _PLACEHOLDER.search(text)) and block.section:
                here = replace(place, section=block.section)
                message = "This is a note to yourself: put the words themselves in its place."
                yield Finding(
                    FindingKind.ADVICE, "placeholder", here, message, text, match[0], match.start()
                )


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
