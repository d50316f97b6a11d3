"""Headers and footers of a Word paper, and the sections that turn a page on its side."""

from dataclasses import dataclass
from typing import Final

from reports.document.content import Document
from reports.render.docx.xml import field, paragraph, part, run, words

PORTRAIT_ROOM: Final = 9638  # twips between the margins
LANDSCAPE_ROOM: Final = 14570
_SHORT, _LONG = 11906, 16838  # A4
_MARGINS: Final = (
    '<w:pgMar w:top="1361" w:right="1134" w:bottom="1247" w:left="1134" '
    'w:header="624" w:footer="624" w:gutter="0"/>'
)
_WIDEST, _HIGHEST = 460, 130  # points of the words across a page


@dataclass(frozen=True, slots=True)
class Furniture:
    """The relationship ids of headers and footers. The first page has its own header, without
    the running words."""

    header: str
    first_header: str
    footer: str

    def section(self, *, landscape: bool, first: bool) -> str:
        """The properties of a section; those after the first take its headers and footers."""
        references = (
            f'<w:headerReference w:type="default" r:id="{self.header}"/>'
            f'<w:headerReference w:type="first" r:id="{self.first_header}"/>'
            f'<w:footerReference w:type="default" r:id="{self.footer}"/>'
            f'<w:footerReference w:type="first" r:id="{self.footer}"/>'
        )
        wide, high = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        turned = ' w:orient="landscape"' if landscape else ""
        return (
            f'<w:sectPr>{references if first else ""}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>{_MARGINS}'
            f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
        )


def header_xml(document: Document, *, first: bool) -> str:
    """The header: the running words, and for a draft its words as well, in the line and across the
    page."""
    covered = first and document.cover.own_page
    said = " ".join(filter(None, (_sentence(document.draft), "" if covered else document.header)))
    across = _across(document.draft) if document.draft else ""
    return part("w:hdr", paragraph(across + (run(said) if said else ""), "Header"))


def footer_xml(document: Document) -> str:
    """The footer: the running words, and below them on the right the page's number, since both may
    be long."""
    number = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    return part(
        "w:ftr",
        paragraph(run(document.footer), "Footer")
        + paragraph(number, "Footer", '<w:jc w:val="right"/>'),
    )


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""


def _across(text: str) -> str:
    """Words from corner to corner behind the text, in the way that Word itself makes them."""
    high = min(_HIGHEST, _WIDEST * 1.6 / len(text))
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" '
        'coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt="" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:{_WIDEST}pt;'
        f"height:{high:.0f}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" '
        'fillcolor="#D9D9D9" stroked="f"><v:textpath style="font-family:Arial;font-size:1pt" '
        f'string="{words(text)}"/></v:shape></w:pict></w:r>'
    )
