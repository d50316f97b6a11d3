"""Finds the figures of the case that a typed figure may stand for."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.words import content_words
from reports.figures.figure import Figure, FigureKind

_KINDS = {
    MentionKind.MONEY: (FigureKind.MONEY,),
    MentionKind.SHARE: (FigureKind.SHARE,),
    MentionKind.COUNT: (FigureKind.COUNT,),
    MentionKind.LENGTH: (FigureKind.DURATION,),
}
# A bare number this large may be money in a table whose heading has the £.
BARE_MONEY = 10_000
# A figure with so many digits is not the same as another by chance.
TELLING_DIGITS = 4


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure with the words that name it."""

    figure: Figure
    words: frozenset[str]


class FigureIndex:
    """The figures of a case, indexed by kind and size."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        by_kind: defaultdict[FigureKind, list[tuple[float, KnownFigure]]] = defaultdict(list)
        self.dates: list[KnownFigure] = []
        self.texts: defaultdict[str, list[KnownFigure]] = defaultdict(list)
        for figure in figures:
            known = KnownFigure(figure, content_words(f"{figure.label} {figure.unit}"))
            if figure.number is not None:
                by_kind[figure.kind].append((float(figure.number), known))
            elif isinstance(figure.value, date):
                self.dates.append(known)
            else:
                self.texts[str(figure.value)].append(known)
        self.by_kind = {
            kind: sorted(rows, key=lambda row: row[0]) for kind, rows in by_kind.items()
        }
        self.values = {kind: [row[0] for row in rows] for kind, rows in self.by_kind.items()}

    def agreeing(self, mention: Mention) -> Iterator[KnownFigure]:
        """The figures of the same kind that round to the typed one at the precision it was typed
        with."""
        if mention.number is None:
            yield from self._days_and_words(mention)
            return
        if mention.what is MentionKind.YEAR:
            return
        near = float(mention.rounded_to)
        for kind in self.kinds(mention):
            values = self.values.get(kind, [])
            number = float(mention.number)
            first, last = bisect_left(values, number - near), bisect_right(values, number + near)
            for _value, known in self.by_kind.get(kind, [])[first:last]:
                number_of = known.figure.number
                same_unit = mention.what is not MentionKind.LENGTH or known.figure.unit.startswith(
                    mention.unit
                )
                if number_of is not None and same_unit and mention.agrees(number_of):
                    yield known

    def of_kind(self, mention: Mention) -> Iterator[KnownFigure]:
        """All figures of the kinds that the typed figure can be, whatever their value."""
        for kind in self.kinds(mention):
            for _value, known in self.by_kind.get(kind, []):
                yield known

    @staticmethod
    def kinds(mention: Mention) -> tuple[FigureKind, ...]:
        """The kinds of figure that a typed figure can be. A large bare number may be money too."""
        kinds = _KINDS.get(mention.what, ())
        if mention.what is MentionKind.COUNT and mention.number and mention.number >= BARE_MONEY:
            return (*kinds, FigureKind.MONEY)
        return kinds

    def _days_and_words(self, mention: Mention) -> Iterator[KnownFigure]:
        if isinstance(mention.value, date):
            for known in self.dates:
                if _same_day(mention, known.figure):
                    yield known
        else:
            yield from self.texts.get(str(mention.value), ())


def _same_day(mention: Mention, figure: Figure) -> bool:
    """Whether a typed day or month is that of the figure. A figure known by its month is no day."""
    said, day = mention.value, figure.value
    if figure.kind is FigureKind.MONTH and mention.what is not MentionKind.MONTH:
        return False
    if not isinstance(day, date) or not isinstance(said, date):
        return False
    if mention.what is MentionKind.MONTH:
        return (said.year, said.month) == (day.year, day.month)
    return said == day or (said.year == NO_YEAR and (said.month, said.day) == (day.month, day.day))


def is_telling(mention: Mention) -> bool:
    """Whether a figure has so many digits that no other would agree with it by chance."""
    if mention.number is None:
        return mention.what is not MentionKind.MONTH
    return digits_of(mention) >= TELLING_DIGITS


def digits_of(mention: Mention) -> int:
    """How many digits of a typed figure carry meaning: two in £4.5m, one in £500,000."""
    number = abs(mention.number or Fraction(0))
    return len(str((number / mention.rounded_to).__floor__()))


def likeliest_figure(
    mention: Mention,
    sentence: frozenset[str],
    index: FigureIndex,
    may_be: Callable[[Figure], bool] = lambda _figure: True,
) -> Figure | None:
    """The figure of the case that a typed figure most likely stands for: one of the same kind and
    value, of those that it `may_be`, whose name shares the most words with the sentence. None where
    none shares enough."""
    chosen: KnownFigure | None = None
    most = (0, 0.0)
    for known in index.agreeing(mention):
        shared = len(known.words & sentence)
        enough = shared >= _words_needed(mention) or _is_known_target(mention, known.figure)
        if not enough or not may_be(known.figure):
            continue
        small = mention.what in (MentionKind.COUNT, MentionKind.LENGTH)
        if small and not _is_the_same(mention, known, sentence):
            continue
        score = (shared, -float(len(known.words - sentence)))
        if chosen is None or score > most:
            chosen, most = known, score
    return None if chosen is None else chosen.figure


def _is_known_target(mention: Mention, figure: Figure) -> bool:
    """Whether an amount is a savings target to the pound, which readers know by its amount."""
    number = mention.number
    is_target = figure.name.rpartition(".")[2] == "target" and figure.kind is FigureKind.MONEY
    return is_target and number is not None and number == figure.number and number >= BARE_MONEY


def _words_needed(mention: Mention) -> int:
    """The number of words of a figure's name that its sentence must contain: more for fewer
    digits."""
    if is_telling(mention):
        return 0
    one_digit = mention.number is not None and digits_of(mention) == 1
    return 2 if one_digit and mention.what in (MentionKind.MONEY, MentionKind.SHARE) else 1


def _is_the_same(mention: Mention, known: KnownFigure, sentence: frozenset[str]) -> bool:
    """Whether a typed count or length stands for this figure. With few digits, the sentence must
    have half of the words of the figure's name, and a count must count something in that name."""
    if is_telling(mention):
        return True
    counted = content_words(" ".join(mention.noun))
    if mention.what is MentionKind.COUNT and not counted & known.words:
        return False
    return 2 * len(known.words & sentence) >= len(known.words)
