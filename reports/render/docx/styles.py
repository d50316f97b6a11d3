"""The styles of a Word paper, by their built-in names, so that what an officer changes in one
place changes everywhere. Sizes are in half points, lengths in twips (a twentieth of a point)."""

from typing import Final

from reports.render.docx.numbering import LIST_BULLET, DocxNumbering
from reports.render.docx.xml import part, words
from workbench.council.colour import colour

FONT: Final = "Arial"  # on every machine that has Word; LibreOffice has one of the same widths
INK: Final = "0B0C0C"
BLUE: Final = "12436D"
_HEADINGS: Final = ((40, 440, BLUE), (30, 320, INK), (25, 240, INK), (24, 200, INK), (24, 160, INK))
PLAIN_SIZE: Final = 22  # of tables, in half points
SIZES: Final = (PLAIN_SIZE, 20, 18)
# The tint and the ink of what a cell says, the same as in the PDF.
MARKS: Final = {
    "pass": ("E3F1EA", "07472C"),
    "fail": ("7A1A10", "FFFFFF"),
    "excused": ("FFFFFF", "7A1A10"),
    "high": ("12436D", "FFFFFF"),
    "medium": ("B5CBE0", INK),
    "low": ("EDF2F7", INK),
    "missing": ("FFFFFF", INK),
    "focus": ("EEF3F7", INK),
}


def styles_xml(language: str, numbering: DocxNumbering) -> str:
    """The styles part, headings and links in the council's colour; `language` is the paper's
    ("en-GB")."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{words(language)}" w:eastAsia="{words(language)}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    made = [
        _style("Normal", "Normal", default=True),
        *_headings(numbering),
        *_TEXT,
        *_TABLES,
        *_RUNS,
        _TABLE,
    ]
    own = colour().removeprefix("#").upper()
    made = [one.replace(f'"{BLUE}"', f'"{own}"') for one in made]
    made += [_mark(kind, tint, ink) for kind, (tint, ink) in MARKS.items()]
    return part("w:styles", defaults + "".join(made))


def _style(
    key: str,
    name: str,
    about: str = "",
    runs: str = "",
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    following: str = "",
    default: bool = False,
) -> str:
    above = "" if default or not based else f'<w:basedOn w:val="{based}"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    own = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{own}>'
        f'<w:name w:val="{name}"/>{above}{after}<w:qFormat/>'
        + (f"<w:pPr>{about}</w:pPr>" if about else "")
        + (f"<w:rPr>{runs}</w:rPr>" if runs else "")
        + "</w:style>"
    )


def _headings(numbering: DocxNumbering) -> list[str]:
    made = []
    for level, (size, before, ink) in enumerate(_HEADINGS):
        counted = (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            if level in numbering.linked_levels
            else ""
        )
        about = (
            f'<w:keepNext/><w:keepLines/>{counted}<w:spacing w:before="{before}" w:after="140" '
            f'w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="{level}"/>'
        )
        runs = f'<w:b/><w:color w:val="{ink}"/><w:sz w:val="{size}"/>'
        key, name = f"Heading{level + 1}", f"heading {level + 1}"
        made.append(_style(key, name, about, runs, following="Normal"))
    return made


def _mark(kind: str, tint: str, ink: str) -> str:
    runs = f'<w:b/><w:color w:val="{ink}"/><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    return _style(f"Mark-{kind}", f"Mark {kind}", "", runs, kind="character", based="")


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="260" w:lineRule="auto"/>'


_TEXT: Final = [
    _style("Title", "Title", _spaced(0, 240), '<w:b/><w:sz w:val="56"/>', following="Normal"),
    _style(
        "Subtitle",
        "Subtitle",
        _spaced(0, 120),
        f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="30"/>',
    ),
    _style("Authority", "Authority", _spaced(0, 480), '<w:sz w:val="30"/>'),
    _style("Draft", "Draft", _spaced(0, 240), '<w:b/><w:color w:val="7A1A10"/>'),
    _style("Fact", "Fact", '<w:ind w:left="2835" w:hanging="2835"/>'),
    _style(
        "Lead",
        "Lead",
        f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{BLUE}"/>'
        '</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="EEF3F7"/><w:ind w:left="227"/>',
        "<w:b/>",
    ),
    _style("NumberedParagraph", "Numbered Paragraph"),
    _style("ListParagraph", "List Paragraph", _spaced(0, 80)),
    _style("Caption", "caption", f"<w:keepNext/>{_spaced(200, 100)}", "<w:b/>"),
    _style(
        "AfterTable", "After Table", '<w:spacing w:after="120" w:line="120" w:lineRule="exact"/>'
    ),
    _style("Picture", "Picture", "<w:keepNext/>" + _spaced(0, 80)),
    _style("Message", "Message", "<w:keepNext/>" + _spaced(240, 0), "<w:b/>"),
    _style("Measure", "Measure", "<w:keepNext/>" + _spaced(0, 80)),
    _style(
        "TOCHeading",
        "TOC Heading",
        "<w:keepNext/>" + _spaced(0, 140),
        f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="40"/>',
    ),
    *(
        _style(
            f"TOC{level}",
            f"toc {level}",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
            f"{_spaced(80 if level == 1 else 0, 40)}"
            f'<w:ind w:left="{397 * (level - 1)}"/>',
            "<w:b/>" if level == 1 else "",
        )
        for level in range(1, 6)
    ),
    _style("FootnoteText", "footnote text", _spaced(0, 40), '<w:sz w:val="20"/>'),
    _style("Header", "header", _spaced(0, 0), '<w:sz w:val="20"/>'),
    _style("Footer", "footer", _spaced(0, 0), '<w:sz w:val="20"/>'),
]


def sized(style: str, size: int) -> str:
    """The style of a table's paragraphs in type of this size, in half points, or the next one."""
    near = min(SIZES, key=lambda one: abs(one - size))
    return style if near == PLAIN_SIZE else f"{style}{near // 2}"


def _of_tables(size: int) -> list[str]:
    """The styles of words, numbers and items in tables in type of one size."""
    text, number, item = (sized(one, size) for one in ("TableText", "TableNumber", "ListBullet"))
    points = "" if size == PLAIN_SIZE else f" {size // 2}"
    listed = f'<w:numPr><w:numId w:val="{LIST_BULLET}"/></w:numPr>'
    return [
        _style(text, f"Table Text{points}", _spaced(0, 0), f'<w:sz w:val="{size}"/>'),
        _style(number, f"Table Number{points}", '<w:jc w:val="right"/>', based=text),
        _style(item, f"List Bullet{points}", listed, based=text),
    ]


_TABLES: Final = [style for size in SIZES for style in _of_tables(size)]
_RUNS: Final = [
    _style(
        "FootnoteReference",
        "footnote reference",
        "",
        '<w:vertAlign w:val="superscript"/>',
        kind="character",
        based="",
    ),
    _style(
        "Hyperlink",
        "Hyperlink",
        "",
        f'<w:color w:val="{BLUE}"/><w:u w:val="single"/>',
        kind="character",
        based="",
    ),
    _style("Strong", "Strong", "", "<w:b/>", kind="character", based=""),
    _style("Emphasis", "Emphasis", "", "<w:i/>", kind="character", based=""),
]
_TABLE: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>'
    '<w:right w:w="113" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Paper Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="4" w:color="767676"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="767676"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="12" w:color="{INK}"/></w:tcBorders><w:vAlign w:val="bottom"/>'
    "</w:tcPr></w:tblStylePr>"
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)
