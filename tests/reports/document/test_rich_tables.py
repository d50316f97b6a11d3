"""Tables that officers type keep what their words carry: bold, links, languages, figures, notes."""

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reports.check.passages import PassageKind, script_of
from reports.check.reading.mention import MentionKind
from reports.document.content import Block, Document, Paragraph, Run, TableBlock, walk
from reports.document.content_json import content_json, document_from
from reports.document.markdown import ReadingRules, blocks_of
from reports.document.spoken import table_pieces
from reports.public.masking import without_numbers_told
from reports.public.steady import Steady
from reports.withheld.items import WITHHELD
from reports.withheld.secret_numbers import SecretNumber, SecretNumbers
from tests.reports.cases.every_block import paper_with_every_block, rich_table
from tests.reports.compose.test_numbering import paper
from workbench.pages.tables import Cell, Column, Row, Table, worded


def table_of(*rows: str, caption: str = "Costs", after: str = "") -> Table:
    """The table of these rows, the first of which are its headings."""
    head, *body = rows
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * columns, *(f"| {row} |" for row in body)]
    text = f"Table: {caption}\n\n" + "\n".join(lines) + f"\n\n{after}"
    reading = ReadingRules(quote=lambda name: Run("£5,000", figure=name))
    (found,) = [one for one in blocks_of(text, reading=reading) if isinstance(one, TableBlock)]
    return found.table


def document_with(*blocks: Block) -> Document:
    return replace(paper_with_every_block(), blocks=blocks)


def test_cell_keeps_what_its_words_carry() -> None:
    table = table_of(
        "Place | Cost",
        "**Y Tŷ** [Gwyn]{lang=cy} | {{ finance.cost }}[^a]",
        "[The yearbook](https://example.org/) | *about* 3",
        after="[^a]: Provisional.",
    )
    first, second = table.rows
    assert first.heading.runs == (
        Run("Y Tŷ", strong=True), Run(" "), Run("Gwyn", language="cy"),
    )  # fmt: skip
    assert first.cells[0].runs == (Run("£5,000", figure="finance.cost"), Run("", note="note--a"))
    assert first.cells[0].text == "£5,000"
    assert second.heading.runs == (Run("The yearbook", href="https://example.org/"),)
    assert second.cells[0].runs[0] == Run("about", emphasis=True)


def test_plain_table_is_a_table_of_plain_cells() -> None:
    assert table_of("Year | Cost", " 2018/19 | £5 ") == Table(
        "Costs",
        (Column("Year"), Column("Cost", numeric=True)),
        (Row(Cell("2018/19"), (Cell("£5"),)),),
        name="-table-1",
    )


def test_caption_and_headings_carry_as_well() -> None:
    table = table_of(
        "Year | *Cost*[^a]", "2018/19 | 5", caption="**Costs** by year[^b]",
        after="[^a]: In pounds.\n\n[^b]: As published.",
    )  # fmt: skip
    assert (table.caption, table.columns[1].heading) == ("Costs by year", "Cost")
    assert table.caption_runs[0] == Run("Costs", strong=True)
    assert [run.note for run in table.runs if run.note] == ["note--b", "note--a"]
    assert table.columns[1].numeric


def test_cell_of_a_mark_or_a_reference_alone_is_not_blank() -> None:
    table = table_of("Year | Cost", "2018/19 | [^a]", "2019/20 | {{ #costs }}", after="[^a]: x")
    assert [row.cells[0].is_blank for row in table.rows] == [False, False]
    assert Cell("").is_blank


def test_references_in_cells_are_named_and_notes_are_numbered_in_reading_order() -> None:
    document = paper(
        {
            "summary": (
                "{#costs}\nFirst[^c].\n\nTable: Costs[^a]\n\n| Year[^b] | Cost |\n|---|---|\n"
                "| 2018/19[^c] | 5[^d] |\n| {{ #costs }} | [^e] see |\n\nLast[^f].\n\n"
                + "\n\n".join(f"[^{one}]: Note {one}." for one in "abcdef")
            ),
            "recommendations": "- x",
        }
    )
    (table,) = [one for one in document.tables if one.caption == "Costs"]
    assert table.printed_caption == "Costs2"
    assert [column.printed for column in table.columns] == ["Year3", "Cost"]
    cells = [cell.printed for row in table.rows for cell in (row.heading, *row.cells)]
    assert cells == ["2018/191", "54", "paragraph 1.1", "5 see"]
    assert table.rows[1].heading.text == "paragraph 1.1"
    (last,) = [one for one in document.walk() if isinstance(one, Paragraph) and "Last" in one.text]
    assert last.text == "Last6."


def test_every_mark_is_spoken_where_it_is_printed() -> None:
    said = [piece.text for piece in table_pieces(rich_table())]
    assert said[:4] == ["Running costs3 a year", "Place", "Cost1", "Source"]
    assert "£5,0004" in said


def test_content_comes_back_with_what_its_tables_carry() -> None:
    document = paper_with_every_block()
    assert document_from(content_json(document)) == document
    assert any(table.caption_runs for table in document_from(content_json(document)).tables)


def test_what_is_not_carried_is_not_written() -> None:
    """A paper that was approved before tables carried anything is still the same content."""
    table = TableBlock(Table("Costs", (Column("Year"),), (Row(Cell("2018/19"), ()),)))
    written = json.loads(content_json(document_with(table)))["blocks"][0]["table"]
    assert "caption_runs" not in written
    assert "runs" not in written["columns"][0]
    assert "runs" not in written["rows"][0]["heading"]


def test_check_reads_no_mark_as_part_of_a_figure_and_knows_what_is_quoted() -> None:
    table = replace(rich_table(), name="rich")
    cells = [
        one
        for one in script_of(document_with(TableBlock(table, section="costs"))).passages
        if one.kind is PassageKind.CELL
    ]
    assert [one.text for one in cells if "5,000" in one.text] == ["£5,000", "£5,000"]
    assert [bool(one.quoted) for one in cells if "5,000" in one.text] == [False, True]
    assert any(link.name == "#second" for one in cells for link in one.links)


def test_numbers_are_withheld_from_what_cells_carry() -> None:
    cell = worded((Run("Cost "), Run("£412,680", strong=True), Run("2", note="n")))
    other = worded((Run("Cost "), Run("£9", strong=True), Run("2", note="n")))
    for kept in (Steady().without_numbers(cell), Steady().part(cell, other)):
        assert "412,680" not in str(kept)
        assert kept.runs[-1] == Run("2", note="n")
        assert WITHHELD in kept.text
    secret = SecretNumbers([SecretNumber(Fraction(412680), MentionKind.MONEY, "a scheme")])
    table = Table("Costs", (Column("Cost"),), (Row(cell, ()),))
    masked = without_numbers_told(document_with(TableBlock(table)), secret)
    assert masked.tables[0].rows[0].heading.runs == (
        Run("Cost "), Run(WITHHELD, strong=True), Run("2", note="n"),
    )  # fmt: skip
    plain = Table("Costs", (Column("Cost"),), (Row(other, ()),))
    assert "412,680" not in str(Steady().part(table, plain))


PIECES = st.sampled_from(
    (
        *("words", "**bold**", "*stress*", "[link](https://a.test/)", "[gair]{lang=cy}"),
        *("{{ a.b }}", "£5,000", "`code`", "[within](#costs)", "n[^1]", "n[^2]", "n[^*]"),
    )
)
TYPED = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(TYPED, TYPED), min_size=1, max_size=6), TYPED, TYPED)
def test_no_word_of_a_typed_table_is_lost(
    rows: list[tuple[str, str]], heading: str, caption: str
) -> None:
    """The same words in a paragraph say as much as in a cell, a heading or a caption."""
    notes = "[^1]: One.\n\n[^2]: Two.\n\n[^*]: Star."
    table = table_of(f"Place | {heading}", *map(" | ".join, rows), caption=caption, after=notes)

    def said(text: str) -> str:
        reading = ReadingRules(quote=lambda name: Run("£5,000", figure=name))
        return next(
            one.text
            for one in walk(blocks_of(f"{text}\n\n{notes}", reading=reading))
            if isinstance(one, Paragraph)
        )

    cells = [cell.printed for row in table.rows for cell in (row.heading, *row.cells)]
    assert cells == [said(text) for row in rows for text in row]
    assert table.columns[1].printed == said(heading)
    assert table.printed_caption == said(caption)
    for cell in (cell for row in table.rows for cell in (row.heading, *row.cells)):
        assert not cell.runs or cell.text == "".join(r.text for r in cell.runs if not r.note)
