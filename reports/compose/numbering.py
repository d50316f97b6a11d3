"""Numbers of headings and paragraphs, marks of notes, anchors, and the words of references. They
are added at the end, since they depend on the whole paper."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from reports.document.content import (
    Block,
    Heading,
    ItemList,
    Landscape,
    Note,
    Notes,
    Paragraph,
    Run,
    TableBlock,
    walk,
)
from workbench.numbers.listing import listed


@dataclass
class PartNumbering:
    """Numbers the headings and paragraphs of one part of a paper: its body, or its appendices.

    Headings are numbered down to level `depth`, and paragraphs where their numbers have at most
    `paragraphs` places ("4.1" has two). `first` prints the number of a heading of the first level
    ("1", "A"), and `label` stands before it ("Appendix A"). With `alone` the numbers beneath such a
    heading do not begin with its own. Headings above the level `shown_from` are counted, but their
    numbers are not printed. The other fields keep count while the part is numbered.
    """

    depth: int
    paragraphs: int
    first: Callable[[int], str] = str
    label: str = ""
    alone: bool = False
    shown_from: int = 1
    counts: list[int] = field(default_factory=list)
    level: int = 0
    numbering: bool = True
    going_on: bool = False

    def all(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with their numbers."""
        return tuple(map(self.one, blocks))

    def one(self, block: Block) -> Block:
        """The block with its number, and those within it with theirs."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph() if block.continued:
                # A paragraph continues the one above it only where that one has a number.
                return block if self.going_on else replace(block, continued=False)
            case Paragraph() if self.takes(block):
                self.going_on = True
                return replace(block, number=self.next(self.level + 1))
            case Landscape():
                return Landscape(self.all(block.blocks))
        return block

    def heading(self, heading: Heading) -> Heading:
        """The heading with its number; what follows is numbered beneath it."""
        self.numbering = heading.numbered and heading.level <= self.depth
        self.level = heading.level
        self.going_on = False
        if not self.numbering:
            return heading
        number = self.next(heading.level)
        if self.label and heading.level == 1:
            return replace(heading, number=f"{self.label} {number}")
        shown = heading.level - self.alone >= self.shown_from
        return replace(heading, number=number if shown else "")

    def takes(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph gets a number here."""
        within = self.level + 1 - (1 if self.alone else 0)
        return self.numbering and not paragraph.lead and 1 < within <= self.paragraphs

    def next(self, level: int) -> str:
        """The next number at this level ("4.2" at level 2)."""
        del self.counts[level:]
        self.counts.extend([0] * (level - len(self.counts)))
        self.counts[-1] += 1
        parts = [self.first(self.counts[0]), *map(str, self.counts[1:])]
        return ".".join(parts[1:] if self.alone and len(parts) > 1 else parts)


def letter(count: int) -> str:
    """The letters of a count from 1: A, B, ... Z, AA."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def anchored_once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a different anchor for each heading: the second "costs" becomes "costs-2"."""
    seen: Counter[str] = Counter()

    def own(block: Block) -> Block:
        if isinstance(block, Heading):
            seen[block.key] += 1
            count = seen[block.key]
            return block if count == 1 else replace(block, key=f"{block.key}-{count}")
        if isinstance(block, Landscape):
            return Landscape(tuple(map(own, block.blocks)))
        return block

    return tuple(map(own, blocks))


def notes_apart(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks with marks in place of their notes, and the numbered notes in sequence, to be
    printed together. Starred notes stay where they are, in the blocks."""
    numbered: list[Note] = []
    marks: dict[str, str] = {}

    def marked(block: Block) -> list[Block]:
        if isinstance(block, Landscape):
            return [Landscape(tuple(each(block.blocks)))]
        if not isinstance(block, Notes):
            return [block]
        starred = [note for note in block.notes if note.mark]
        starred = [replace(note, mark="*" * at) for at, note in enumerate(starred, 1)]
        for note in block.notes:
            if not note.mark:
                numbered.append(replace(note, mark=str(len(numbered) + 1)))
        marks.update({note.key: note.mark for note in (*starred, *numbered)})
        return [Notes(tuple(starred))] if starred else []

    def each(some: Iterable[Block]) -> list[Block]:
        return [one for block in some for one in marked(block)]

    kept = each(blocks)

    def mark(run: Run) -> Run:
        return replace(run, text=marks.get(run.note, run.text)) if run.note else run

    return on_runs(kept, mark), tuple(numbered)


def references_named(blocks: tuple[Block, ...], faults: list[str]) -> tuple[Block, ...]:
    """The blocks with the words of each reference to a heading or paragraph: "paragraph 4.1",
    "section 9". A reference without a target is added to `faults`."""
    named = {**_headings(blocks), **_paragraphs(blocks)}

    def name(run: Run) -> Run:
        if run.text or not run.href.startswith("#"):
            return run
        key = run.href[1:]
        if key in named:
            return replace(run, text=named[key])
        near = get_close_matches(key, named, n=3, cutoff=0.5)
        hint = f" Did you mean {listed([f'#{one}' for one in near], 'or')}?" if near else ""
        faults.append(f"There is no heading or paragraph #{key} to refer to.{hint}")
        return replace(run, text=f"#{key}", href="")

    return on_runs(blocks, name)


def _headings(blocks: tuple[Block, ...]) -> Mapping[str, str]:
    def words(heading: Heading) -> str:
        if not heading.number:
            return f"“{heading.text}”"
        # An appendix carries its own name: "Appendix A".
        return heading.number if " " in heading.number else f"section {heading.number}"

    return {one.key: words(one) for one in walk(blocks) if isinstance(one, Heading)}


def _paragraphs(blocks: tuple[Block, ...]) -> Mapping[str, str]:
    return {
        one.key: f"paragraph {one.number}" if one.number else "the paragraph on this"
        for one in walk(blocks)
        if isinstance(one, Paragraph) and one.key
    }


def on_runs(blocks: Iterable[Block], change: Callable[[Run], Run]) -> tuple[Block, ...]:
    """The blocks with `change` applied to every run of text in paragraphs, lists, tables and
    notes."""

    def within(block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, runs=tuple(map(change, block.runs)))
            case ItemList():
                items = tuple(tuple(map(within, item)) for item in block.items)
                return replace(block, items=items)
            case TableBlock():
                return replace(block, table=block.table.changed(change))
            case Notes():
                notes = (replace(n, blocks=tuple(map(within, n.blocks))) for n in block.notes)
                return Notes(tuple(notes))
            case Landscape():
                return Landscape(tuple(map(within, block.blocks)))
        return block

    return tuple(map(within, blocks))
