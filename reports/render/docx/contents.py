"""The list of headings as Word's own field, with its entries in it.

They lead to their headings and stand without page numbers, which only Word can tell: bringing the
field up to date there (F9) adds them.
"""

from collections.abc import Callable, Sequence

from reports.document.content import Heading
from reports.render.docx.xml import paragraph, run

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_CODE = (
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
)
_SHOWN = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents_xml(
    heading: str, headings: Sequence[Heading], depth: int, anchor: Callable[[str], str]
) -> str:
    """The list under its own `heading`, a finished paragraph. `anchor` gives the bookmark of a
    heading's key."""
    entries = []
    for at, one in enumerate(headings):
        opens = _BEGIN + _CODE.format(depth=depth) + _SHOWN if at == 0 else ""
        place = f'w:anchor="{anchor(one.key)}" w:history="1"'
        link = f"<w:hyperlink {place}>{run(one.title)}</w:hyperlink>"
        closes = _END if at == len(headings) - 1 else ""
        entries.append(paragraph(opens + link + closes, f"TOC{one.level}"))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{heading}{''.join(entries)}</w:sdtContent></w:sdt>"
    )
