"""Officer text: Markdown, without raw HTML and without pictures, as blocks of the content tree.

Beyond plain Markdown it knows tables (`Table: what it shows` on the line before), notes (`[^1]`,
starred where the mark is a star), passages in another language (`[testun]{lang=cy}`), anchors for
paragraphs (`{#costs}` on the line before), headings without a number (`{.unnumbered}` on the line
before), paragraphs that go on with the numbered one before them
(`{.continued}` on the line before), references to them (`{{ #costs }}`), figures by name
(`{{ finance.target | millions }}`) and parts of the model in their place (`{{ insert: ranked }}`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reports.document.content import (
    Block,
    Heading,
    ItemList,
    Note,
    Notes,
    Paragraph,
    Run,
    TableBlock,
)
from reports.document.markdown_tables import TableFault, typed_table
from workbench.rows.slugs import slug_for

_PLAIN = Run("")
_SAFE_LINKS = ("https://", "http://", "mailto:", "#")
# A table of so many rows stays whole where a page has room for it.
ROWS_READ_AT_ONCE = 6
CONTINUED = "continued"
UNNUMBERED = "unnumbered"
_CAPTION = re.compile(r"^Table:\s*(?=\S)")
_INSERT = re.compile(r"^insert:\s*(.+)$")
_REFERENCE = re.compile(r"^#([\w-]+)$")


class TextFault(ValueError):
    """Something in a text that cannot be printed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """Rules for reading a text: `quote` gives the words of a figure, `insert` the blocks of a part
    of the model, each by name.

    Both raise `TextFault` for an unknown name; without them the braces stay as typed. `faults`
    gathers what is wrong; without it the first fault is raised.
    """

    quote: Callable[[str], Run] | None = None
    insert: Callable[[str], Iterable[Block]] | None = None
    faults: list[str] | None = field(default=None)

    def fault(self, error: ValueError) -> None:
        if self.faults is None:
            raise error
        self.faults.extend(str(error).splitlines())


def blocks_of(
    text: str, *, under: int = 0, key: str = "", reading: ReadingRules | None = None
) -> tuple[Block, ...]:
    """The blocks of `text`. Its highest heading comes one below the level `under`, and each
    further level one lower, whatever signs were typed; `key` begins the anchors."""
    return _Reader(under, key, reading or ReadingRules()).blocks(text)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["image", "html_block", "html_inline"])
    parser.use(footnote_plugin, inline=False, move_to_end=True)
    parser.use(attrs_plugin, spans=True, allowed=("lang",))
    parser.use(attrs_block_plugin, allowed=("id", "class"))
    parser.inline.ruler.before("backticks", "quoted", _quoted)
    return parser


def _quoted(state: StateInline, silent: bool) -> bool:
    """The rule of the parser for `{{ name }}`, whatever characters the name holds."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    if end < 0:
        return False
    if not silent:
        token = state.push("quoted", "", 0)
        token.content = state.src[state.pos + 2 : end].strip()
    state.pos = end + 2
    return True


class _Reader:
    """Reads one text. Numbers of paragraphs and marks of notes are added later, when the whole
    paper is there."""

    def __init__(self, under: int, key: str, reading: ReadingRules) -> None:
        self.under = under
        self.key = key
        self.reading = reading

    def blocks(self, text: str) -> tuple[Block, ...]:
        tree = SyntaxTreeNode(_parser().parse(text))
        typed = sorted({_level(node) for node in tree.children if node.type == "heading"})
        levels = {level: self.under + 1 + index for index, level in enumerate(typed)}
        blocks: list[Block] = []
        current = self.under
        for node in tree.children:
            if node.type == "heading":
                words = "".join(run.text for run in self.runs(node.children))
                # A level may be left out on the way up, never on the way down.
                level = min(levels[_level(node)], _deepest(blocks, self.under) + 1)
                anchor = str(node.attrs.get("id") or f"{self.key}-{slug_for(words)}".strip("-"))
                numbered = UNNUMBERED not in _classes(node)
                blocks.append(Heading(level, words, anchor, numbered=numbered, section=self.key))
                current = level
            elif node.type == "table":
                self.table(node, blocks)
            else:
                blocks.extend(_beneath(self.block(node), current))
        return tuple(blocks)

    def block(self, node: SyntaxTreeNode) -> list[Block]:
        match node.type:
            case "paragraph":
                return self.paragraph(node)
            case "bullet_list" | "ordered_list":
                return [self.items(node)]
            case "blockquote":
                return [block for child in node.children for block in self.block(child)]
            case "code_block" | "fence":
                runs: tuple[Run, ...] = (Run(node.content.strip()),)
            case "heading":  # within a list or quotation, where a heading has no place
                runs = tuple(replace(run, strong=True) for run in self.runs(node.children))
            case "footnote_block":
                return [Notes(tuple(map(self.note, node.children)))]
            case _:
                return []
        return [Paragraph(runs, section=self.key)]

    def paragraph(self, node: SyntaxTreeNode) -> list[Block]:
        inserted = self.inserted(node)
        if inserted is not None:
            return inserted
        anchor = str(node.attrs.get("id") or "")
        goes_on = CONTINUED in _classes(node)
        runs = self.runs(node.children)
        return [Paragraph(runs, key=anchor, section=self.key, continued=goes_on)]

    def items(self, node: SyntaxTreeNode) -> ItemList:
        """A list: `1)` is numbered by letters, `1.` by numbers."""
        items = tuple(
            tuple(block for child in item.children for block in self.block(child))
            for item in node.children
        )
        ordered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if ordered else 1
        letters = ordered and _counts_by_letters(node)
        return ItemList(items, ordered, start, letters, self.key)

    def table(self, node: SyntaxTreeNode, blocks: list[Block]) -> None:
        """A table, with its caption from the paragraph before it."""
        before = blocks[-1] if blocks else None
        caption = _caption(before.runs) if isinstance(before, Paragraph) else ()
        if caption:
            blocks.pop()
        rows = [
            [self.runs(cell.children) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        name = f"{self.key}-table-{sum(isinstance(b, TableBlock) for b in blocks) + 1}"
        try:
            table = typed_table(caption, rows, name)
        except TableFault as error:
            self.reading.fault(error)
        else:
            splits = len(table.rows) > ROWS_READ_AT_ONCE
            blocks.append(TableBlock(table, splits, section=self.key))

    def inserted(self, node: SyntaxTreeNode) -> list[Block] | None:
        """The blocks of a paragraph that is nothing but `{{ insert: name }}`."""
        inner = node.children[0].children if node.children else []
        if self.reading.insert is None or len(inner) != 1 or inner[0].type != "quoted":
            return None
        wanted = _INSERT.match(inner[0].content)
        if wanted is None:
            return None
        try:
            return list(self.reading.insert(wanted[1].strip()))
        except TextFault as error:
            self.reading.fault(error)
            return []

    def note(self, node: SyntaxTreeNode) -> Note:
        blocks = tuple(block for child in node.children for block in self.block(child))
        label = str(node.meta["label"])
        key = self.note_key(label)
        return Note("*" if "*" in label else "", key, blocks, f"at-{key}")

    def note_key(self, label: str) -> str:
        """The anchor of a note. A star is spelled out, since it may not stand in an address."""
        return f"note-{self.key}-{label.replace('*', 'star')}"

    def runs(self, nodes: Sequence[SyntaxTreeNode], like: Run = _PLAIN) -> tuple[Run, ...]:
        runs: list[Run] = []
        for node in nodes:
            match node.type:
                case "inline":
                    runs.extend(self.runs(node.children, like))
                case "text" | "code_inline":
                    if node.content:
                        runs.append(replace(like, text=node.content))
                case "softbreak" | "hardbreak":
                    runs.append(replace(like, text=" "))
                case "strong":
                    runs.extend(self.runs(node.children, replace(like, strong=True)))
                case "em":
                    runs.extend(self.runs(node.children, replace(like, emphasis=True)))
                case "span":
                    language = str(node.attrs.get("lang", ""))
                    runs.extend(self.runs(node.children, replace(like, language=language)))
                case "link":
                    href = str(node.attrs.get("href", ""))
                    safe = href if href.startswith(_SAFE_LINKS) else ""
                    runs.extend(self.runs(node.children, replace(like, href=safe)))
                case "footnote_ref":
                    label = str(node.meta["label"])
                    mark = "*" if "*" in label else ""
                    runs.append(replace(like, text=mark, note=self.note_key(label)))
                case "quoted":
                    runs.append(self.quoted(node.content, like))
        return tuple(runs)

    def quoted(self, inside: str, like: Run) -> Run:
        """The words of a figure, or a reference to an anchor whose number is not known yet."""
        reference = _REFERENCE.match(inside)
        if reference is not None:
            return replace(like, href=f"#{reference[1]}")
        if self.reading.quote is None:
            return replace(like, text=f"{{{{ {inside} }}}}")
        try:
            run = self.reading.quote(inside)
        except TextFault as error:
            self.reading.fault(error)
            return like
        return replace(like, text=run.text, figure=run.figure)


def _caption(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The words after "Table:", which open the line over a table; nothing for other words."""
    whole = "".join(run.text for run in runs)
    opens = _CAPTION.match(whole)
    if opens is None:
        return ()
    left, kept = opens.end(), []
    for run in runs:
        kept.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    return tuple(kept)


def _classes(node: SyntaxTreeNode) -> list[str]:
    return str(node.attrs.get("class") or "").split()


def _counts_by_letters(node: SyntaxTreeNode) -> bool:
    return any(item.markup == ")" for item in node.children)


def _beneath(blocks: Sequence[Block], level: int) -> list[Block]:
    """The blocks with their headings shifted, so that the highest is one below `level`."""
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    deeper = level + 1 - highest
    return [
        replace(block, level=block.level + deeper) if isinstance(block, Heading) else block
        for block in blocks
    ]


def _deepest(blocks: Sequence[Block], under: int) -> int:
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return levels[-1] if levels else under


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1:])
