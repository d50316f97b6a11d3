"""All figures of a case, found by their names or the ends of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property, partial

from reports.figures.figure import Figure
from workbench.numbers.listing import listed

NEAREST = 3


class NoFigure(ValueError):
    """No figure has this name, or several do. The message names the nearest, which are looked for
    when it is said: many ask only whether there is one."""

    def __init__(self, what: str, nearest: Callable[[], str] = str) -> None:
        super().__init__(what)
        self._nearest = nearest

    def __str__(self) -> str:
        return f"{self.args[0]}{self._nearest()}"


class Figures(Mapping[str, Figure]):
    """Figures by full name ("delivery-model.PSM.total_savings"), which never change.

    `find` also takes the end of a name ("PSM.total_savings") where only one figure ends so.
    `home` is the reference of the appraisal that the paper speaks of: its figures come first.
    """

    def __init__(self, figures: Iterable[Figure], home: str = "") -> None:
        self._by_name: dict[str, Figure] = {}
        for figure in figures:
            self._by_name.setdefault(figure.name, figure)
        self.home = home

    def __getitem__(self, name: str) -> Figure:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    @cached_property
    def _by_end(self) -> Mapping[str, list[str]]:
        ends: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._by_name:
            parts = name.split(".")
            for start in range(1, len(parts)):
                ends[".".join(parts[start:])].append(name)
        return ends

    def find(self, name: str) -> Figure:
        """The figure of this name. Raises `NoFigure` where there is none or the choice is open."""
        for full in (name, f"{self.home}.{name}"):
            if full in self._by_name:
                return self._by_name[full]
        ending = self._by_end.get(name, [])
        if len(ending) == 1:
            return self._by_name[ending[0]]
        if ending:
            several = listed([repr(one) for one in ending[:10]], "or")
            raise NoFigure(f"{name!r} can be several figures: write {several}.")
        raise NoFigure(f"there is no figure {name!r}.", partial(self._nearest, name))

    def short_name(self, full: str) -> str:
        """The shortest end of the name, of two parts at least, that finds this figure."""
        parts = full.split(".")
        for start in range(len(parts) - 2, 0, -1):
            short = ".".join(parts[start:])
            try:
                if self.find(short).name == full:
                    return short
            except NoFigure:
                continue
        return full

    def search(self, text: str) -> tuple[Figure, ...]:
        """Figures whose name, label or source holds every word of `text`, in sequence."""
        words = text.casefold().split()
        return tuple(
            figure
            for figure in self._by_name.values()
            if all(
                word in f"{figure.name} {figure.label} {figure.source}".casefold() for word in words
            )
        )

    def _nearest(self, name: str) -> str:
        known = [*self._by_name, *self._by_end]
        near = get_close_matches(name, known, n=NEAREST, cutoff=0.5)
        if near:
            return f" Did you mean {listed([repr(one) for one in near], 'or')}?"
        some = [repr(one) for one in self._by_name][:2]
        if not some:
            return " This case has no figures yet."
        return f" Figures have names such as {listed(some, 'or')}."
