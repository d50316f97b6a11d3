"""The content tree as HTML: for the PDF renderer, and as a file of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod
from itertools import pairwise

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Document,
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
from reports.layout.document import SetTable
from reports.render.moments import in_utc
from reports.render.style import data_address, embedded, style_files
from workbench.council.logo import logo_for

PAPER_TEMPLATE = "reports/render/paper.html"


def paper_html(
    document: Document,
    *,
    style_sheet: str = "",
    style: str = "",
    rules: str = "",
    charts: Mapping[str, str],
    logo: str = "",
    made_at: datetime | None = None,
) -> str:
    """The whole paper as an HTML page. The style is an address or the rules themselves, `rules`
    are more of them; `charts` maps each chart's name to the address of its picture, `logo` is that
    of the council's; `made_at` is the moment that it says it was made."""
    blocks = _Writer(document, charts)
    return render_to_string(
        PAPER_TEMPLATE,
        {
            "document": document,
            "made": in_utc(made_at),
            "cover_facts": blocks.html(document.cover.facts),
            "body": blocks.all(document.blocks),
            "logo": logo,
            "style_sheet": style_sheet,
            "style": mark_safe(style),  # noqa: S308  our own static file
            "page_rules": mark_safe(rules),  # noqa: S308  our own rules
        },
    )


def standalone_html(document: Document, made_at: datetime | None = None, logo: bytes = b"") -> str:
    """The paper as one HTML file that needs no other file. `logo` is the authority's own."""
    from reports.render.pictures import picture

    style = embedded(style_files())
    charts = {chart.name: data_address("chart.svg", picture(chart)) for chart in document.charts}
    own = logo_for(document.authority, logo)
    shown = data_address(own.name, own.content) if own else ""
    return paper_html(document, style=style, charts=charts, logo=shown, made_at=made_at)


def page_html(blocks: Iterable[Block]) -> SafeString:
    """Blocks as a part of a page of the site, under its style sheet: tables that a keyboard can
    scroll, anchors that meet none of the page's own."""
    html = str(_Writer(None, {}, page=True).all(blocks)).replace(' id="', ' id="paper-')
    html = html.replace(' href="#', ' href="#paper-')
    return mark_safe(html)  # noqa: S308  escaped, and no quotation mark stands in a text


@dataclass(frozen=True)
class _Writer:
    """Writes blocks as HTML; `met` are the notes whose mark has been written."""

    document: Document | None
    charts: Mapping[str, str]
    page: bool = False
    met: set[str] = field(default_factory=set)

    def all(self, blocks: Iterable[Block]) -> SafeString:
        made = []
        for block, following in pairwise((*blocks, None)):
            written = str(self.html(block))
            if isinstance(block, Paragraph) and isinstance(following, TableBlock | Facts):
                # Selectors that look ahead (`:has`) take WeasyPrint a twelfth of its time.
                written = written.replace("<p", "<p data-before-table", 1)
            made.append(written)
        return mark_safe("\n".join(made))  # noqa: S308  each is escaped

    @singledispatchmethod
    def html(self, block: object) -> SafeString:
        raise TypeError(f"No HTML for {type(block).__name__}.")

    @html.register
    def _(self, block: Heading) -> SafeString:
        # Level 1 of the tree is beneath the paper's title, the page's one h1.
        opens = mark_safe(' class="opens-page"') if block.opens_page else ""
        number = format_html('<span class="number">{}</span> ', block.number)
        return format_html(
            '<h{level} id="{key}"{opens}>{number}{text}</h{level}>',
            level=block.level + 1,
            key=block.key,
            opens=opens,
            number=number if block.number else "",
            text=block.text,
        )

    @html.register
    def _(self, block: Paragraph) -> SafeString:
        classes = [
            ("lead", block.lead),
            ("numbered", block.number),
            ("continued", block.continued),
        ]
        said = " ".join(name for name, holds in classes if holds)
        number = format_html('<span class="number">{}</span> ', block.number)
        return format_html(
            "<p{}{}>{}{}</p>",
            _attribute("class", said),
            _attribute("id", block.key),
            number if block.number else "",
            self.runs(block.runs),
        )

    @html.register
    def _(self, block: ItemList) -> SafeString:
        items = format_html_join("", "<li>{}</li>", ((self._item(item),) for item in block.items))
        if not block.ordered:
            return format_html("<ul>{}</ul>", items)
        start = str(block.start) if block.start != 1 else ""
        # WeasyPrint does not know `start`, but counts as styles tell it to.
        counts = f"counter-reset: list-item {block.start - 1}" if start and not self.page else ""
        letters = _attribute("type", "a" if block.letters else "")
        begins = format_html("{}{}", _attribute("start", start), _attribute("style", counts))
        return format_html("<ol{}{}>{}</ol>", letters, begins, items)

    def _item(self, blocks: tuple[Block, ...]) -> SafeString:
        """A list item; one that is a single paragraph is written without its paragraph element."""
        if blocks and isinstance(blocks[0], Paragraph):
            return format_html("{}{}", self.runs(blocks[0].runs), self.all(blocks[1:]))
        return self.all(blocks)

    @html.register
    def _(self, block: TableBlock) -> SafeString:
        setting = block if isinstance(block, SetTable) else None
        table = render_to_string(
            "includes/table.html",
            {
                "table": block.table,
                "for_print": not self.page,
                "writer": self,
                "setting": setting,
                "columns": _columns(setting.widths) if setting else "",
            },
        )
        # Words that just fit break behind the first of them where a blank follows the last.
        table = mark_safe(table.replace("\n</th>", "</th>").replace("\n</td>", "</td>"))  # noqa: S308
        return format_html(
            '<div class="table {}{}"{}>{}</div>',
            block.table.name,
            setting.marks if setting else "",
            "" if self.page else _scrolled(block.table.caption),
            mark_safe(table),  # noqa: S308  a template's own output
        )

    @html.register
    def _(self, block: ChartBlock) -> SafeString:
        return format_html(
            '<div class="chart"><p class="message">{}</p><p class="measure">{}</p>{}</div>{}',
            block.chart.message,
            block.chart.measure,
            self._picture(block),
            format_html("<p>{}</p>", block.chart.reading) if block.chart.reading else "",
        )

    def _picture(self, block: ChartBlock) -> SafeString:
        if not self.page:
            address = self.charts[block.chart.name]
            return format_html('<img src="{}" alt="{}">', address, block.chart.alt)
        from reports.render.pictures import picture

        # A page of the site takes no pictures from within itself but those drawn in it.
        drawn = picture(block.chart).decode()
        label = format_html('<svg role="img" aria-label="{}"', block.chart.alt)
        return mark_safe(drawn.replace("<svg", label, 1))  # noqa: S308  our own drawing

    @html.register
    def _(self, block: Notes) -> SafeString:
        notes = ((self._note(note),) for note in block.notes)
        return format_html('<div class="notes">{}</div>', format_html_join("", "{}", notes))

    def _note(self, note: Note) -> SafeString:
        back = format_html('<a href="#{}">{}</a> ', note.back, note.mark)
        first = note.blocks[0]
        words = self.runs(first.runs) if isinstance(first, Paragraph) else ""
        rest = self.all(note.blocks[1:] if words else note.blocks)
        note_with_words = '<div id="{}" class="note"><p>{}{}</p>{}</div>'
        return format_html(note_with_words, note.key, back, words, rest)

    @html.register
    def _(self, block: Facts) -> SafeString:
        facts = ((fact.label, fact.text) for fact in block.facts)
        if block.caption:
            rows = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>', facts)
            return format_html(
                '<div class="table box"><table><caption>{}</caption>'
                "<tbody>{}</tbody></table></div>",
                block.caption,
                rows,
            )
        items = format_html_join("", "<li><strong>{}</strong> {}</li>", facts)
        return format_html('<ul class="facts">{}</ul>', items)

    @html.register
    def _(self, block: Contents) -> SafeString:
        entries = (
            (heading.level, heading.key, heading.title, heading.key)
            for heading in (self.document.headings if self.document else ())
            if heading.level <= block.depth
        )
        # Nothing but words within a link: an element there would become a link of its own.
        entry = (
            '<li class="depth-{}"><a href="#{}">{}</a> '
            '<span class="page" data-of="#{}"></span></li>'
        )
        items = format_html_join("", entry, entries)
        return format_html('{}<ul class="contents">{}</ul>', self.html(block.heading), items)

    @html.register
    def _(self, block: Landscape) -> SafeString:
        return format_html('<div class="landscape">{}</div>', self.all(block.blocks))

    def runs(self, runs: Iterable[Run]) -> SafeString:
        return mark_safe("".join(map(self._run, runs)))  # noqa: S308  each is escaped

    def _run(self, run: Run) -> str:
        text: str = conditional_escape(run.text)
        # The link innermost: an element within one would become a link of its own in a PDF.
        if run.note:
            text = self._mark(run.note, text)
        elif run.href:
            text = format_html('<a href="{}">{}</a>', run.href, text)
        if run.strong:
            text = format_html("<strong>{}</strong>", text)
        if run.emphasis:
            text = format_html("<em>{}</em>", text)
        if run.language:
            text = format_html('<span lang="{}">{}</span>', run.language, text)
        return text

    def _mark(self, note: str, text: str) -> str:
        """The mark of a note, linked to it; the note links back to its first mark."""
        place = "" if note in self.met else f"at-{note}"
        self.met.add(note)
        return format_html(
            '<a{} href="#{}" class="mark">{}</a>', _attribute("id", place), note, text
        )


def _columns(widths: Iterable[float]) -> SafeString:
    """The columns of a table with their widths in mm."""
    columns = format_html_join("", '<col style="width: {}mm">', ((width,) for width in widths))
    return format_html("<colgroup>{}</colgroup>", columns)


def _scrolled(caption: str) -> SafeString:
    """Attributes that let the keyboard scroll a table which is wider than its window."""
    return format_html(' role="region" aria-label="{}" tabindex="0"', caption)


def _attribute(name: str, value: str) -> SafeString:
    return format_html(' {}="{}"', mark_safe(name), value) if value else SafeString("")  # noqa: S308
