"""The figures that a section may quote, found by words, for its panel and its completion: grouped
by what they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.casefile.case import PaperCase
from reports.casefile.naming import part
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
class FigureGroup:
    """The figures of one appraisal, scheme or table, those that are shown and how many there are.
    `words` find them all."""

    title: str
    figures: tuple[ListedFigure, ...]
    count: int
    words: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.figures)


@dataclass(frozen=True, slots=True)
class Panel:
    """The first figures that hold every word that was asked for, group by group, and how many there
    are in all."""

    words: str
    groups: tuple[FigureGroup, ...]
    count: int

    @property
    def figures(self) -> tuple[ListedFigure, ...]:
        return tuple(one for group in self.groups for one in group.figures)

    @property
    def more(self) -> int:
        return self.count - len(self.figures)


def panel_of(case: PaperCase | None, words: str, most: int = SHOWN) -> Panel:
    """Without a case there are no figures. Every group has a share of the `most` that are shown,
    the first groups more where they do not divide."""
    if case is None:
        return Panel(words, (), 0)
    figures = figures_of(case)
    titles = _titles(case, figures)
    found = figures.search(words)
    by_title: dict[str, list[Figure]] = {}
    for one in found:
        by_title.setdefault(titles.get(_first(one), _("The programme")), []).append(one)
    shares = _shares([len(group) for group in by_title.values()], most)
    groups = tuple(
        FigureGroup(
            title,
            tuple(_listed(one, figures) for one in group[:share]),
            len(group),
            _finding(group, words),
        )
        for (title, group), share in zip(by_title.items(), shares, strict=True)
        if share
    )
    return Panel(words, groups, len(found))


def _shares(counts: Sequence[int], most: int) -> list[int]:
    """How many of each group are shown: one of each in turn, until there are `most`."""
    shares = [0] * len(counts)
    left = min(most, sum(counts))
    while left:
        for at, number in enumerate(counts):
            if left and shares[at] < number:
                shares[at] += 1
                left -= 1
    return shares


def _finding(group: Sequence[Figure], words: str) -> str:
    """Words that find the figures of a group: the beginning of their names."""
    return f"{words} {_first(group[0])}.".strip()


def _first(figure: Figure) -> str:
    """What a figure is of, as its name begins; a table of evidence by its own name."""
    first, _dot, rest = figure.name.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "evidence" else first


def _titles(case: PaperCase, figures: Figures) -> Mapping[str, str]:
    """What the figures are of, by how their names begin."""
    titles = {
        "programme": _("The programme"),
        "budget": _("Project budget"),
        "budgets": _("Budgets"),
        "bridges": _("Funding bridges"),
        "periods": _("Timetable"),
        "steps": _("Next steps"),
        "milestones": _("Milestones"),
        "events": _("Events"),
        "engagement": _("Engagement"),
        "sessions": _("Sessions and consultations"),
        "stated": _("Stated figures"),
        "paper": _("This paper"),
    }
    titles |= {part(one.reference): one.title for one in case.whole.appraisals}
    titles |= {part(one.reference): f"{one.reference} {one.title}" for one in case.whole.schemes}
    for one in figures.plain.values():
        if one.name.startswith("evidence."):
            titles.setdefault(_first(one), one.source)
    return titles


def _listed(figure: Figure, figures: Figures) -> ListedFigure:
    return ListedFigure(figures.short_name(figure.name), figure.label, shown(figure), figure.source)
