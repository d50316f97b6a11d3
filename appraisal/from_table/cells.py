"""What one cell of a table of scores says: points, a word, pass or fail, or that it does not apply,
with a note behind it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from django.utils.translation import gettext as _

from workbench.numbers.reading.absent import BLANKS, MISSING
from workbench.numbers.reading.characters import plain
from workbench.workbooks.formats import FAILED

Kind = Literal["points", "level", "verdict", "apart"]

_WORDS: Final[dict[str, tuple[Kind, str]]] = {
    **dict.fromkeys(("high", "h"), ("level", "high")),
    **dict.fromkeys(("medium", "med", "m"), ("level", "medium")),
    **dict.fromkeys(("low", "l"), ("level", "low")),
    **dict.fromkeys(("pass", "passed", "passes", "yes", "y", "✓", "✔"), ("verdict", "pass")),
    **dict.fromkeys(("fail", "failed", "fails", "no", "n", "✗", "✘"), ("verdict", "fail")),
    **dict.fromkeys(("n/a", "na", "not applicable"), ("apart", "")),
}
# What stands between a rating and its note. "3-4", "3, 4" and "1,000" are no rating with a note.
_BEHIND: Final = r"\s*[:;(\n]\s*|(?:,|\.)\s+(?=\D)|\s+[-–—]\s+(?=\D)"
_CELL: Final = re.compile(
    rf"(?P<said>-?\d+(?:\.\d+)?|{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})"
    rf"(?:\.?|(?:{_BEHIND})(?P<note>.*))",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
_LONGEST_NUMBER: Final = 15


@dataclass(frozen=True, slots=True)
class Score:
    """What a cell says: `level` is high, medium, low, pass or fail."""

    kind: Kind
    level: str = ""
    points: Decimal | None = None
    note: str = ""


def read_score(text: str) -> Score | None:
    """The score of a cell; None where it has none yet. Raises `ValueError`, whose message goes on
    after the place of the cell."""
    bare = "\n".join(filter(None, map(plain, text.splitlines())))
    if bare in BLANKS or (bare.casefold() in MISSING and bare.casefold() not in _WORDS):
        return None
    if bare in FAILED:
        raise ValueError(_("a formula failed with %(text)s. Mend it.") % {"text": bare})
    found = _CELL.fullmatch(bare)
    if found is None or len(found["said"]) > _LONGEST_NUMBER:
        raise ValueError(
            _(
                "“%(text)s” is no rating. Write a number like 3, high, medium or low, pass or "
                "fail, or n/a; a note stands behind a colon, like “3: few staff”."
            )
            % {"text": " ".join(bare.split())[:40]}
        )
    note = (found["note"] or "").strip()
    if bare.endswith(")") and note.count(")") > note.count("("):
        note = note[:-1].strip()
    known = _WORDS.get(found["said"].casefold())
    if known is not None:
        kind, level = known
        return Score(kind, level, note=note)
    points = Decimal(found["said"])
    if points < 0:
        raise ValueError(
            _("%(points)s is below nought. Write points from 0 up.") % {"points": found["said"]}
        )
    return Score("points", points=points, note=note)
