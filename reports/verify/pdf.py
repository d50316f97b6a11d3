"""Reading a PDF as a screen reader does: by its structure, and by its marked content."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Stream

from reports.render.seal.drawing import Drawings, tokens_of
from reports.render.seal.objects import Objects, held_in
from reports.render.seal.seal import inherited

# What opens or ends a piece, takes a font, shows words; the last two show them as no paper does.
_TOLD = frozenset((b"BDC", b"BMC", b"EMC", b"Tf", b"[", b"TJ", b"Tj", b"'", b'"'))
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<((?:[0-9a-fA-F]{2})+)>")


class Unreadable(ValueError):
    """Pages that are not drawn as a paper's are. The message says why, `page` where."""

    def __init__(self, message: str, page: int | None) -> None:
        super().__init__(message)
        self.page = page


class Letters(dict[int, str]):
    """What each glyph of a font stands for, by its number. Raises `Unreadable` for another."""

    def __missing__(self, code: int) -> str:
        raise Unreadable("It shows letters that its fonts do not name.", None)


@dataclass(slots=True)
class Element:
    """A structure element with what is beneath it, in reading order. `text` is all its words,
    `page` the one where they begin, from 0."""

    tag: str
    raw: Any
    text: str = ""
    page: int | None = None
    children: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list["Element"]:
        return [one for one in self.walk() if one.tag in tags]

    @property
    def alternative(self) -> str:
        """The words for those who cannot see it."""
        return str(self.raw.get("/Alt", ""))

    def attribute(self, name: str) -> Any:
        about = self.raw.get("/A")
        return None if about is None else about.get(name)


@dataclass
class ReadPdf:
    """`pieces` are the words of marked content by page and number; `artefacts` those of each page
    that are marked as such; `stray` those that are neither, each with its page from 1."""

    pdf: pikepdf.Pdf
    root: Element
    pieces: dict[tuple[int, int], str]
    artefacts: list[list[str]]
    stray: list[tuple[int, str]]

    @property
    def text(self) -> str:
        return " ".join(self.root.text.split())


def read_pdf(content: bytes) -> ReadPdf:
    """The words of a PDF, by page and by structure. Raises `Unreadable`."""
    objects = Objects(pikepdf.open(BytesIO(content)))
    drawings = Drawings(objects, {})
    pages = objects.document.pages
    return read_pages(objects, [tokens_of(drawings.page_content(page.obj)) for page in pages])


def read_pages(objects: Objects, tokens: Sequence[list[bytes]]) -> ReadPdf:
    """The words of an opened PDF, from what its pages draw. Raises `Unreadable`."""
    pdf = objects.document
    fonts: dict[Any, Letters] = {}
    pieces: dict[tuple[int, int], str] = {}
    artefacts: list[list[str]] = []
    stray: list[tuple[int, str]] = []
    pages: dict[Any, int] = {}
    for index, (page, drawn) in enumerate(zip(pdf.pages, tokens, strict=True)):
        pages[page.obj.objgen] = index
        marked, apart, lost = _page(index, drawn, _fonts_of(page, objects, fonts))
        pieces |= {(index, number): text for number, text in marked.items()}
        artefacts.append(apart)
        stray += [(index + 1, text) for text in lost]
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        raise Unreadable("It no longer says in which sequence its words are read.", None)
    return ReadPdf(pdf, _element(root, pages, pieces, None), pieces, artefacts, stray)


def _element(
    raw: Any, pages: dict[Any, int], pieces: dict[tuple[int, int], str], page: int | None
) -> Element:
    element = Element(str(raw.get("/S", "Root")).lstrip("/"), raw)
    own = raw.get("/Pg")
    if own is not None:
        page = pages.get(own.objgen)
    element.page = page
    held = raw.get("/K", [])
    for kid in held if isinstance(held, Array) else [held]:
        if isinstance(kid, int):
            element.text += pieces.get((page, kid), "") if page is not None else ""
        elif "/MCID" in kid:  # a piece of the page that it names
            element.text += pieces.get((pages.get(kid.Pg.objgen, -1), int(kid.MCID)), "")
        elif "/S" in kid:
            child = _element(kid, pages, pieces, page)
            element.children.append(child)
            element.text += child.text
    return element


def _fonts_of(
    page: pikepdf.Page, objects: Objects, known: dict[Any, Letters]
) -> dict[bytes, Letters]:
    """The letters of each font of a page, by its name. Fonts of several pages are read once."""
    held = held_in(inherited(page.obj, "/Resources"), "/Font") or {}
    found = {}
    for name, font in held.items():
        if font.objgen not in known or font.objgen == (0, 0):
            known[font.objgen] = letters_of(font, objects)
        found[name.encode()] = known[font.objgen]
    return found


def _page(
    index: int, tokens: list[bytes], fonts: dict[bytes, Letters]
) -> tuple[dict[int, str], list[str], list[str]]:
    """The words of one page by the number of their piece, those of artefacts, and those that are
    neither."""
    marked: dict[int, str] = {}
    artefacts: list[str] = []
    stray: list[str] = []
    # What each open piece is: a number, "artefact", or nothing that counts.
    inside: list[int | str | None] = []
    letters = Letters()
    opened = 0
    for at in [place for place, token in enumerate(tokens) if token in _TOLD]:
        match tokens[at]:
            case b"[":
                opened = at
            case b"TJ" | b"Tj" as shows:
                words = tokens[opened + 1 : at - 1] if shows == b"TJ" else tokens[at - 1 : at]
                said = _said(words, letters)
                where = next((one for one in reversed(inside) if one is not None), None)
                if where == "artefact":
                    artefacts.append(said)
                elif where is None:
                    stray.append(said)
                else:
                    marked[int(where)] = marked.get(int(where), "") + said
            case b"Tf":
                letters = fonts.get(tokens[at - 2], Letters())
            case b"BDC" | b"BMC":
                inside.append(_piece(tokens, at))
            case b"EMC":
                inside.pop()
            case _:
                raise Unreadable("Words are drawn in a way in which no paper is made.", index + 1)
    return marked, artefacts, stray


def _piece(tokens: list[bytes], at: int) -> int | str | None:
    """What the piece that opens here is: "/Span << /MCID 7 >> BDC"."""
    if tokens[at] == b"BMC":
        return "artefact" if tokens[at - 1] == b"/Artifact" else None
    if tokens[at - 1] != b">>":
        return "artefact" if tokens[at - 2] == b"/Artifact" else None
    begins = max(place for place in range(max(0, at - 30), at) if tokens[place] == b"<<")
    if tokens[begins - 1] == b"/Artifact":
        return "artefact"
    said = tokens[begins:at]
    return int(said[said.index(b"/MCID") + 1]) if b"/MCID" in said else None


def _said(words: list[bytes], letters: Letters) -> str:
    codes = b"".join([one[1:-1] for one in words if one[:1] == b"<"])
    return bytes.fromhex(codes.decode()).decode("utf-16-be", "replace").translate(letters)


def letters_of(font: Any, objects: Objects) -> Letters:
    """What each glyph stands for, from the font's own table."""
    found = Letters()
    table = font.get("/ToUnicode")
    if isinstance(table, Stream):
        for block in _BLOCK.findall(objects.content(table)):
            for glyph, letters in _PAIR.findall(block):
                found[int(glyph, 16)] = bytes.fromhex(letters.decode()).decode(
                    "utf-16-be", "replace"
                )
    return found
