"""The content tree: what a paper says, before it is a page, a PDF or anything else.

Every renderer reads this one tree, so its outputs cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.charts.chart import AnyChart
from workbench.pages.runs import Run as Run  # noqa: PLC0414  the smallest part of the tree
from workbench.pages.tables import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs. `lead` marks the sentence that carries a section. A numbered one has
    its `number` as printed ("4.1") and, where others refer to it, its anchor `key`. A `continued`
    one goes on with the numbered paragraph before it, and stands below its words."""

    runs: tuple[Run, ...]
    lead: bool = False
    number: str = ""
    key: str = ""
    recommendation: bool = False
    section: str = ""
    continued: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` counts from 1, `number` as printed ("3.2", "Appendix A") or nothing,
    `key` its anchor, once in a document. `opens_page` begins a new page before it; `numbered` is
    false where the house format gives it no number."""

    level: int
    text: str
    key: str
    number: str = ""
    opens_page: bool = False
    numbered: bool = True
    section: str = ""

    @property
    def title(self) -> str:
        """The heading with its number, as a list of contents has it."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is blocks of its own. `start` is the first number of an ordered one, and
    `letters` has it count a), b), c)."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1
    letters: bool = False
    section: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. `splits` lets Word part it at the end of a page, its heading row repeated; a PDF
    parts every table that is not short."""

    table: Table
    splits: bool = False
    section: str = ""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A picture with its message, its reading and its words for those who cannot see it."""

    chart: AnyChart


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what it says: "Committee", "Adults and Safeguarding Committee"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they say. With a caption they are printed as a box of two columns."""

    facts: tuple[Fact, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark as printed ("1", "*"), its anchor `key`, what it says, and the anchor of
    the first place that refers to it."""

    mark: str
    key: str
    blocks: tuple["Block", ...]
    back: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes printed here: starred ones below their section, numbered ones at the end."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings, down to `depth`."""

    heading: Heading
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on a page of their own, turned on its side."""

    blocks: tuple["Block", ...]


Block = (
    Paragraph | Heading | ItemList | TableBlock | ChartBlock | Facts | Notes | Contents | Landscape
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The opening of a paper: its title with `kind`, the sort of paper, above it, and its facts. It
    has a page of its own, or, where `own_page` is false, the head of the first page."""

    title: str
    kind: str
    authority: str
    facts: Facts
    own_page: bool = True


class UnfinishedKind(StrEnum):
    """What sort of part of a paper is unfinished."""

    SECTION = "section"
    STATEMENT = "statement"  # a section of which may be said that there is nothing to say
    FACT = "fact"
    BLOCK = "block"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part that the house format asks for and that nobody has given. `key` tells it from others
    of its kind, whatever headings are called: the key of a section, a fact or an answer, or what a
    block lacks. `name` is what people call it, `beneath` the key of the heading above it."""

    kind: UnfinishedKind
    key: str
    name: str
    beneath: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `header` and `footer` run on every page after the cover; `dated` is the
    day the paper speaks of (2016-03-07), or nothing: when a file was made is not of its content.
    `draft` are the words across every page of a paper that is not issued ("Draft"). `unfinished`
    are the parts that nobody has given: each has a line in the paper that says so. A `compact` one
    is set closely, to fill a single side."""

    reference: str
    title: str
    authority: str
    header: str
    footer: str
    cover: Cover
    blocks: tuple[Block, ...]
    dated: str = ""
    language: str = "en-GB"
    draft: str = ""
    warnings: tuple[str, ...] = field(default=())
    unfinished: tuple[Unfinished, ...] = ()
    compact: bool = False

    def walk(self) -> Iterator[Block]:
        """Every block in reading order, those of landscape pages and list items included."""
        yield from walk(self.blocks)

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.walk() if isinstance(block, Heading))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, charts' own ones excepted."""
        return tuple(block.table for block in self.walk() if isinstance(block, TableBlock))

    @property
    def runs(self) -> Iterator[Run]:
        """All words of paragraphs, and of tables those that carry something."""
        for block in self.walk():
            if isinstance(block, Paragraph):
                yield from block.runs
            elif isinstance(block, TableBlock):
                yield from block.table.runs

    @property
    def charts(self) -> tuple[AnyChart, ...]:
        return tuple(block.chart for block in self.walk() if isinstance(block, ChartBlock))


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Landscape):
            yield from walk(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from walk(item)
        elif isinstance(block, Notes):
            for note in block.notes:
                yield from walk(note.blocks)


def plain(text: str, *, lead: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),), lead)
