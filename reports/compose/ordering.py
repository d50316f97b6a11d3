"""A paper put in order: its body and appendices with their numbers, notes, contents and
references."""

from reports.compose.numbering import (
    PartNumbering,
    anchored_once,
    letter,
    notes_apart,
    references_named,
)
from reports.document.content import Block, Contents, Heading, Landscape, Notes, walk
from reports.formats.format import HouseFormat


def in_order(
    form: HouseFormat, main: list[Block], behind: list[Block], faults: list[str]
) -> tuple[Block, ...]:
    """The body and the appendices (`behind`) with numbers, notes, contents and references. What is
    wrong with these is added to `faults`."""
    numbering, appendices = form.numbering, form.appendices
    body = PartNumbering(
        numbering.depth, numbering.paragraphs, shown_from=numbering.heading_numbers_from
    )
    back = PartNumbering(
        max(numbering.depth, 1),
        numbering.paragraphs,
        letter if appendices.by_letters else str,
        appendices.label,
        appendices.own_numbers,
        numbering.heading_numbers_from,
    )
    blocks, notes = notes_apart((*body.all(main), *back.all(behind)))
    if notes:
        ending = (Heading(1, "Notes", "notes", numbered=False), Notes(notes))
        at = next((i for i, b in enumerate(blocks) if _opens(b, behind)), len(blocks))
        blocks = (*blocks[:at], *ending, *blocks[at:])
    depth = form.contents_depth
    listed = [one for one in walk(blocks) if isinstance(one, Heading) and one.level <= depth]
    if depth and len(listed) >= form.contents_least:
        heading = Heading(1, form.contents_heading, "contents", numbered=False)
        blocks = (Contents(heading, depth), *blocks)
    return references_named(anchored_once(blocks), faults)


def _opens(block: Block, behind: list[Block]) -> bool:
    """Whether the block is the first heading of the appendices."""
    first = next((b for b in behind if isinstance(b, Heading | Landscape)), None)
    if isinstance(first, Landscape):
        return isinstance(block, Landscape) and block.blocks == first.blocks
    return isinstance(block, Heading) and first is not None and block.key == first.key
