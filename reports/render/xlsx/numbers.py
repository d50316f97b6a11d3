"""Numbers of a paper as numbers of a sheet: exact in the cell, and shown as they are printed."""

import re
from fractions import Fraction
from typing import Final

from reports.render.xlsx.grid import MOST_EXACT
from workbench.numbers.rounding import rounded
from workbench.numbers.text import MINUS

_PRINTED: Final = re.compile(
    rf"(?P<about>(?:about )?)(?P<plus>\+?)(?P<minus>{MINUS}?)(?P<pound>\u00a3?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})*|\d+)"
    r"(?:\.(?P<decimals>\d+))?(?P<after>%|m|=|x| points?|)"
)
_TYPED: Final = {"": Fraction(1), "%": Fraction(1, 100), "m": Fraction(1_000_000)}
# What stands after the digits: by how much the value is greater, and how a sheet prints it. A
# value may be of one or of a hundred, in pounds, in thousands or in millions of them: a heading may
# say so, and the cell still holds the whole of it.
_AFTER: Final[dict[str, tuple[tuple[Fraction, str], ...]]] = {
    "": ((Fraction(1), ""), (Fraction(1000), ","), (Fraction(1_000_000), ",,")),
    "%": ((Fraction(1, 100), "%"), (Fraction(1), '"%"')),
    "m": ((Fraction(1_000_000), ',,"m"'), (Fraction(1), '"m"')),
    "=": ((Fraction(1), '"="'),),
    "x": ((Fraction(1), '"x"'),),
    " point": ((Fraction(1), '" point"'),),
    " points": ((Fraction(1), '" points"'),),
}


def typed_value(text: str) -> Fraction | None:
    """The value of a number that somebody typed, where its text is all that is known of it:
    \u00a31,234.50, \u221212%, \u00a31.68m."""
    found = _PRINTED.fullmatch(text)
    if found is None or found["after"] not in _TYPED:
        return None
    value = Fraction(f"{found['digits'].replace(',', '')}.{found['decimals'] or 0}")
    scaled = value * _TYPED[found["after"]]
    return -scaled if found["minus"] else scaled


def number_format(text: str, value: Fraction) -> str | None:
    """The number format under which a sheet shows the value as this text; None where there is none
    and the cell must hold the text ("1 to 3", "not received")."""
    found = _PRINTED.fullmatch(text)
    if found is None or abs(value) >= MOST_EXACT:
        return None
    places = len(found["decimals"] or "")
    printed = Fraction(f"{found['digits'].replace(',', '')}.{found['decimals'] or 0}")
    signed = -printed if found["minus"] else printed
    for scale, after in _AFTER[found["after"]]:
        if Fraction(rounded(value / scale, places)) == signed:
            grouped = "," in found["digits"] or printed < 1000
            digits = ("#,##0" if grouped else "0") + (f".{'0' * places}" if places else "")
            pound = '"\u00a3"' if found["pound"] else ""
            about = '"about "' if found["about"] else ""
            whole = f"{pound}{digits}{after}"
            plus = '"+"' if found["plus"] else ""
            return f'{about}{plus}{whole};{about}"{MINUS}"{whole}'
    return None
