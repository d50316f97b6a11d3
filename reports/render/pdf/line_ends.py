"""Adds spaces between the last word of a line and the first of the next.

A tagged PDF parts its words by space characters, where a line breaks too (ISO 32000-1, 14.8.2.5);
WeasyPrint drops those, so that read by structure "the social" and "care" become "socialcare".
"""

import re

import pikepdf

_SHOWN = re.compile(rb"BT\n([-\d. ]+) Tm\n/(\S+) [\d.]+ Tf\n\[(.*?)\] TJ\nET\n")
_GLYPH = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]{4})>")
_NO_SPACE_AFTER = frozenset("-/\N{EN DASH}\N{EM DASH}\N{SOFT HYPHEN} ")


def space_line_ends(page: pikepdf.Page) -> None:
    """Adds the glyph of a space to the last words of each line, where the font has one. Nothing
    moves: it is shown after everything else on its line."""
    fonts = {name[1:]: _glyphs(font) for name, font in page.Resources.get("/Font", {}).items()}
    stream = page.obj.Contents
    for part in stream if isinstance(stream, pikepdf.Array) else [stream]:
        content = part.read_bytes()
        shown = list(_SHOWN.finditer(content))
        pieces, done = [], 0
        for index, one in enumerate(shown):
            following = shown[index + 1] if index + 1 < len(shown) else None
            if following is not None and _baseline(one) == _baseline(following):
                continue
            glyph = _space_for(one[3], fonts.get(one[2].decode(), {}))
            if glyph:
                pieces += [content[done : one.end(3)], b"<" + glyph.encode() + b">"]
                done = one.end(3)
        if pieces:
            part.write(b"".join([*pieces, content[done:]]))


def _baseline(shown: re.Match[bytes]) -> bytes:
    return shown[1].split()[-1]


def _space_for(glyphs: bytes, letters: dict[str, str]) -> str:
    """The code of the font's space; nothing where the line ends in what needs none."""
    codes = re.findall(rb"<([0-9a-f]+)>", glyphs)
    last = codes[-1][-4:].decode() if codes else ""
    if letters.get(last, " ") in _NO_SPACE_AFTER:
        return ""
    return next((code for code, letter in letters.items() if letter == " "), "")


def _glyphs(font: pikepdf.Object) -> dict[str, str]:
    """The letter of each of the font's glyphs that stands for a single one, by its code."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode()
    return {code: chr(int(letter, 16)) for code, letter in _GLYPH.findall(table)}
