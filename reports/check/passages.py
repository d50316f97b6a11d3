"""A paper as the check reads it: its passages in sequence, each with its place and figures."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter

from reports.check.finding import PlaceInPaper
from reports.check.reading.mention import Mention
from reports.check.reading.read import read
from reports.document.content import (
    Block,
    Document,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Notes,
    Paragraph,
    Run,
    TableBlock,
)
from workbench.pages.tables import Table

_START = attrgetter("start")


class PassageKind(StrEnum):
    """The kind of place where words stand."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADING = "heading"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `start` to `end` of a passage: a figure quoted by name, or a link."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a paper that are read together: a paragraph, an item, a cell, a heading or a note.

    `typed` means that officers wrote them, so their figures are checked: figures that the product
    prints come from the case and need no check. `mentions` are the figures in them, `quoted` those
    quoted by name. `sentences` are the places of sentences, from the first character to after the
    last. `number` is that of a numbered paragraph. `trail` are the headings above, the highest
    first. `notes` are the places of marks of notes.
    """

    text: str
    place: PlaceInPaper
    kind: PassageKind
    typed: bool
    quoted: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    number: str = ""
    recommendation: bool = False
    trail: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()

    def has_note(self, start: int, end: int) -> bool:
        """Whether the mark of a note stands in these characters or directly behind them."""
        return any(start < at <= end for at in self.notes)

    def is_quoted(self, mention: Mention) -> bool:
        """Whether the figure is quoted by name, and so cannot be mistyped."""
        at = bisect_right(self.quoted, mention.start, key=_START)
        return at > 0 and mention.end <= self.quoted[at - 1].end

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around character `at` begins and ends."""
        # Behind every sentence that begins here or before, since none ends behind the text.
        place = bisect_right(self.sentences, (at, len(self.text) + 1))
        if place and at < self.sentences[place - 1][1]:
            return self.sentences[place - 1]
        return 0, len(self.text)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The figures that begin in these characters."""
        first = bisect_left(self.mentions, start, key=_START)
        last = bisect_left(self.mentions, end, lo=first, key=_START)
        return self.mentions[first:last]


@dataclass(frozen=True, slots=True)
class ListWithIntro:
    """A list with the paragraph before it. Each item is the sequence of its passages."""

    intro: Passage | None
    items: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class TableWithIntro:
    """A table with its place and the paragraph before it."""

    table: Table
    place: PlaceInPaper
    typed: bool
    intro: Passage | None


@dataclass(frozen=True, slots=True)
class Script:
    """A paper for the rules of the check: its passages, lists, tables and headings in sequence, the
    anchors that links can lead to, and the numbers of its headings and paragraphs."""

    passages: tuple[Passage, ...]
    lists: tuple[ListWithIntro, ...]
    tables: tuple[TableWithIntro, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    numbers: frozenset[str]

    @property
    def typed(self) -> tuple[Passage, ...]:
        """The passages that officers wrote."""
        return tuple(one for one in self.passages if one.typed)


_END = re.compile(r"(?<=[.!?;])[”\"’')\]]?\s+(?=[A-Z£“\"‘(\d*])")
_SHORT = re.compile(r"(?:\b(?:c|e\.g|i\.e|approx|No|no|St|vs|etc|p|pp|min|max|para|paras|s)\.)$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The first character of each sentence and the one after its last. A semicolon before a capital
    ends a sentence too."""
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[start : match.start()]):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def script_of(document: Document) -> Script:
    """The script of a document."""
    numbers = {block.number for block in document.walk() if isinstance(block, Heading | Paragraph)}
    reader = _Reader(frozenset(filter(None, numbers)))
    reader.blocks(document.blocks, "")
    return Script(
        passages=tuple(reader.passages),
        lists=tuple(reader.lists),
        tables=tuple(reader.tables),
        headings=document.headings,
        anchors=frozenset(reader.anchors),
        numbers=reader.numbers,
    )


@dataclass
class _Reader:
    """Walks through a document, remembering the heading it is under."""

    numbers: frozenset[str]
    passages: list[Passage] = field(default_factory=list)
    lists: list[ListWithIntro] = field(default_factory=list)
    tables: list[TableWithIntro] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    place: PlaceInPaper = field(default_factory=PlaceInPaper)
    trail: tuple[str, ...] = ()
    last: Passage | None = None

    def blocks(self, blocks: tuple[Block, ...], section: str) -> None:
        for block in blocks:
            self.block(block, section)

    def block(self, block: Block, section: str) -> None:
        section = getattr(block, "section", "") or section
        match block:
            case Heading():
                self.anchors.add(block.key)
                self.place = PlaceInPaper(section, block.number, block.text)
                self.trail = (*self.trail[: block.level - 1], block.text)
                self.last = None
                self.words((Run(block.text),), PassageKind.HEADING, section)
            case Paragraph():
                self.anchors.add(block.key)
                self.last = self.paragraph(block, PassageKind.PARAGRAPH, section)
            case ItemList():
                self.item_list(block, section)
            case TableBlock():
                self.table(block, section)
            case Landscape():
                self.blocks(block.blocks, section)
            case Notes():
                self.notes(block, section)
            case Facts():
                for fact in block.facts:
                    self.words((Run(f"{fact.label}: {fact.text}"),), PassageKind.CELL, section)
                self.last = None

    def paragraph(self, block: Paragraph, kind: PassageKind, section: str) -> Passage:
        passage = self.words(block.runs, kind, section)
        if block.number or block.recommendation:
            passage = replace(passage, number=block.number, recommendation=block.recommendation)
            self.passages[-1] = passage
        return passage

    def words(self, runs: tuple[Run, ...], kind: PassageKind, section: str) -> Passage:
        quoted, links, texts, at = [], [], [], 0
        notes = []
        for run in runs:
            if run.note:
                notes.append(at)
                continue
            end = at + len(run.text)
            if run.figure:
                quoted.append(Span(at, end, run.figure))
            if run.href:
                links.append(Span(at, end, run.href))
            texts.append(run.text)
            at = end
        text = "".join(texts)
        place = replace(self.place, section=section)
        passage = Passage(
            text,
            place,
            kind,
            bool(section),
            tuple(quoted),
            tuple(links),
            read(text, self.numbers),
            tuple(sentence_spans(text)),
            trail=self.trail,
            notes=tuple(notes),
        )
        self.passages.append(passage)
        return passage

    def item_list(self, block: ItemList, section: str) -> None:
        intro, items = self.last, []
        for item in block.items:
            start = len(self.passages)
            for inner in item:
                if isinstance(inner, Paragraph):
                    self.anchors.add(inner.key)
                    self.last = self.paragraph(inner, PassageKind.ITEM, section)
                else:
                    self.block(inner, section)
            items.append(tuple(self.passages[start:]))
        self.lists.append(ListWithIntro(intro, tuple(items)))
        self.last = None

    def table(self, block: TableBlock, section: str) -> None:
        place = replace(self.place, section=section)
        self.tables.append(TableWithIntro(block.table, place, bool(section), self.last))
        for row in block.table.rows:
            for cell in (row.heading, *row.cells):
                self.words(cell.runs or (Run(cell.text),), PassageKind.CELL, section)
        self.last = None

    def notes(self, block: Notes, section: str) -> None:
        for note in block.notes:
            self.anchors.add(note.key)
            for inner in note.blocks:
                if isinstance(inner, Paragraph):
                    self.anchors.add(inner.key)
                    self.paragraph(inner, PassageKind.NOTE, inner.section or section)
                else:
                    self.block(inner, section)
