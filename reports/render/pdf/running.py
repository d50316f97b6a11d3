"""The running heads of a pack: every page names the scheme that it is of.

Beside the header of the paper there is room for a line or two, so both are shortened where they are
longer: each stands whole where it heads its pages.
"""

from collections.abc import Iterable
from dataclasses import replace

from reports.document.content import Document, Heading

LETTERS_OF_SCHEME = 70
LETTERS_OF_HEADER = 150
_RULES = """
@page {{
  @top-left {{ width: 88mm }}
  @top-right {{
    content: string(running);
    width: 78mm;
    vertical-align: bottom;
    padding-bottom: 4mm;
    text-align: right;
    font: 10pt {faces};
  }}
}}
@page sideways {{ @top-left {{ width: 127mm }} @top-right {{ width: 126mm }} }}
@page cover {{ @top-right {{ content: none }} }}
h2 {{ string-set: running "" }}
"""
_FACES = (
    '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible Next Extended", "DejaVu Sans", sans-serif'
)


def running_heads(document: Document) -> str:
    """The style rules that name the scheme on each of its pages; none for a paper without the
    business cases of several schemes."""
    schemes = [one for one in document.headings if _is_scheme(one)]
    if len(schemes) < 2:
        return ""
    return "\n".join([_RULES.format(faces=_FACES), *_named(schemes)])


def shortened(document: Document) -> Document:
    """The document with a header and a footer that have room at the edges of its pages."""
    return replace(
        document,
        header=_short(document.header, LETTERS_OF_HEADER),
        footer=_short(document.footer, LETTERS_OF_HEADER),
    )


def _is_scheme(heading: Heading) -> bool:
    """Whether the heading begins a business case: an appendix, which opens a page as well, is
    called one in its number."""
    return heading.level == 1 and heading.opens_page and " " not in heading.number


def _named(headings: Iterable[Heading]) -> Iterable[str]:
    for heading in headings:
        words = _short(heading.title, LETTERS_OF_SCHEME).replace("\\", "\\\\")
        quoted = words.replace('"', '\\"').replace("<", "\\3c ")
        yield f'h2[id="{heading.key}"] {{ string-set: running "{quoted}" }}'


def _short(text: str, letters: int) -> str:
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(maxsplit=1)[0][:letters]} …"
