"""Recommendations: each item of the officers' list, as a numbered paragraph or in a list."""

from collections.abc import Iterable
from dataclasses import replace

from reports.document.content import Block, ItemList, Paragraph, plain


def recommendation_blocks(
    written: Iterable[Block], lead_in: str, *, as_list: bool = False
) -> tuple[Block, ...]:
    """The officers' blocks with `lead_in` before the first list, whose items become paragraphs of
    their own, each with what hangs beneath it, or stay a list. Notes and other words stay."""
    blocks: list[Block] = []
    led = not lead_in
    for block in written:
        if isinstance(block, ItemList) and not led:
            blocks.append(plain(lead_in, lead=True))
            led = True
        if not isinstance(block, ItemList):
            blocks.append(block)
        elif as_list:
            items = tuple(tuple(map(_recommended, item)) for item in block.items)
            blocks.append(replace(block, items=items))
        else:
            blocks.extend(_recommended(one) for item in block.items for one in item)
    return tuple(blocks)


def _recommended(block: Block) -> Block:
    return replace(block, recommendation=True) if isinstance(block, Paragraph) else block
