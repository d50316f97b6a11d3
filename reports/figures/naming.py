"""How the names of figures are built: parts between full stops, from the case's own words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reports.figures.figure import Figure, FigureKind
from schemes.finance.amounts import Figure as Amounts
from schemes.finance.amounts import Missing

_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_MOST = 60
PER_CENT = "per cent"


def part(code: str) -> str:
    """A code or reference as one part of a name: as it is where it can be ("PSM")."""
    return code if _PLAIN.fullmatch(code) else words_part(code)


def words_part(text: str) -> str:
    """Words as one part of a name: "Contributions, 2014/15" is "contributions-2014-15"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:_MOST].strip("-") or "item"


def unlike(texts: list[str]) -> list[str]:
    """The parts of these words; those that would be alike are numbered from the second on."""
    seen: dict[str, int] = {}
    parts = []
    for text in texts:
        one = words_part(text)
        seen[one] = seen.get(one, 0) + 1
        parts.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return parts


def kind_of(unit: str) -> FigureKind:
    """What a column or measure of this unit holds: "GBP a week" is money too."""
    if unit in ("share", PER_CENT):
        return FigureKind.SHARE
    return FigureKind.MONEY if unit.split()[:1] == ["GBP"] else FigureKind.COUNT


def amount_figures(like: Figure, value: Amounts) -> Iterator[Figure]:
    """`like` with this value, the ends of a range besides; words for what is missing."""
    if isinstance(value, Missing):
        yield replace(like, kind=FigureKind.TEXT, value=value.word, unit="")
        return
    yield replace(like, value=value.central)
    if value.is_range:
        for end, word, one in (("low", "lowest", value.low), ("high", "highest", value.high)):
            yield replace(like, name=f"{like.name}.{end}", label=f"{like.label}, {word}", value=one)
