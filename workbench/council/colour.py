"""The council's own colour: of the head of its pages and of the headings of its papers."""

import re
from typing import Final

from django.conf import settings

OURS: Final = "#12436d"
# White words stand on it and it stands on white (WCAG 2.2, 1.4.3).
LEAST_CONTRAST: Final = 4.5
_WRITTEN: Final = re.compile(r"#[0-9a-fA-F]{6}")


class ColourFault(ValueError):
    """Raised for a colour that cannot be used. The message says why."""


def colour() -> str:
    """The colour by the settings as #rrggbb; the product's own where none is named or it has a
    fault, which the system check tells."""
    try:
        return checked(settings.COLOUR) if settings.COLOUR else OURS
    except ColourFault:
        return OURS


def checked(text: str) -> str:
    """This colour. Raises `ColourFault` where it is none, or too pale for words."""
    if not _WRITTEN.fullmatch(text):
        raise ColourFault("a colour is written as # and six digits or letters from a to f.")
    found = contrast_with_white(text)
    if found < LEAST_CONTRAST:
        raise ColourFault(
            f"its contrast with white is {found:.1f} to 1, and words need {LEAST_CONTRAST} to 1: "
            "choose a darker one."
        )
    return text.lower()


def contrast_with_white(text: str) -> float:
    """The contrast of #rrggbb with white, from 1 (white) to 21 (black), as WCAG 2.2 has it."""
    red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
