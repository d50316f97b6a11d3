"""Numbers that are asked about before they are saved: they may be right, and are often a slip."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

# A slip of three noughts rarely hits a thousand exactly.
_FAR: Final = 500
_WHOLE: Final = Fraction(100)
_NEAR: Final = Fraction(10)
# A criterion whose name states its weight: “Quality (60%)”.
_STATED: Final = re.compile(r"\d\s?%|per cent", re.IGNORECASE)


def times_apart(one: Fraction, other: Fraction) -> int | None:
    """How many times the greater of two amounts is the smaller, where they are so far apart that
    thousands may be meant in one of them; None where they are not, or one is nought."""
    small, great = sorted((abs(one), abs(other)))
    if not small or great < _FAR * small:
        return None
    return round(great / small)


def may_be_per_cent(total: Fraction, names: Iterable[str] = ()) -> bool:
    """Whether weights that come to this may be meant as per cent, and do not come to 100: they come
    near it, or the name of a criterion states a per cent."""
    near = abs(total - _WHOLE) <= _NEAR
    return total != _WHOLE and (near or any(_STATED.search(name) for name in names))
