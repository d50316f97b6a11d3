"""Officer text as blocks: levels fall into place, and nothing raw comes through."""

import pytest

from reports.document.content import Heading, ItemList, Paragraph, Run
from reports.document.markdown import blocks_of


def levels(text: str, under: int = 1) -> list[int]:
    return [block.level for block in blocks_of(text, under=under) if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### A\n\n### B", [2, 2]),
        ("# A\n\n### B\n\n# C", [2, 3, 2]),
        ("##### A\n\n# B\n\n##### C", [2, 2, 3]),
        ("# A\n\n###### B", [2, 3]),
    ],
)
def test_headings_begin_below_their_section_and_never_skip(text: str, expected: list[int]) -> None:
    assert levels(text) == expected


def test_emphasis_and_links_are_runs() -> None:
    (block,) = blocks_of("A **bold _both_** [link](https://example.org/x).")
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("A "),
        Run("bold ", strong=True),
        Run("both", strong=True, emphasis=True),
        Run(" "),
        Run("link", href="https://example.org/x"),
        Run("."),
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "/admin/"])
def test_links_elsewhere_are_words(address: str) -> None:
    (block,) = blocks_of(f"[here]({address})")
    assert isinstance(block, Paragraph)
    assert all(run.href == "" for run in block.runs)


def test_lists_nest_and_keep_their_first_number() -> None:
    (block,) = blocks_of("3. one\n4. two\n   - inner")
    assert isinstance(block, ItemList)
    assert (block.ordered, block.start, len(block.items)) == (True, 3, 2)
    assert isinstance(block.items[1][1], ItemList)


def test_raw_html_stays_words() -> None:
    (block,) = blocks_of("<script>x</script>")
    assert isinstance(block, Paragraph)
    assert block.text == "<script>x</script>"
