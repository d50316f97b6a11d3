"""What the editor makes of pasted text reads as the same headings, lists, tables and notes."""

from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

from reports.document.content import Block, Heading, ItemList, Notes, Paragraph, TableBlock
from reports.document.markdown import blocks_of

CLIPBOARD: Final = Path(settings.BASE_DIR) / "tests" / "browser" / "clipboard"


def kinds(blocks: tuple[Block, ...]) -> list[type[Block]]:
    return [type(one) for one in blocks]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "word",
            [
                Heading,
                Heading,
                Paragraph,
                ItemList,
                Paragraph,
                ItemList,
                TableBlock,
                Paragraph,
                Notes,
            ],
        ),
        ("libreoffice", [Heading, Paragraph, ItemList, ItemList, Heading, TableBlock, Notes]),
    ],
)
def test_pasted_text_is_read_in_its_form(source: str, wanted: list[type[Block]]) -> None:
    text = (CLIPBOARD / f"{source}.md").read_text("utf-8")
    assert kinds(blocks_of(text, under=1, key="costs")) == wanted


def test_lists_of_word_keep_their_levels_and_kinds() -> None:
    blocks = blocks_of((CLIPBOARD / "word.md").read_text("utf-8"), under=1)
    signs, numbers = (one for one in blocks if isinstance(one, ItemList))
    assert (signs.ordered, len(signs.items)) == (False, 2)
    assert isinstance(signs.items[0][1], ItemList)
    assert (numbers.ordered, len(numbers.items)) == (True, 2)
    inner = numbers.items[0][1]
    assert isinstance(inner, ItemList)
    assert inner.letters
