"""Reading a PDF as a screen reader does: by its structure, and by its marked content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass
class Element:
    """A structure element with what is beneath it, in reading order. `text` is all its words."""

    tag: str
    raw: Any
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list["Element"]:
        return [one for one in self.walk() if one.tag in tags]

    def attribute(self, name: str) -> Any:
        about = self.raw.get("/A")
        return None if about is None else about.get(name)


@dataclass
class ReadPdf:
    """`pieces` are the words of marked content by page and number; `artefacts` those of each page
    that are marked as such; `stray` those that are neither."""

    pdf: pikepdf.Pdf
    root: Element
    pieces: dict[tuple[int, int], str]
    artefacts: list[list[str]]
    stray: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.root.text.split())


def read_pdf(content: bytes) -> ReadPdf:
    pdf = pikepdf.open(BytesIO(content))
    pieces: dict[tuple[int, int], str] = {}
    artefacts: list[list[str]] = []
    stray: list[str] = []
    for index, page in enumerate(pdf.pages):
        marked, apart, lost = _page(page)
        pieces |= {(index, number): text for number, text in marked.items()}
        artefacts.append(apart)
        stray += lost
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    root = _element(pdf.Root.StructTreeRoot, pages, pieces, None)
    return ReadPdf(pdf, root, pieces, artefacts, stray)


def _element(
    raw: Any, pages: dict[Any, int], pieces: dict[tuple[int, int], str], page: int | None
) -> Element:
    element = Element(str(raw.get("/S", "Root")).lstrip("/"), raw)
    if "/Pg" in raw:
        page = pages[raw.Pg.objgen]
    held = raw.get("/K", [])
    for kid in held if isinstance(held, Array) else [held]:
        if isinstance(kid, Dictionary):
            if "/S" in kid:
                child = _element(kid, pages, pieces, page)
                element.children.append(child)
                element.text += child.text
        else:
            assert page is not None
            element.text += pieces.get((page, int(kid)), "")
    return element


def _page(page: pikepdf.Page) -> tuple[dict[int, str], list[str], list[str]]:
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    marked: dict[int, str] = {}
    artefacts: list[str] = []
    stray: list[str] = []
    inside: list[Any] = []
    letters: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            inside.append("artefact" if operands[0] == Name.Artifact else number)
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("TJ", "Tj"):
            said = _said(operands[0] if name == "TJ" else [operands[0]], letters)
            where = next((one for one in reversed(inside) if one is not None), None)
            if where == "artefact":
                artefacts.append(said)
            elif where is None:
                stray.append(said)
            else:
                marked[int(where)] = marked.get(int(where), "") + said
    return marked, artefacts, stray


def _said(parts: Any, letters: dict[str, str]) -> str:
    text = ""
    for part in parts:
        if isinstance(part, pikepdf.String):
            code = bytes(part).hex()
            text += "".join(letters[code[i : i + 4]] for i in range(0, len(code), 4))
    return text


def _letters(font: Any) -> dict[str, str]:
    """What each glyph stands for, from the font's own table."""
    table = font.ToUnicode.read_bytes().decode()
    found: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[glyph.lower()] = bytes.fromhex(letters).decode("utf-16-be")
    return found
