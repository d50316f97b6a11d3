"""Numbers that the product prints itself, taken out wherever they are exempt ones.

What officers typed is not changed: the search finds it, and they are told where it stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reports.document.content import Block, Document, ItemList, Landscape, Run
from reports.withheld.items import CELL, WITHHELD
from reports.withheld.secret_numbers import SecretNumbers
from reports.withheld.spelled import every_mention
from workbench.pages.runs import words_of
from workbench.pages.tables import Cell

Words = Callable[[str], str]
_NAMES = frozenset({"key", "name", "href", "figure", "section", "kind", "number", "value"})


def without_numbers_told(document: Document, numbers: SecretNumbers) -> Document:
    """The paper without any exempt number in what the product prints."""

    def words(text: str) -> str:
        return masked(text, numbers)

    return replace(document, blocks=_blocks(document.blocks, words)) if numbers.all else document


def masked(text: str, numbers: SecretNumbers) -> str:
    """The text with every number withheld that tells one of these."""
    if len(text) < 2:
        return text
    made, at = [], 0
    for mention in every_mention(text):
        if mention.start >= at and any(numbers.told_by(mention)):
            made += [text[at : mention.start], WITHHELD]
            at = mention.end
    return "".join([*made, text[at:]]) if made else text


def _blocks(blocks: Sequence[Block], words: Words) -> tuple[Block, ...]:
    return tuple(_block(one, words) for one in blocks)


def _block(block: Block, words: Words) -> Block:
    if isinstance(block, Landscape):
        return Landscape(_blocks(block.blocks, words))
    if getattr(block, "section", ""):
        return block
    if isinstance(block, ItemList):
        return replace(block, items=tuple(_blocks(item, words) for item in block.items))
    made: Block = _mapped(block, words)
    return made


def _mapped(part: Any, words: Words) -> Any:
    match part:
        case str():
            return words(part)
        case Run():
            text = words(part.text)
            return part if text == part.text else replace(part, text=text, figure="")
        case Cell():
            return _cell(part, words)
        case tuple():
            return tuple(_mapped(one, words) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    made = {
        one.name: _mapped(getattr(part, one.name), words)
        for one in fields(part)
        if one.name not in _NAMES
    }
    return replace(part, **made)


def _cell(cell: Cell, words: Words) -> Cell:
    text, note = words(cell.text), words(cell.note)
    if (text, note) == (cell.text, cell.note):
        return cell
    items = tuple(map(words, cell.items))
    value = cell.value if text == cell.text else ""
    if cell.runs:
        runs: tuple[Run, ...] = _mapped(cell.runs, words)
        whole = runs if words_of(runs) == text else (Run(text),)
        return replace(cell, text=text, note=note, runs=whole, value=value)
    return replace(
        cell, text=CELL if text.strip() == WITHHELD else text, note=note, items=items, value=value
    )
