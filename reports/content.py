"""The content tree: what a paper says, before it is a page, a PDF or anything else.

Every renderer reads this one tree, so its outputs cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.charts import Chart
from workbench.tables import Table


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind; with an address they are a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs. `lead` marks the sentence that carries a section."""

    runs: tuple[Run, ...]
    lead: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` counts from 1, `number` as printed ("3.2", "Appendix A") or nothing,
    `key` its anchor, once in a document. `opens_page` begins a new page before it."""

    level: int
    text: str
    key: str
    number: str = ""
    opens_page: bool = False

    @property
    def title(self) -> str:
        """The heading with its number, as a list of contents has it."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is blocks of its own. `start` is the first number of an ordered one."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. `splits` lets it run over a page break, its heading row repeated."""

    table: Table
    splits: bool = False


@dataclass(frozen=True, slots=True)
class ChartBlock:
    chart: Chart


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what it says: "Committee", "Adults and Safeguarding Committee"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the list of headings stands, down to `depth`."""

    heading: Heading
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on a page of their own, turned on its side."""

    blocks: tuple["Block", ...]


Block = Paragraph | Heading | ItemList | TableBlock | ChartBlock | Facts | Contents | Landscape


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `kind` is what sort of paper it is, above the title."""

    title: str
    kind: str
    authority: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `header` and `footer` run on every page after the cover; `dated` is the
    day the paper speaks of (2016-03-07), which its file carries as its date, or nothing."""

    reference: str
    title: str
    authority: str
    header: str
    footer: str
    cover: Cover
    blocks: tuple[Block, ...]
    dated: str = ""
    language: str = "en-GB"
    warnings: tuple[str, ...] = field(default=())

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
    def charts(self) -> tuple[Chart, ...]:
        return tuple(block.chart for block in self.walk() if isinstance(block, ChartBlock))


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Landscape):
            yield from walk(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from walk(item)


def plain(text: str, *, lead: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),), lead)
