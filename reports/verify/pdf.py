"""Reading a PDF as a screen reader does: by its structure, and by its marked content."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from reports.render.seal.drawing import Drawings, tokens_of
from reports.render.seal.objects import Objects, held_in
from reports.render.seal.seal import inherited

# What opens a piece (with its number), ends one, takes a font, shows words.
_SAID = re.compile(
    rb"(?<!\S)/(\S+) (?:<< (?:/MCID (\d+)|[^<>]*) >> BDC|/\S+ BDC|BMC)(?!\S)|(?<!\S)(?:EMC(?!\S)"
    rb"|(/\S+) \S+ Tf(?!\S)|((?:\[ (?:(?:<[0-9a-f]*>|[-+.\d]+) )*\] TJ|<[0-9a-f]*> Tj))(?!\S))"
)
_SHOWS = (b"TJ", b"Tj", b"'", b'"')
_CODES = re.compile(rb"<([0-9a-f]*)>")
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


@dataclass
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
    if "/Pg" in raw:
        page = pages.get(raw.Pg.objgen)
    element.page = page
    held = raw.get("/K", [])
    for kid in held if isinstance(held, Array) else [held]:
        if isinstance(kid, Dictionary):
            if "/S" in kid:
                child = _element(kid, pages, pieces, page)
                element.children.append(child)
                element.text += child.text
        elif page is not None:
            element.text += pieces.get((page, int(kid)), "")
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
    inside: list[int | str | None] = []
    letters = Letters()
    drawn = b" ".join(tokens)
    shown = 0
    for found in _SAID.finditer(drawn):
        kind, number, font, words = found.groups()
        if kind is not None:
            inside.append("artefact" if kind == b"Artifact" else int(number) if number else None)
        elif font is not None:
            letters = fonts.get(font, Letters())
        elif words is None:
            if inside:
                inside.pop()
        else:
            shown += 1
            said = _said(words, letters)
            where = next((one for one in reversed(inside) if one is not None), None)
            if where == "artefact":
                artefacts.append(said)
            elif where is None:
                stray.append(said)
            else:
                marked[int(where)] = marked.get(int(where), "") + said
    if shown != sum(tokens.count(one) for one in _SHOWS):
        raise Unreadable("Words are drawn in a way in which no paper is made.", index + 1)
    return marked, artefacts, stray


def _said(words: bytes, letters: Letters) -> str:
    codes = bytes.fromhex(b"".join(_CODES.findall(words)).decode())
    return codes.decode("utf-16-be", "replace").translate(letters)


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
