"""Writes each block of the content tree as WordprocessingML."""

from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from itertools import pairwise

from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
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
from reports.render.docx.anchors import Anchors
from reports.render.docx.contents.listed import PageOf, contents_xml
from reports.render.docx.footnotes import Footnotes
from reports.render.docx.furniture import LANDSCAPE_ROOM, PORTRAIT_ROOM, Furniture
from reports.render.docx.numbering import HANGING, DocxNumbering, NumberPlace, item_indent
from reports.render.docx.runs import Runs
from reports.render.docx.tables import facts_xml, table_xml
from reports.render.docx.xml import paragraph, run
from workbench.charts.chart import AnyChart

_DEEPEST = 5  # heading styles
_BREAK = "<w:pageBreakBefore/>"
# The paragraph that ends a section takes no room of its own.
_END_OF_SECTION = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


class Blocks:
    """Writes the blocks of one document in reading order, counting numbers on the way."""

    def __init__(
        self,
        document: Document,
        furniture: Furniture,
        relate: Callable[[str], str],
        picture: Callable[[AnyChart], str],
        page_of: PageOf,
        *,
        logo: str = "",
    ) -> None:
        self.document = document
        self.numbering = DocxNumbering()
        notes = (
            note for block in document.walk() if isinstance(block, Notes) for note in block.notes
        )
        self.footnotes = Footnotes(notes)
        self._anchors = Anchors()
        self._runs = Runs(self._anchors, self.footnotes, relate)
        self._furniture = furniture
        self._picture = picture
        self._page_of = page_of
        self._logo = logo
        self._landscape = False
        self._first_section = True
        self._depth = 0
        self._inset = 0

    def body(self) -> str:
        """The whole paper, its cover first."""
        made = [self._cover()]
        ended = self.document.cover.own_page
        if ended:
            made.append(self._end_section())
        for turned, blocks in _pages(self.document.blocks):
            if (turned or self._landscape) and not ended:
                made.append(self._end_section())
            self._landscape, ended = turned, False
            made.append(self.all(blocks))
        made.append(self._section())
        return "".join(made)

    def note(self, blocks: tuple[Block, ...], opens: str) -> str:
        """The paragraphs of a footnote."""
        first, *rest = blocks or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            return paragraph(opens, "FootnoteText") + self.all(blocks)
        return paragraph(opens + self._runs.xml(first.runs), "FootnoteText") + self.all(rest)

    def all(self, blocks: Iterable[Block]) -> str:
        made, after_number = [], False
        for block, following in pairwise((*blocks, None)):
            if block is None or self._over_nothing(block, following):
                continue
            # A list below a numbered paragraph stands as far in as its words.
            inset = HANGING if after_number and isinstance(block, ItemList) else 0
            self._inset += inset
            made.append(self.xml(block))
            self._inset -= inset
            after_number = bool(inset) or (
                isinstance(block, Paragraph) and (bool(block.number) or block.continued)
            )
        return "".join(made)

    def _over_nothing(self, block: Block, following: Block | None) -> bool:
        """Whether a heading stands over notes that are all printed at the foot of pages instead."""
        return (
            isinstance(block, Heading)
            and isinstance(following, Notes)
            and all(map(self.footnotes.is_printed, following.notes))
        )

    @singledispatchmethod
    def xml(self, block: object) -> str:
        raise TypeError(f"No Word for {type(block).__name__}.")

    @xml.register
    def _(self, block: Heading) -> str:
        place = self.numbering.place(block.number, block.level) if block.number else None
        said = self._anchors.around(block.key, run(block.text))
        counted = _no_number() if place is None else self._counted(place)
        if block.number and place is None:
            said = run(f"{block.number} ") + said
        style = f"Heading{min(block.level, _DEEPEST)}"
        return paragraph(said, style, (_BREAK if block.opens_page else "") + counted)

    @xml.register
    def _(self, block: Paragraph) -> str:
        said = self._anchors.around(block.key, self._runs.xml(block.runs))
        if not block.number:
            inset = f'<w:ind w:left="{HANGING}"/>' if block.continued else ""
            return paragraph(said, "Lead" if block.lead else "", inset)
        place = self.numbering.place(block.number)
        if place is not None:
            return paragraph(said, "NumberedParagraph", self._counted(place))
        hanging = f'<w:ind w:left="{HANGING}" w:hanging="{HANGING}"/>'
        number = run(block.number) + "<w:r><w:tab/></w:r>"
        return paragraph(number + said, "NumberedParagraph", hanging)

    @xml.register
    def _(self, block: ItemList) -> str:
        place = self.numbering.items(
            ordered=block.ordered, letters=block.letters, start=block.start, depth=self._depth
        )
        self._depth += 1
        made = "".join(self._item(item, place) for item in block.items)
        self._depth -= 1
        return made

    def _item(self, blocks: tuple[Block, ...], place: NumberPlace) -> str:
        """The paragraphs of a list item. The first carries the mark; the others are indented below
        its words."""
        indent = self._inset + item_indent(place.level)
        first, rest = (blocks[0], blocks[1:]) if blocks else (Paragraph(()), ())
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), blocks
        runs = (Run(f"{first.number} "), *first.runs) if first.number else first.runs
        said = self._anchors.around(first.key, self._runs.xml(runs))
        shifted = f'<w:ind w:left="{indent}" w:hanging="397"/>' if self._inset else ""
        made = [paragraph(said, "ListParagraph", self._counted(place) + shifted)]
        for block in rest:
            if isinstance(block, Paragraph) and not block.number:
                words = self._anchors.around(block.key, self._runs.xml(block.runs))
                made.append(paragraph(words, "ListParagraph", f'<w:ind w:left="{indent}"/>'))
            else:
                made.append(self.xml(block))
        return "".join(made)

    @xml.register
    def _(self, block: TableBlock) -> str:
        return table_xml(block, self._room, self._runs.xml)

    @xml.register
    def _(self, block: ChartBlock) -> str:
        chart = block.chart
        return (
            paragraph(run(chart.message), "Message")
            + paragraph(run(chart.measure), "Measure")
            + paragraph(self._picture(chart), "Picture")
            + (paragraph(run(chart.reading)) if chart.reading else "")
        )

    @xml.register
    def _(self, block: Facts) -> str:
        if block.caption:
            return facts_xml(block, self._room)
        return "".join(
            paragraph(run(fact.label, "<w:b/>") + "<w:r><w:tab/></w:r>" + run(fact.text), "Fact")
            for fact in block.facts
        )

    @xml.register
    def _(self, block: Notes) -> str:
        """Notes whose mark has been met are footnotes; any other stands where it is."""
        left = [note for note in block.notes if not self.footnotes.is_printed(note)]
        mark = '<w:rStyle w:val="FootnoteReference"/>'
        return "".join(
            self.note(note.blocks, self._anchors.around(note.key, run(f"{note.mark} ", mark)))
            for note in left
        )

    @xml.register
    def _(self, block: Contents) -> str:
        listed = [one for one in self.document.headings if one.level <= block.depth]
        heading = paragraph(
            self._anchors.around(block.heading.key, run(block.heading.text)), "TOCHeading"
        )
        return contents_xml(heading, listed, block.depth, self._anchors.name, self._page_of)

    @xml.register
    def _(self, block: Landscape) -> str:
        return self.all(block.blocks)

    def _cover(self) -> str:
        cover = self.document.cover
        own = '<w:spacing w:before="2400" w:after="120"/>' if cover.own_page else ""
        draft = paragraph(run(self.document.draft), "Draft") if self.document.draft else ""
        return (
            (paragraph(self._logo) if self._logo else "")
            + draft
            + paragraph(run(cover.kind), "Subtitle", own)
            + paragraph(run(cover.title), "Title")
            + paragraph(run(cover.authority), "Authority")
            + self.xml(cover.facts)
        )

    @property
    def _room(self) -> int:
        return LANDSCAPE_ROOM if self._landscape else PORTRAIT_ROOM

    def _counted(self, place: NumberPlace) -> str:
        if place.linked:
            return ""
        number = self.numbering.id_of(place)
        return f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _end_section(self) -> str:
        return paragraph("", "", _END_OF_SECTION + self._section())

    def _section(self) -> str:
        first, self._first_section = self._first_section, False
        return self._furniture.section(landscape=self._landscape, first=first)


def _pages(blocks: Iterable[Block]) -> Iterable[tuple[bool, tuple[Block, ...]]]:
    """The blocks grouped by the way their pages lie: whether they are turned, and what is on
    them."""
    upright: list[Block] = []
    for block in blocks:
        if not isinstance(block, Landscape):
            upright.append(block)
            continue
        if upright:
            yield False, tuple(upright)
            upright = []
        yield True, block.blocks
    if upright:
        yield False, tuple(upright)


def _no_number() -> str:
    """The paragraph property that removes the number of the heading's style."""
    return (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        '<w:ind w:left="0" w:firstLine="0"/>'
    )
