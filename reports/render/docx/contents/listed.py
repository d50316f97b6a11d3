"""The list of headings as Word's own field, with its entries in it.

Each leads to its heading. Where pages are known it ends with its page, a field of its own within
the list, which Word brings up to date with it (F9); where they are not, it stands without.
"""

from collections.abc import Callable, Sequence

from reports.document.content import Heading
from reports.render.docx.xml import field, paragraph, run

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_CODE = (
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
)
_SHOWN = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"

PageOf = Callable[[str], int | None]
"""The page of a bookmark, where it is known."""


def contents_xml(
    heading: str,
    headings: Sequence[Heading],
    depth: int,
    anchor: Callable[[str], str],
    page_of: PageOf,
) -> str:
    """The list under its own `heading`, a finished paragraph. `anchor` gives the bookmark of a
    heading's key."""
    entries = []
    for at, one in enumerate(headings):
        opens = _BEGIN + _CODE.format(depth=depth) + _SHOWN if at == 0 else ""
        place = anchor(one.key)
        said = run(one.title) + _page(place, page_of(place))
        link = f'<w:hyperlink w:anchor="{place}" w:history="1">{said}</w:hyperlink>'
        closes = _END if at == len(headings) - 1 else ""
        entries.append(paragraph(opens + link + closes, f"TOC{one.level}"))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{heading}{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def no_page(_bookmark: str) -> None:
    """The page of no bookmark is known."""


def _page(place: str, page: int | None) -> str:
    return "" if page is None else _TAB + field(f"PAGEREF {place} \\h", str(page))
