"""Officer text: Markdown, without raw HTML and without pictures, as blocks of the content tree."""

from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from reports.content import Block, Heading, ItemList, Paragraph, Run
from workbench.slugs import slug_for

_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
_PLAIN = Run("")
_SAFE_LINKS = ("https://", "http://", "mailto:", "#")


def blocks_of(text: str, *, under: int = 0, key: str = "") -> tuple[Block, ...]:
    """The blocks of `text`. Its highest heading comes one below the level `under`, and each
    further level one lower, whatever signs were typed; `key` begins the anchors."""
    tree = SyntaxTreeNode(_PARSER.parse(text))
    typed = sorted({_level(node) for node in tree.children if node.type == "heading"})
    levels = {level: under + 1 + index for index, level in enumerate(typed)}
    blocks: list[Block] = []
    for node in tree.children:
        if node.type == "heading":
            words = "".join(run.text for run in _runs(node.children))
            # A level may be left out on the way up, never on the way down.
            level = min(levels[_level(node)], _deepest(blocks, under) + 1)
            blocks.append(Heading(level, words, f"{key}-{slug_for(words)}".strip("-")))
        else:
            blocks.extend(_block(node))
    return tuple(blocks)


def _deepest(blocks: Sequence[Block], under: int) -> int:
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return levels[-1] if levels else under


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1:])


def _block(node: SyntaxTreeNode) -> list[Block]:
    match node.type:
        case "paragraph":
            return [Paragraph(_runs(node.children))]
        case "bullet_list" | "ordered_list":
            items = tuple(
                tuple(block for child in item.children for block in _block(child))
                for item in node.children
            )
            ordered = node.type == "ordered_list"
            return [ItemList(items, ordered, int(node.attrs.get("start", 1)) if ordered else 1)]
        case "blockquote":
            return [block for child in node.children for block in _block(child)]
        case "code_block" | "fence":
            return [Paragraph((Run(node.content.strip()),))]
        case "heading":  # within a list or quotation, where a heading has no place
            return [Paragraph(tuple(replace(r, strong=True) for r in _runs(node.children)))]
    return []


def _runs(nodes: Sequence[SyntaxTreeNode], like: Run = _PLAIN) -> tuple[Run, ...]:
    runs: list[Run] = []
    for node in nodes:
        match node.type:
            case "inline":
                runs.extend(_runs(node.children, like))
            case "text" | "code_inline":
                if node.content:
                    runs.append(replace(like, text=node.content))
            case "softbreak" | "hardbreak":
                runs.append(replace(like, text=" "))
            case "strong":
                runs.extend(_runs(node.children, replace(like, strong=True)))
            case "em":
                runs.extend(_runs(node.children, replace(like, emphasis=True)))
            case "link":
                href = str(node.attrs.get("href", ""))
                safe = href if href.startswith(_SAFE_LINKS) else ""
                runs.extend(_runs(node.children, replace(like, href=safe)))
    return tuple(runs)
