"""The options: what each is, who would own and run it, and what people said of it."""

from collections.abc import Sequence

from appraisal.casefile.parts import CaseOption, CaseView
from reports.document.content import Block, Heading, ItemList, Paragraph, Run, plain
from reports.document.markdown import blocks_of
from workbench.rows.slugs import slug_for


def option_blocks(options: Sequence[CaseOption], level: int) -> tuple[Block, ...]:
    """A heading for each option at `level`, what is written beneath it one lower."""
    return tuple(block for option in options for block in _one(option, level))


def _one(option: CaseOption, level: int) -> list[Block]:
    key = f"option-{slug_for(option.code)}"
    name = f"{option.name} (baseline)" if option.baseline else option.name
    blocks: list[Block] = [Heading(level, name, key)]
    if option.summary:
        blocks.extend(blocks_of(option.summary, under=level, key=key))
    else:
        blocks.append(plain("This option has not been described."))
    for title, text in (("Ownership", option.ownership), ("Governance", option.governance)):
        if text:
            anchor = f"{key}-{title.lower()}"
            blocks.append(Heading(level + 1, title, anchor))
            blocks.extend(blocks_of(text, under=level + 1, key=anchor))
    for title, views in (("Benefits seen", option.benefits), ("Drawbacks seen", option.drawbacks)):
        if views:
            blocks.append(Heading(level + 1, title, f"{key}-{slug_for(title)}"))
            blocks.append(_views(views))
    return blocks


def _views(views: Sequence[CaseView]) -> ItemList:
    """One item a group, with what it said beneath: beside its name where that is one thing. What
    no group says by itself stands first, an item each."""
    groups: dict[str, list[str]] = {}
    for one in views:
        groups.setdefault(one.group, []).append(one.text)
    items: list[tuple[Block, ...]] = [(plain(text),) for text in groups.pop("", ())]
    for group, texts in groups.items():
        if len(texts) == 1:
            items.append((Paragraph((Run(f"{group}: ", strong=True), Run(texts[0]))),))
        else:
            said = ItemList(tuple((plain(text),) for text in texts))
            items.append((Paragraph((Run(f"{group}:", strong=True),)), said))
    return ItemList(tuple(items))
