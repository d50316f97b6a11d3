"""What a summary is about, and how its lists, tables and sentences are kept short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.blocks.appraisal.strands import name_of
from reports.casefile.case import Strand
from reports.casefile.parts import Case
from reports.casefile.schemes import SchemeSeen
from reports.document.content import Block, ItemList, Paragraph, Run, TableBlock, plain
from workbench.numbers.listing import count_words, listed, opening, out_of
from workbench.pages.tables import Table

MOST_ROWS = 10  # options or strands in the table


MOST_NAMED = 3  # names in a sentence, items in a list


MOST_WORDS = 300  # characters of a sentence that names every option


@dataclass(frozen=True, slots=True)
class BriefCase:
    """What a summary is about: the appraisals and the schemes of the paper in its whole case."""

    whole: Case
    strands: tuple[Strand, ...]
    schemes: tuple[SchemeSeen, ...]


def named(names: Sequence[str]) -> str:
    """The first names, and how many others there are: "A, B, C and seven others"."""
    rest = len(names) - MOST_NAMED
    if rest < 2:
        return listed(names)
    return listed([*names[:MOST_NAMED], f"{count_words(rest)} others"])


def of_each(said: Iterable[tuple[Strand, str]], *, several: bool) -> list[Block]:
    """A paragraph for each appraisal, under its name in bold where there are several."""
    blocks: list[Block] = []
    for strand, text in said:
        name = (Run(f"{name_of(strand)}. ", strong=True),) if several else ()
        blocks.append(Paragraph((*name, Run(text))))
    rest = len(blocks) - MOST_ROWS
    counted = [plain(rest_words(rest, "appraisal", "are in the full paper"))] if rest > 0 else []
    return [*blocks[:MOST_ROWS], *counted]


def short_table(table: Table, what: str) -> list[Block]:
    rest = len(table.rows) - MOST_ROWS
    if rest <= 0:
        return [TableBlock(table)]
    text = (
        f"These are the first {out_of(MOST_ROWS, len(table.rows))} {what}. All of them stand on "
        "the page of the results and in the case that travels with this paper."
    )
    shown = Table(
        caption=table.caption, columns=table.columns, rows=table.rows[:MOST_ROWS], name=table.name
    )
    return [TableBlock(shown), plain(text)]


def rest_words(count: int, what: str, where: str) -> str:
    if count == 1:
        return f"One other {what} {where.replace('are', 'is', 1)}."
    return f"{opening(count_words(count))} other {what}s {where}."


def item_list(lines: Iterable[str]) -> ItemList:
    return ItemList(tuple((plain(line),) for line in lines))


def ended(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
