"""The figures that a section may quote, found by words, for its panel and its completion."""

from dataclasses import dataclass

from reports.casefile.case import PaperCase
from reports.figures import Figure, Figures
from reports.figures.formats import shown
from reports.figures.gather import figures_of

SHOWN = 16


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """One figure: what to type, what it is, what it prints, and where it comes from."""

    quote: str
    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The first figures that hold every word that was asked for, and how many there are in all."""

    words: str
    figures: tuple[ListedFigure, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.figures)


def panel_of(case: PaperCase | None, words: str, most: int = SHOWN) -> Panel:
    """Without a case there are no figures."""
    if case is None:
        return Panel(words, (), 0)
    figures = figures_of(case)
    found = figures.search(words)
    return Panel(words, tuple(_listed(one, figures) for one in found[:most]), len(found))


def _listed(figure: Figure, figures: Figures) -> ListedFigure:
    return ListedFigure(figures.short_name(figure.name), figure.label, shown(figure), figure.source)
