"""The characters of a text as it is read: what nobody sees does not count, and what looks the same
is the same."""

import unicodedata
from typing import Final

_HYPHENS: Final = "\u2010\u2011\u2012\u2212\ufe58\ufe63"
_ALIKE: Final = dict.fromkeys(map(ord, _HYPHENS), "-") | {
    0xFFE1: "£",
    0x20A4: "£",
    0x2015: "\N{EM DASH}",
    0x2215: "/",
    0x2044: "/",
    # Full-width letters, digits and signs, as they come from some keyboards and PDF files.
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}


def seen(text: str) -> str:
    """The text without characters that nobody sees: soft hyphens, joiners, marks of direction and
    of byte order. Line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        one
        for one in text
        if one in "\t\n\r" or unicodedata.category(one) not in {"Cf", "Cc", "Cs"}
    )


def plain(text: str) -> str:
    """The text as it is read: what is unseen is left out, spaces of any kind are single plain ones,
    minus signs and hyphens are alike, full-width digits are plain digits.

    Dashes stay, because they can stand between two numbers.
    """
    if not text.isascii():
        text = seen(text).translate(_ALIKE)
    return " ".join(text.split())
