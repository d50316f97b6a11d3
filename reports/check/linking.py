"""Makes the quotation that replaces a typed figure: it names the figure, and prints as was
typed."""

from collections.abc import Iterator

from reports.check.reading.mention import Mention, MentionKind
from reports.figures.figure import Figure, FigureKind
from reports.figures.formats import NoFormat, shown
from reports.figures.registry import Figures

_MOST_PLACES = 3
_FORMATS = {
    FigureKind.MONEY: ("pounds", "pence", "thousands", "millions"),
    FigureKind.SHARE: ("percent",),
    FigureKind.COUNT: ("number", "words"),
    FigureKind.RANK: ("number", "words"),
    FigureKind.DURATION: ("", "number"),
    FigureKind.DATE: ("date", "month"),
    FigureKind.MONTH: ("",),
    FigureKind.TEXT: ("",),
}
_TAKE_PLACES = frozenset({"thousands", "millions", "percent"})


def link_to(mention: Mention, figure: Figure, figures: Figures) -> str:
    """The quotation `{{ name | format }}` of a figure. Its format is the one that prints what was
    typed, or else the one that comes nearest."""
    name = figures.short_name(figure.name)
    for wanted in _formats(figure):
        try:
            if shown(figure, wanted).casefold() == mention.text.casefold():
                return _link(name, wanted)
        except NoFormat:
            continue
    return _link(name, _nearest(mention, figure))


def _formats(figure: Figure) -> Iterator[str]:
    for wanted in _FORMATS[figure.kind]:
        yield wanted
        if wanted in _TAKE_PLACES:
            for places in range(_MOST_PLACES + 1):
                yield f"{wanted} {places}"


def _nearest(mention: Mention, figure: Figure) -> str:
    """The format with the precision of the typed figure, where none prints it exactly as typed."""
    if figure.kind is FigureKind.SHARE:
        return f"percent {_places(mention, 100)}".removesuffix(" 0")
    if figure.kind is FigureKind.MONEY and mention.text[-1:] in "mM":
        return f"millions {_places(mention, 1_000_000, multiply=False)}"
    if figure.kind is FigureKind.MONEY and mention.text[-1:] in "kK":
        return f"thousands {_places(mention, 1000, multiply=False)}"
    if figure.kind is FigureKind.MONEY and mention.step < 1:
        return "pence"
    if figure.kind in (FigureKind.COUNT, FigureKind.RANK) and not any(
        map(str.isdigit, mention.text)
    ):
        return "words"
    return "month" if mention.what is MentionKind.MONTH else ""


def _places(mention: Mention, unit: int, *, multiply: bool = True) -> int:
    """The number of decimal places that were typed."""
    step = mention.step * unit if multiply else mention.step / unit
    places = 0
    while step < 1 and places < _MOST_PLACES:
        step, places = step * 10, places + 1
    return places


def _link(name: str, wanted: str) -> str:
    return f"{{{{ {name} | {wanted} }}}}" if wanted else f"{{{{ {name} }}}}"
