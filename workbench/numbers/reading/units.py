"""Units in the heading of a column: Amount 2018/19 (£000), Cost (£m), Likelihood (%)."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import Measure

_HEADING: Final = re.compile(r"(?P<name>.*\S) ?[(\[] ?(?P<unit>[^()\[\]]+?) ?[)\]]")
_THOUSANDS: Final = r"k|'?000'?s?|thousands?|thous"
_MILLIONS: Final = r"mn?|millions?"
_POUNDS: Final = r"£|gbp|pounds?(?: sterling)?"


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a column: what its numbers measure, and by how many places their point moves
    ("£000" by 3). `said` is it in words: "thousands of pounds"."""

    measure: Measure
    places: int
    said: str


_UNITS: Final = (
    (rf"(?:{_POUNDS})", Unit(Measure.POUNDS, 0, "pounds")),
    (
        rf"(?:{_POUNDS}) ?(?:{_THOUSANDS})|(?:{_THOUSANDS}) ?(?:of )?(?:{_POUNDS})",
        Unit(Measure.POUNDS, 3, "thousands of pounds"),
    ),
    (
        rf"(?:{_POUNDS}) ?(?:{_MILLIONS})|(?:{_MILLIONS}) ?(?:of )?(?:{_POUNDS})",
        Unit(Measure.POUNDS, 6, "millions of pounds"),
    ),
    (rf"(?:in )?(?:{_THOUSANDS})", Unit(Measure.NUMBER, 3, "thousands")),
    (rf"(?:in )?(?:{_MILLIONS})", Unit(Measure.NUMBER, 6, "millions")),
    (r"%|per ?cents?|percentages?", Unit(Measure.SHARE, -2, "per cent")),
)


def heading_parts(text: str) -> tuple[str, str]:
    """A heading's name and the unit in its brackets, "" where it does not end in brackets."""
    bare = plain(text)
    match = _HEADING.fullmatch(bare)
    return (match["name"], match["unit"].strip()) if match else (bare, "")


def scaled_said(heading: str, unit: Unit) -> str:
    """What a unit that counts in thousands or millions makes of the numbers beneath a heading."""
    sign = "£" if unit.measure is Measure.POUNDS else ""
    return f"“{heading}” is read in {unit.said}: 313 is {sign}{313 * 10**unit.places:,}."


def read_unit(text: str) -> Unit:
    """The unit that a heading names. Raises `ReadingError` for one that is not known."""
    bare = plain(text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for shape, unit in _UNITS:
        if re.fullmatch(shape, bare, re.IGNORECASE | re.ASCII):
            return unit
    raise ReadingError(
        f"{quoted(bare)} is no unit that is known here: write £, £000, £m or %", is_known=False
    )
