"""What officer text knows beyond plain Markdown: tables, languages, figures, parts of the model."""

from collections.abc import Iterable

import pytest

from reports.document.content import Block, ItemList, Paragraph, Run, TableBlock, plain
from reports.document.markdown import ReadingRules, TextFault, blocks_of
from reports.document.markdown_tables import TableFault


def quote(inside: str) -> Run:
    if inside != "finance.target":
        raise TextFault(f"there is no figure {inside!r}.")
    return Run("£1,960,000", figure=inside)


def insert(name: str) -> Iterable[Block]:
    return [plain(f"Here stands {name}")]


def paragraph(text: str, reading: ReadingRules | None = None) -> Paragraph:
    (block,) = blocks_of(text, reading=reading)
    assert isinstance(block, Paragraph)
    return block


def test_figure_is_a_run_that_knows_its_name() -> None:
    runs = paragraph("A target of **{{ finance.target }}**.", ReadingRules(quote)).runs
    assert runs[1] == Run("£1,960,000", strong=True, figure="finance.target")


def test_unknown_figure_is_a_fault_and_the_rest_is_read() -> None:
    faults: list[str] = []
    blocks = blocks_of("{{ x }} and {{ y }}", reading=ReadingRules(quote, faults=faults))
    assert faults == ["there is no figure 'x'.", "there is no figure 'y'."]
    assert len(blocks) == 1


def test_part_of_the_model_stands_where_the_text_asks_for_it() -> None:
    blocks = blocks_of(
        "Before.\n\n{{ insert: ranked }}\n\nAfter.", reading=ReadingRules(insert=insert)
    )
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == [
        "Before.",
        "Here stands ranked",
        "After.",
    ]


def test_braces_stay_as_typed_where_no_figures_are_known() -> None:
    assert paragraph("{{ finance.target }}").text == "{{ finance.target }}"


def test_passage_in_another_language_says_so() -> None:
    assert paragraph("A [gair Cymraeg]{lang=cy} here.").runs[1] == Run(
        "gair Cymraeg", language="cy"
    )


@pytest.mark.parametrize("attribute", ["onclick=x", "style=x", "href='javascript:x'"])
def test_no_other_attribute_comes_through(attribute: str) -> None:
    runs = paragraph(f"[words]{{{attribute}}}").runs
    assert "words" in runs[0].text
    assert all(run == Run(run.text) for run in runs)


def test_table_takes_its_caption_from_the_line_before_and_its_numbers_to_the_right() -> None:
    (block,) = blocks_of(
        "Table: Costs by year\n\n| Year | Cost |\n|---|---|\n| 2018/19 | £1,200 |\n| Total | £1,200 |"
    )
    assert isinstance(block, TableBlock)
    assert block.table.caption == "Costs by year"
    assert [column.numeric for column in block.table.columns] == [False, True]
    assert [row.total for row in block.table.rows] == [False, True]


def test_table_with_a_blank_cell_says_which() -> None:
    with pytest.raises(TableFault, match=r"row 'Second', column 'Cost'"):
        blocks_of("Table: T\n\n| Item | Cost |\n|---|---|\n| First | 1 |\n| Second | |")


def test_table_without_a_caption_says_how_to_write_one() -> None:
    with pytest.raises(TableFault, match='Write "Table: what it shows"'):
        blocks_of("| Item | Cost |\n|---|---|\n| First | 1 |")


def test_list_by_letters() -> None:
    (block,) = blocks_of("1) one\n2) two")
    assert isinstance(block, ItemList)
    assert block.letters
