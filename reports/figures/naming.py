"""How the names of figures are built: parts between full stops, from the case's own words."""

from collections.abc import Iterator
from dataclasses import replace

from reports.figures.figure import Figure, FigureKind
from schemes.finance.amounts import Figure as Amounts
from schemes.finance.amounts import Missing

PER_CENT = "per cent"


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
