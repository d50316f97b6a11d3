"""Typed amounts and days that nearly are one of the case: two digits changed places, one digit is
another, or a day has another month or year."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from fractions import Fraction

from reports.check.reading.mention import NO_YEAR, Mention, MentionKind, half_up
from reports.check.subjects.concepts import ideas_of
from reports.check.words import content_words
from reports.figures.figure import Figure, FigureKind

_KINDS = {
    MentionKind.MONEY: FigureKind.MONEY,
    MentionKind.COUNT: FigureKind.COUNT,
    MentionKind.SHARE: FigureKind.SHARE,
}
_STEM = 5  # letters that words of one meaning begin with
_MOST = 10  # digits that anybody types
_ENOUGH = 3  # digits with which a figure is not like another by chance
_TELLING = 5  # digits with which it is not, whatever the words
# Words that the labels of many figures have.
_COMMON = frozenset(
    one[:5]
    for one in content_words(
        "start end date day stated length year years total saving savings cost unit value net "
        "gross people number amount council project programme service report"
    )
)
_SPENT = frozenset({"spend", "spent", "cost", "outla"})
Key = tuple[Hashable, ...]


class Nearly:
    """The figures of a case by what is nearly the same."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.known: defaultdict[Key, dict[str, Figure]] = defaultdict(dict)
        self.words: dict[str, frozenset[str]] = {}
        for figure in figures:
            self.words[figure.name] = _cut(content_words(f"{figure.label} {figure.unit}"))
            for key in set(_keys_of(figure)):
                self.known[key].setdefault(figure.name, figure)

    def like(
        self, mention: Mention, sentence: frozenset[str], may_be: Callable[[Figure], bool]
    ) -> Figure | None:
        """The figure that a typed one is nearly, where the sentence has words of its name; None
        where there is none."""
        best: tuple[int, Figure] | None = None
        said = _cut(sentence)
        said |= {"budge"} if said & _SPENT else frozenset()
        said |= {"savin"} if any("saving" in ideas_of(one) for one in sentence) else frozenset()
        for key, needed in _keys_typed(mention):
            for figure in self.known.get(key, {}).values():
                words = self.words[figure.name]
                if figure.number is not None and mention.agrees(figure.number):
                    continue
                shared = len((words - _COMMON) & said)
                least = 1 if figure.name.endswith("target") else 2
                if shared < needed and not (needed == 1 and len(words & said) >= least):
                    continue
                if _counts_other(mention, words) or not may_be(figure):
                    continue
                if best is None or shared > best[0]:
                    best = (shared, figure)
        return None if best is None else best[1]


def _cut(words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words, by which "extended" is like "extension"."""
    return frozenset(one[:_STEM] for one in words)


def _counts_other(mention: Mention, words: frozenset[str]) -> bool:
    """Whether a count counts what the name of a figure does not."""
    noun = _cut(content_words(" ".join(mention.noun)))
    return mention.what is MentionKind.COUNT and not noun & words


def _keys_of(figure: Figure) -> Iterator[Key]:
    if isinstance(figure.value, date):
        yield from (key for key, _needed in _of_day(figure.value))
    number = figure.number
    if number is None or figure.kind not in _KINDS.values() or number <= 0:
        return
    if figure.kind is FigureKind.SHARE:
        number *= 100
    whole = len(str(number.numerator // number.denominator))
    for count in range(2, min(_MOST, whole + 2) + 1):
        step = Fraction(10) ** (whole - count)
        digits = str(int(half_up(number, step) / step))
        yield from (key for key, _needed in _of_digits(figure.kind, whole, digits))


def _keys_typed(mention: Mention) -> Iterator[tuple[Key, int]]:
    """What a typed figure is found by, each with how many telling words its sentence must share
    with the name of the figure."""
    if isinstance(mention.value, date):
        if mention.what is MentionKind.DATE and mention.value.year != NO_YEAR:
            yield from _of_day(mention.value)
        return
    number, kind = mention.number, _KINDS.get(mention.what)
    if number is None or kind is None or number <= 0 or mention.bound:
        return
    step = mention.step
    if kind is FigureKind.SHARE:
        number, step = number * 100, step * 100
    whole = len(str(number.numerator // number.denominator))
    yield from _of_digits(kind, whole, str(int(number / step)))


def _of_digits(kind: FigureKind, whole: int, digits: str) -> Iterator[tuple[Key, int]]:
    telling = len(digits.rstrip("0"))
    if telling < 2 or len(digits) > _MOST:
        return
    needed = 0 if telling >= _TELLING + 1 else 1 if telling >= _ENOUGH else 2
    if kind is FigureKind.COUNT and telling == 2:
        needed = 1
    if len(set(digits)) > 1 and (kind is not FigureKind.SHARE or telling >= _ENOUGH):
        yield (kind, whole, len(digits), "".join(sorted(digits))), needed
    if telling >= _TELLING:
        for at in range(len(digits)):
            yield (kind, whole, at, f"{digits[:at]}?{digits[at + 1 :]}"), needed


def _of_day(day: date) -> Iterator[tuple[Key, int]]:
    yield ("month and year", day.month, day.year), 2
    yield ("day and year", day.day, day.year), 1
    yield ("day and month", day.day, day.month), 1
