"""The running heads of a pack: every page names the scheme that it is of.

Beside the header of the paper there is room for a line or two, so both are shortened where they are
longer: each stands whole where it heads its pages.
"""

from collections.abc import Iterable
from dataclasses import replace

from reports.document.content import Document, Heading
from reports.layout.document import laid_out

LETTERS_OF_SCHEME = 70
# Four lines of half the page's width, three of all of it.
LETTERS_BESIDE = 200
LETTERS_ALONE = 280
LETTERS_ON_A_SIDE = 150  # a paper for a single side has narrow margins
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
    parts = _parts(document)
    return "\n".join([_RULES.format(faces=_FACES), *_named(parts)]) if parts else ""


def running_words(document: Document) -> tuple[str, ...]:
    """The words of the running heads, those of a part that opens a page each."""
    return tuple(_short(one.title, LETTERS_OF_SCHEME) for one in _parts(document))


def printed(document: Document) -> Document:
    """The document as its pages have it: set for the sheet, with a header and a footer that have
    room at the edges. Raises `CannotLayOut`."""
    letters = LETTERS_BESIDE if _parts(document) else LETTERS_ALONE
    letters = LETTERS_ON_A_SIDE if document.compact else letters
    return replace(
        laid_out(document),
        header=_short(document.header, letters),
        footer=_short(document.footer, letters),
    )


def _parts(document: Document) -> list[Heading]:
    """The headings that open a page with a part of the paper, where there are several; appendices,
    which open pages as well, are called so in their number."""
    found = [
        one
        for one in document.headings
        if one.level == 1 and one.opens_page and " " not in one.number
    ]
    return found if len(found) > 1 else []


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
