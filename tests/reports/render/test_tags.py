"""What screen readers are told of papers that go on over the end of pages."""

from dataclasses import replace
from functools import cache
from itertools import count

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document.content import (
    Block,
    Contents,
    Document,
    Heading,
    ItemList,
    Note,
    Notes,
    Paragraph,
    Run,
    TableBlock,
    plain,
)
from reports.document.spoken import spoken
from reports.render.html import paper_html
from reports.render.pdf.document import BASE, make_pdf
from reports.render.pdf.paper import link_names
from reports.render.style import STYLE_SHEET, style_files
from reports.verify.pdf import Element, ReadPdf, read_pdf
from reports.verify.said import said_differences, spoken_differences
from tests.reports.cases.every_block import item, paper_with_every_block
from tests.reports.render.standards import archive_faults, faults_of
from workbench.pages.tables import Cell, Column, Row, Table, listing

LONG = "The committee heard how far the service had come and what was still to be done. "


def pdf_of(*blocks: Block) -> bytes:
    """A paper of these blocks as a PDF, made in this process."""
    document = document_of(*blocks)
    html = paper_html(document, style_sheet=f"{BASE}{STYLE_SHEET}", charts={})
    return make_pdf(html, style_files(), names=link_names(document))


def document_of(*blocks: Block) -> Document:
    return replace(paper_with_every_block(""), blocks=blocks)


def long_table(rows: int, name: str = "long") -> Table:
    return Table(
        f"Table of {rows} rows",
        (Column("Place"), Column("Cost", numeric=True), Column("Ways")),
        tuple(
            Row(Cell(f"Place {at}"), (Cell(f"£{at},000"), listing((f"Way {at}", "Another"), "-")))
            for at in range(1, rows + 1)
        ),
        name=name,
    )


def tall_table() -> Table:
    """A table whose only row is taller than a page."""
    ways = listing(tuple(f"{LONG} {at}" for at in range(40)), "-")
    return Table("One tall row", (Column("Place"), Column("Ways")), (Row(Cell("All"), (ways,)),))


def blocks() -> tuple[Block, ...]:
    inner = ItemList(tuple(item(f"inner {at}") for at in range(30)), ordered=True)
    link = Run("a place that takes more than one line to name " * 3, href="https://example.org/")
    return (
        Contents(Heading(1, "Contents", "contents"), depth=3),
        Heading(1, "First", "first", "1"),
        *(Heading(2, f"Beneath {at}", f"beneath-{at}") for at in range(2)),
        Heading(3, "Deep", "deep"),
        Heading(1, "Second", "second", "2"),
        TableBlock(long_table(60), splits=True),
        TableBlock(tall_table(), splits=True),
        ItemList(tuple(item(f"point {at}") for at in range(70))),
        ItemList(
            (
                (plain("before"), inner, plain("after it")),
                item("the last"),
            ),
            ordered=True,
            letters=True,
        ),
        Paragraph((Run(LONG * 50), link, Run(LONG, strong=True), Run("1", note="n1"))),
        Notes(
            (
                Note("1", "n1", (plain("Of the year."), plain("And of the next.")), "at-n1"),
                Note("2", "n2", (plain(LONG * 60),), "at-n2"),
            )
        ),
    )


@cache
def made() -> bytes:
    return pdf_of(*blocks())


@cache
def read() -> ReadPdf:
    return read_pdf(made())


def kids(element: Element) -> list[str]:
    return [child.tag for child in element.children]


def pages_of(element: Element) -> int:
    """On how many pages its words stand."""
    return len({one.page for one in element.walk()})


def test_table_is_one_over_all_its_pages() -> None:
    long, tall = [one for one in read().root.all("Table") if "Table of" in one.text
                  or "One tall" in one.text]  # fmt: skip
    assert pages_of(long) > 2
    assert kids(long) == ["Caption", "THead", "TBody"]
    assert len(long.all("TR")) == 61
    assert kids(tall) == ["Caption", "THead", "TBody"]
    assert [len(row.children) for row in tall.all("TR")] == [2, 2]
    assert len(tall.all("LI")) == 40


def test_cells_refer_to_the_headers_of_their_one_head() -> None:
    for table in read().root.all("Table"):
        heads = [str(one.raw.ID) for one in table.all("TH")]
        assert len(heads) == len(set(heads))
        named = {
            str(one) for cell in table.all("TD", "TH") for one in cell.attribute("/Headers") or ()
        }
        assert named <= set(heads)
        for row in table.all("TBody")[0].all("TR"):
            for cell in row.children[1:]:
                column = table.all("THead")[0].all("TH")[row.children.index(cell)]
                assert [str(one) for one in cell.attribute("/Headers")] == [
                    str(row.children[0].raw.ID), str(column.raw.ID),
                ]  # fmt: skip


def test_repeated_head_of_a_table_is_no_text() -> None:
    said = "".join("".join(words) for words in read().artefacts)
    assert said.count("PlaceCostWays") == pages_of(read().root.all("Table")[0]) - 1
    assert read().root.text.count("PlaceCostWays") == 1
    assert list(said_differences(read(), document_of(*blocks()))) == []


def test_lists_are_one_over_all_their_pages_and_say_how_they_count() -> None:
    lists = [one for one in read().root.all("L") if one.text.startswith(("•", "a.", "1."))]
    points, lettered = [one for one in lists if len(one.children) == 70 or "after it" in one.text]
    assert pages_of(points) > 1
    assert str(points.attribute("/ListNumbering")) == "/Disc"
    assert str(lettered.attribute("/ListNumbering")) == "/LowerAlpha"
    (inner,) = lettered.children[0].all("L")
    assert str(inner.attribute("/ListNumbering")) == "/Decimal"
    assert (len(lettered.children), len(inner.children)) == (2, 30)
    assert all(kids(one) == ["Lbl", "LBody"] for one in (*lettered.children, *inner.children))


def test_what_follows_a_list_within_an_item_is_read_after_it() -> None:
    (whole,) = [one for one in read().root.all("L") if "after it" in one.text]
    said = "".join(whole.children[0].text.split())
    assert said.startswith("a.before1.inner0")
    assert said.endswith("inner29afterit")


def test_paragraph_and_note_are_one_over_the_end_of_a_page() -> None:
    (paragraph,) = [one for one in read().root.all("P") if one.text.startswith(LONG[:20])]
    assert pages_of(paragraph) > 1
    assert len([one for one in read().root.all("Note") if one.text.startswith("2")]) == 1


def test_notes_are_notes_with_a_name_that_nothing_else_has() -> None:
    notes = read().root.all("Note")
    assert [str(one.raw.ID) for one in notes] == ["n1", "n2"]
    assert "And of the next." in notes[0].text
    names = read().pdf.Root.StructTreeRoot.IDTree.Names
    said = [str(one) for one in list(names)[::2]]
    assert said == sorted(set(said))
    assert {"n1", "n2"} <= set(said)


def test_contents_are_nested_entries_with_references() -> None:
    (whole, *within) = read().root.all("TOC")
    assert kids(whole) == ["TOCI", "TOCI"]
    first = whole.children[0]
    assert kids(first) == ["Reference", "TOC"]
    assert kids(first.children[1]) == ["TOCI", "TOCI"]
    assert kids(first.children[1].children[1]) == ["Reference", "TOC"]
    assert all(one.all("Link") for one in whole.all("Reference"))
    assert len(within) == 2


def test_link_that_a_line_cuts_is_one_link_with_all_its_parts() -> None:
    (link,) = [one for one in read().root.all("Link") if "more than one line" in one.text]
    parts = [one for one in link.raw.K if "/Obj" in one]
    assert len(parts) > 2
    numbers = list(read().pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for one in parts:
        assert owners[int(one.Obj.StructParent)].objgen == link.raw.objgen


def test_every_piece_of_a_page_is_owned_by_the_element_that_holds_it() -> None:
    """From the page to the element and from the element to the page, each piece once."""
    pages = {page.obj.objgen: page.obj for page in read().pdf.pages}
    tree = read().pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
    held = set()
    for element in read().root.walk():
        parts = element.raw.get("/K", [])
        for kid in parts if isinstance(parts, pikepdf.Array) else [parts]:
            if isinstance(kid, int) or "/MCID" in kid:
                page = element.raw.Pg if isinstance(kid, int) else kid.Pg
                number = kid if isinstance(kid, int) else int(kid.MCID)
                owner = owners[int(pages[page.objgen].StructParents)][number]
                assert owner.objgen == element.raw.objgen
                assert (page.objgen, number) not in held
                held.add((page.objgen, number))
            elif "/S" in kid:
                assert kid.P.objgen == element.raw.objgen
    for ref, page in pages.items():
        for number, owner in enumerate(owners[int(page.StructParents)]):
            assert owner is None or (ref, number) in held


def test_one_document_holds_everything_and_no_note_of_ours_is_left() -> None:
    root = read().root
    assert kids(root) == ["Document"]
    assert root.all("Part") == []
    assert not any("Workbench" in key for one in root.walk() for key in one.raw)


def test_message_of_a_chart_is_its_caption_and_no_heading() -> None:
    html = '<html lang="en-GB"><title>T</title><h1>T</h1><div class="chart"><p class="message">It grows</p></div>'
    root = read_pdf(make_pdf(html, {})).root
    assert [one.text.strip() for one in root.all("Caption")] == ["It grows"]


def test_file_passes_both_standards() -> None:
    assert faults_of(made()) == []


def test_second_checker_finds_nothing_against_pdf_a() -> None:
    assert archive_faults(made()) == []


ITEMS = st.recursive(
    st.integers(1, 400).map(lambda size: (plain((LONG * 5)[:size]),)),
    lambda inner: st.lists(inner, min_size=1, max_size=12).map(
        lambda items: (plain("over"), ItemList(tuple(items), ordered=len(items) % 2 > 0))
    ),
    max_leaves=60,
)
PARTS = st.one_of(
    st.lists(ITEMS, min_size=1, max_size=30).map(lambda items: ItemList(tuple(items))),
    st.integers(1, 60).map(lambda rows: TableBlock(long_table(rows), splits=True)),
    st.integers(1, 40).map(lambda size: plain(LONG * size)),
)


@settings(max_examples=6)
@given(st.lists(PARTS, min_size=1, max_size=5))
def test_any_paper_is_read_as_it_was_written_with_one_tag_for_each_thing(
    parts: list[Block],
) -> None:
    names = count()
    parts = [
        replace(one, table=replace(one.table, name=f"t{next(names)}"))
        if isinstance(one, TableBlock) else one
        for one in parts
    ]  # fmt: skip
    document = document_of(*parts)
    found = read_pdf(pdf_of(*parts))
    assert list(spoken_differences(found, spoken(document))) == []
    tables = len(document.tables)
    assert len(found.root.all("Table")) == tables
    lists = sum(isinstance(one, ItemList) for one in document.walk())
    cells = sum(len(row.cells) - 1 for table in document.tables for row in table.rows)
    assert len(found.root.all("L")) == lists + cells + 1, "and the facts of the cover"
