"""Whether the letters in a paper's fonts look as they do in the typeface of papers.

A page is read by what its fonts say that each glyph stands for; somebody who swaps the outlines of
two figures there changes what people see and nothing that is read.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from reports.render.seal.objects import Objects, held_in
from reports.render.seal.seal import inherited
from reports.render.style import style_files
from reports.verify.pdf import letters_of
from reports.verify.verdict import Difference

Outline = tuple[Any, ...]


def glyph_differences(objects: Objects) -> Iterator[Difference]:
    """The letters that a font draws otherwise than our typeface, a sentence for each font. Letters
    that our typeface lacks come from another one, and are not looked at here."""
    from fontTools.ttLib import TTLibError

    seen = set()
    for number, page in enumerate(objects.document.pages, 1):
        held = held_in(inherited(page.obj, "/Resources"), "/Font") or {}
        for font in held.values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            try:
                wrong = _wrong_letters(font, objects)
            except (TTLibError, KeyError, IndexError, AttributeError, AssertionError, ValueError):
                yield Difference("A font in the file is damaged or is not that of papers.", number)
                continue
            if wrong:
                what = f"A font draws other signs than it says, or in another typeface: {wrong}."
                yield Difference(what, number)


def _wrong_letters(font: Any, objects: Objects) -> str:
    """The first letters whose outline is none that our typeface has for them."""
    from fontTools.ttLib import TTFont

    ours = outlines()
    letters = letters_of(font, objects)
    asked = {code: letter for code, letter in letters.items() if letter in ours}
    if not asked:
        return ""
    inner = font.DescendantFonts[0]
    if str(inner.get("/CIDToGIDMap")) != "/Identity":
        return "its letters are numbered otherwise than they are drawn"
    described = inner.FontDescriptor
    embedded = TTFont(BytesIO(objects.content(described.FontFile2)), lazy=True)
    table, names = embedded["glyf"], embedded.getGlyphOrder()
    wrong = [
        letter
        for code, letter in sorted(asked.items())
        if _outline(table, names[code]) not in ours[letter]
    ]
    return ", ".join(repr(one) for one in wrong[:10])


@cache
def outlines() -> dict[str, set[Outline]]:
    """Every outline that our typeface has for a letter: of each weight, and of figures of equal
    width as well."""
    from fontTools.ttLib import TTFont

    found: dict[str, set[Outline]] = {}
    for name, content in style_files().items():
        if not name.endswith(".woff2"):
            continue
        font = TTFont(BytesIO(content))
        table = font["glyf"]
        others = _others(font)
        for code, glyph in font.getBestCmap().items():
            drawn = found.setdefault(chr(code), set())
            drawn |= {_outline(table, one) for one in _standing_for(glyph, others)}
    return found


def _others(font: Any) -> dict[str, list[str]]:
    """The glyphs that may stand for another one, by the typeface's own rules."""
    found: dict[str, list[str]] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for rule in lookup.SubTable:
            inner = getattr(rule, "ExtSubTable", rule)
            if inner.LookupType == 1:
                for glyph, other in inner.mapping.items():
                    found.setdefault(glyph, []).append(other)
    return found


def _standing_for(glyph: str, others: dict[str, list[str]]) -> set[str]:
    """A glyph and all that may stand for it, by one rule after another: the figure of equal width,
    and that with a stroke, as papers had it before."""
    found, new = {glyph}, [glyph]
    while new:
        new = [one for of in new for one in others.get(of, ()) if one not in found]
        found.update(new)
    return found


def _outline(table: Any, name: str) -> Outline:
    points, ends, flags = table[name].getCoordinates(table)
    return (tuple(points), tuple(ends), bytes(flag & 1 for flag in flags))
