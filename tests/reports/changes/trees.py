"""Content trees to compare: those of the five cases, generated ones, and any tree with one thing in
it changed."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from hypothesis import strategies as st

from reports.casefile.file import read_case
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Note,
    Notes,
    Paragraph,
    Run,
    TableBlock,
)
from reports.output.paper import paper_document
from tests.reports.cases.every_block import bars, paper_with_every_block, scatter
from workbench.pages.tables import Cell, Column, Row, Table, worded

Path_ = tuple[Any, ...]
# A word that stands in none of the trees.
NEW = "Zquorn"


@cache
def case_documents() -> tuple[Document, ...]:
    """Every paper of the cases that come with the product."""
    found = []
    for path in sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.json")):
        case = read_case(path).case
        found += [paper_document(case, one.reference, whole=True) for one in case.papers]
    return (*found, paper_with_every_block())


WORDS = st.sampled_from(["the", "council", "saves", "£1.2m", "in", "2018/19.", "A/R.6.173", "no,"])
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
SHORT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
RUNS = st.lists(
    st.builds(
        Run,
        text=TEXTS,
        strong=st.booleans(),
        href=st.sampled_from(["", "#costs", "https://a.test"]),
    ),
    max_size=3,
).map(tuple)
PARAGRAPHS = st.builds(Paragraph, runs=RUNS, number=st.sampled_from(["", "1.1", "2.4"]))
HEADINGS = st.builds(
    Heading, level=st.integers(1, 3), text=SHORT, key=SHORT, number=st.sampled_from(["", "1", "2"])
)


@st.composite
def tables(draw: st.DrawFn) -> TableBlock:
    columns = draw(st.lists(SHORT, min_size=1, max_size=3))
    row = st.builds(
        Row,
        heading=st.builds(Cell, SHORT),
        cells=st.lists(
            st.builds(Cell, SHORT, note=st.just("") | SHORT) | RUNS.filter(bool).map(worded),
            min_size=len(columns) - 1,
            max_size=len(columns) - 1,
        ).map(tuple),
    )
    rows = draw(st.lists(row, max_size=4))
    return TableBlock(Table(draw(SHORT), tuple(map(Column, columns)), tuple(rows)))


FACTS = st.builds(Facts, st.lists(st.builds(Fact, SHORT, SHORT), max_size=3).map(tuple), SHORT)
SMALL_BLOCKS: st.SearchStrategy[Block] = PARAGRAPHS | tables() | FACTS
NOTES = st.lists(
    st.builds(Note, SHORT, SHORT, st.lists(PARAGRAPHS, max_size=2).map(tuple), SHORT), max_size=2
).map(lambda notes: Notes(tuple(notes)))
LISTS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        ItemList,
        st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple),
        st.booleans(),
    ),
    max_leaves=6,
)
BLOCKS: st.SearchStrategy[Block] = (
    SMALL_BLOCKS
    | HEADINGS
    | LISTS
    | NOTES
    | st.just(ChartBlock(bars()))
    | st.just(ChartBlock(scatter()))
    | st.builds(Contents, HEADINGS)
    | st.builds(Landscape, st.lists(SMALL_BLOCKS | HEADINGS, max_size=3).map(tuple))
)
GENERATED = st.builds(
    lambda title, facts, blocks: Document(
        "obc", title, "Borough", "Head", "Foot", Cover(title, "Report", "Borough", facts), blocks
    ),
    SHORT,
    FACTS,
    st.lists(BLOCKS, max_size=12).map(tuple),
)
DOCUMENTS = GENERATED | st.sampled_from(range(8)).map(
    lambda at: case_documents()[at % len(case_documents())]
)


@cache
def leaves_of(document: Document) -> list[tuple[Path_, Any]]:
    return list(leaves(document))


@cache
def lists_of(document: Document) -> list[tuple[Path_, tuple[Any, ...]]]:
    return [(path, found) for path, found in lists(document) if found]


def leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every text, number and flag of a tree, by the fields and places that lead to it."""
    if is_dataclass(value):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), (*path, (type(value), one.name)))
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from leaves(one, (*path, at))
    else:
        yield path, value


def lists(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, tuple[Any, ...]]]:
    """Every tuple of a tree whose parts can be taken away, doubled or moved."""
    if is_dataclass(value):
        for one in fields(value):
            yield from lists(getattr(value, one.name), (*path, (type(value), one.name)))
    elif isinstance(value, tuple):
        yield path, value
        for at, one in enumerate(value):
            yield from lists(one, (*path, at))


def changed(value: Any, path: Path_, change: Callable[[Any], Any]) -> Any:
    """The tree with what stands at the path changed."""
    if not path:
        return change(value)
    step, *rest = path
    if isinstance(step, int):
        inner = changed(value[step], tuple(rest), change)
        return (*value[:step], inner, *value[step + 1 :])
    _kind, name = step
    return replace(value, **{name: changed(getattr(value, name), tuple(rest), change)})


def otherwise(value: Any) -> Any:
    """Another value of the same kind; a text has a new word at its end."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, StrEnum):
        kinds = list(type(value))
        return kinds[(kinds.index(value) + 1) % len(kinds)]
    if isinstance(value, int | Fraction):
        return value + 1
    return Fraction(7) if value is None else f"{value} {NEW}"
