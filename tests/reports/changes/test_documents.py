"""What two papers print otherwise: any difference is seen, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reports.changes.change import ChangeKind, DocumentChanges, Labelled
from reports.changes.content.document import documents_between
from reports.changes.content.looks import HIDDEN, LOOKS, SAID
from reports.document import content
from reports.document.content import Document, Paragraph, Run
from reports.document.content_json import content_json, document_from
from reports.render.html import paper_html
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.changes.trees import (
    DOCUMENTS,
    NEW,
    Path_,
    case_documents,
    changed,
    leaves_of,
    lists_of,
    otherwise,
)
from workbench.charts import chart as charts
from workbench.pages import tables
from workbench.pages.tables import Cell, Column, Row


def texts_of(changes: DocumentChanges) -> Iterator[Labelled]:
    for place in changes.places:
        for change in place.changes:
            yield from change.texts
            for row in change.rows:
                yield from row.cells


def said(changes: DocumentChanges) -> str:
    """All that came, with every remark."""
    words = []
    for place in changes.places:
        words += [place.title, *place.remarks]
        for change in place.changes:
            words += [change.what, *change.remarks]
            for row in change.rows:
                words += [row.heading, *row.remarks]
    for text in texts_of(changes):
        words += [text.label, *text.remarks]
        words += [one.text for one in text.words if one.change != "same"]
    return " ".join(words)


def one_of(found: list[Any], data: st.DataObject) -> Any:
    """One of many, each as likely."""
    return found[data.draw(st.integers(0, len(found) - 1))]


def is_hidden(path: Path_, value: Any) -> bool:
    """Whether nobody sees what stands at the path: a key, an anchor, a link within the paper."""
    if path[-1] == (content.Run, "note"):
        return bool(value)  # Words that become the mark of a note look otherwise.
    if any(step in HIDDEN for step in path if not isinstance(step, int)):
        return True
    return path[-1] == (content.Run, "href") and str(value).startswith("#")


def test_every_field_of_a_paper_is_compared_or_known_to_be_unseen() -> None:
    kinds = {
        one
        for module in (content, charts, tables)
        for one in vars(module).values()
        if isinstance(one, type) and is_dataclass(one)
    }
    named = {(kind, one.name) for kind in kinds for one in fields(kind)}
    assert named == {*LOOKS, *HIDDEN, *SAID}
    assert len(named) == len(LOOKS) + len(HIDDEN) + len(SAID), "a field stands in two tables"


@pytest.mark.parametrize("at", range(7))
def test_same_papers_have_no_changes(at: int) -> None:
    document = case_documents()[at]
    again = document_from(content_json(document))
    assert documents_between(document, again) == DocumentChanges()


@settings(max_examples=200)
@given(DOCUMENTS, st.data())
def test_any_text_number_or_flag_that_changes_is_seen(
    document: Document, data: st.DataObject
) -> None:
    path, value = one_of(leaves_of(document), data)
    now = otherwise(value)
    try:
        new = changed(document, path, lambda _value: now)
    except ValueError:
        assume(False)  # A part that cannot be made so, a chart without a value, say.
    for old, later in ((document, new), (new, document)):
        found = documents_between(old, later)
        if is_hidden(path, value):
            assert found.unseen or not found.nothing
        else:
            assert not found.nothing, path
    if isinstance(now, str) and not isinstance(value, charts.ChartKind):
        found = documents_between(document, new)
        assert is_hidden(path, value) or is_unspoken(document, path, value) or NEW in said(found)


def is_unspoken(document: Document, path: Path_, value: Any) -> bool:
    """Whether the words are not shown where they stand: the text of a cell whose list is, the look
    or language of no words."""
    step = path[-1]
    if step == (tables.Cell, "text"):
        return True
    if step in {(content.Run, name) for name in ("href", "language", "note")}:
        return True
    return step in {(tables.Cell, "kind"), (tables.Cell, "value")}


def test_what_is_called_unseen_stands_in_no_paper() -> None:
    """Held against what the paper looks like as a page, without its anchors and their names."""
    document = paper_with_every_block()
    tried = set()
    for path, value in leaves_of(document):
        if is_hidden(path, value) and isinstance(value, str) and not in_chart_table(path):
            new = changed(document, path, otherwise)
            assert visible(document) == visible(new), path
            tried.add(path[-1])
    assert len(tried) > 10


def in_chart_table(path: Path_) -> bool:
    """Whether the path leads to the table of a chart's numbers, which a page shows by itself."""
    return (charts.Chart, "table") in path


def visible(document: Document) -> str:
    """The words of the page, with the marks of cells and all links that leave the paper."""
    addresses = dict.fromkeys((chart.name for chart in document.charts), "picture")
    page = paper_html(document, charts=addresses)
    kept = re.findall(r'href="(?!#)[^"]*"|class="wb-mark[^"]*"', page)
    return " ".join([*re.sub(r"<[^>]*>", " ", page).split(), *kept])


@settings(max_examples=200)
@given(DOCUMENTS, st.data())
def test_anything_taken_away_doubled_or_moved_is_seen(
    document: Document, data: st.DataObject
) -> None:
    assume(lists_of(document))
    path, found = one_of(lists_of(document), data)
    assume(not any(step in HIDDEN for step in path if not isinstance(step, int)))
    at = data.draw(st.integers(0, len(found) - 1))
    to = data.draw(st.integers(0, len(found)))
    rest = (*found[:at], *found[at + 1 :])
    made = data.draw(
        st.sampled_from(
            [rest, (*found[:to], found[at], *found[to:]), (*rest[:to], found[at], *rest[to:])]
        )
    )
    try:
        new = changed(document, path, lambda _value: made)
    except (ValueError, IndexError):
        assume(False)
    for old, later in ((document, new), (new, document)):
        changes = documents_between(old, later)
        assert (changes == DocumentChanges()) == (old == later)
        if old != later and made is not found:
            assert not changes.nothing or changes.unseen, path


@settings(max_examples=150)
@given(DOCUMENTS, DOCUMENTS)
def test_two_papers_are_the_same_or_have_changes(one: Document, other: Document) -> None:
    assert documents_between(one, one) == DocumentChanges()
    if one != other:
        found = documents_between(one, other)
        assert found.places or found.unseen


@settings(max_examples=150)
@given(DOCUMENTS, DOCUMENTS)
def test_every_text_reads_as_the_old_and_the_new_one(one: Document, other: Document) -> None:
    for text in texts_of(documents_between(one, other)):
        if text.words:
            was = "".join(w.text for w in text.words if w.change != "added")
            now = "".join(w.text for w in text.words if w.change != "removed")
            assert (was, now) == (text.old, text.new)


def test_part_that_went_is_told_in_one_place_with_all_beneath_it() -> None:
    document = paper_with_every_block()
    head = content.Heading(1, "Costs", "costs", "9")
    inner = content.Heading(2, "Of staff", "staff", "9.1")
    words = (head, content.plain("They fall."), inner, content.plain("By half."))
    new = replace(document, blocks=(*document.blocks, *words))
    (place,) = documents_between(new, document).places
    assert (place.title, place.kind) == ("9 Costs", ChangeKind.REMOVED)
    assert [(one.what, one.texts[0].old) for one in place.changes] == [
        ("", "They fall."),
        ("Heading", "9.1 Of staff"),
        ("", "By half."),
    ]


def test_block_that_stands_beneath_another_heading_is_told_in_both_places() -> None:
    first, second = (content.Heading(1, name, name) for name in ("First", "Second"))
    one, other, third = (content.plain(f"The {n} word of the board is this.") for n in "abc")
    base = paper_with_every_block()
    old = replace(base, blocks=(first, one, other, second, third))
    new = replace(base, blocks=(first, other, second, third, one))
    places = documents_between(old, new).places
    assert [(p.title, [(c.kind, *c.remarks) for c in p.changes]) for p in places] == [
        ("First", [(ChangeKind.MOVED, "It stands in “Second” now.")]),
        ("Second", [(ChangeKind.MOVED, "It stood in “First” before.")]),
    ]


def test_numbers_that_move_on_are_told_together() -> None:
    base = paper_with_every_block()
    head = content.Heading(1, "Costs", "costs", "4")
    numbered = [Paragraph((Run(f"Words {at}."),), number=f"4.{at}") for at in (1, 2, 3)]
    later = [replace(one, number=f"4.{at}") for at, one in zip((2, 3, 4), numbered, strict=True)]
    came = Paragraph((Run("It came."),), number="4.1")
    changes = documents_between(
        replace(base, blocks=(head, *numbered)), replace(base, blocks=(head, came, *later))
    )
    assert [place.title for place in changes.places] == ["4 Costs", "Numbers that moved on"]
    assert changes.places[1].remarks == ("Paragraphs 4.1 to 4.3 are numbered 4.2 to 4.4 now.",)
    assert [one.what for one in changes.places[0].changes] == ["Paragraph 4.1"]


def test_only_the_cell_that_changed_is_told_of_a_table() -> None:
    base = paper_with_every_block()
    head = content.Heading(1, "Costs", "costs")

    def table(saved: str, *more: str) -> content.TableBlock:
        rows = tuple(Row(Cell(name), (Cell("1"), Cell(saved))) for name in ("Mutual", *more))
        columns = (Column("Option"), Column("Cost"), Column("Saving"))
        return content.TableBlock(tables.Table("Money", columns, rows))

    (place,) = documents_between(
        replace(base, blocks=(head, table("£5"))), replace(base, blocks=(head, table("£6")))
    ).places
    (change,) = place.changes
    assert change.what == "Table: Money"
    (row,) = change.rows
    assert (row.heading, [(c.label, c.old, c.new) for c in row.cells]) == (
        "Mutual",
        [("Saving", "£5", "£6")],
    )
    (place,) = documents_between(
        replace(base, blocks=(head, table("£5"))), replace(base, blocks=(head, table("£5", "New")))
    ).places
    assert [(row.kind, row.heading) for row in place.changes[0].rows] == [(ChangeKind.ADDED, "New")]


def document_with(table: tables.Table) -> Document:
    return replace(paper_with_every_block(), blocks=(content.TableBlock(table),))


@pytest.mark.parametrize("where", ["cell", "heading", "caption"])
def test_what_words_of_a_table_carry_is_compared(where: str) -> None:
    def table(run: Run) -> tables.Table:
        kept = dict.fromkeys(("cell", "heading", "caption"), ()) | {where: (run,)}
        return tables.Table(
            run.text,
            (Column(run.text, runs=kept["heading"]),),
            (Row(Cell(run.text, runs=kept["cell"]), ()),),
            caption_runs=kept["caption"],
        )

    plain, bold = Run("Costs"), Run("Costs", strong=True)
    told = said(documents_between(document_with(table(plain)), document_with(table(bold))))
    assert "“Costs” stands in bold now." in told
    told = said(documents_between(document_with(table(bold)), document_with(table(plain))))
    assert "“Costs” no longer stands in bold." in told
    linked = Run("Costs", href="https://example.org/")
    told = said(documents_between(document_with(table(plain)), document_with(table(linked))))
    assert "leads to https://example.org/ now" in told
