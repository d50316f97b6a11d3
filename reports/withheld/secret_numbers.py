"""The numbers that may stand nowhere in a public copy."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.casefile.parts import CaseLineEstimates, CaseOption
from reports.blocks.appraisal.worth.costs import case_costs
from reports.casefile.parts import Case
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.read import read
from reports.figures.figure import Figure, FigureKind
from reports.withheld.amounts import numbers_in
from reports.withheld.figure_numbers import known_figures, numbers_of
from reports.withheld.items import WithheldItem, figure_prefix

LEAST_MONEY = 100  # smaller amounts say nothing by themselves
# So many figures tell an amount of an option, scheme or table from others that happen to be alike.
TELLING_FIGURES = 3
_NEAR = Fraction(1, 100)
_NUMBERS = (FigureKind.COUNT, FigureKind.DURATION)


@dataclass(frozen=True, slots=True)
class SecretNumber:
    """A number that may not be printed: pounds, a share of 1, or another; `of` says what it is
    ("the figure 'finance.target'"). Rounded to less than `least_figures` it says nothing. One that
    is not `alone` is no secret by itself, and may be worked out of others."""

    value: Fraction
    kind: MentionKind
    of: str
    least_figures: int = 1
    alone: bool = True

    def is_told_by(self, mention: Mention) -> bool:
        """Whether a number as it was written gives this one, rounded perhaps, by a hundredth of it
        at most."""
        number = mention.number
        if number is None:
            return False
        match self.kind:
            case MentionKind.MONEY:
                fits = mention.what is MentionKind.MONEY or (
                    mention.what is MentionKind.COUNT and abs(number) >= 1000
                )
            case MentionKind.SHARE:
                fits = mention.what is MentionKind.SHARE
            case _:
                fits = mention.what in (MentionKind.COUNT, MentionKind.LENGTH)
                return fits and number == self.value
        if not fits or significant_figures(number) < self.least_figures:
            return False
        value, said = abs(self.value), abs(number)
        return value == said or (abs(value - said) <= value * _NEAR and _rounds(mention, value))


def _rounds(mention: Mention, value: Fraction) -> bool:
    number = mention.number
    assert number is not None
    return mention.agrees(value if number >= 0 else -value)


class SecretNumbers:
    """The numbers that may not be printed, found by their size."""

    def __init__(self, numbers: Iterable[SecretNumber] = ()) -> None:
        self.all = tuple(sorted(numbers, key=lambda one: abs(one.value)))
        self._sizes = [abs(one.value) for one in self.all]

    def and_also(self, others: Iterable[SecretNumber]) -> "SecretNumbers":
        return SecretNumbers((*self.all, *others))

    def told_by(self, mention: Mention) -> Iterator[SecretNumber]:
        """Those that a number as it was written gives."""
        number = mention.number
        if number is None or not self.all:
            return
        size = abs(number)
        first = bisect_left(self._sizes, size / (1 + 2 * _NEAR))
        last = bisect_right(self._sizes, size / (1 - 2 * _NEAR))
        yield from (one for one in self.all[first:last] if one.is_told_by(mention))


def secret_numbers(whole: Case, items: Iterable[WithheldItem]) -> SecretNumbers:
    """The numbers of what is exempt: each figure with what it is made from, the money of options,
    schemes and tables that is nobody else's, and amounts that only exempt sections give. Raises
    `CannotKeep`."""
    items = tuple(items)
    figures = [*known_figures(whole).plain.values()]
    public = {one.value for one in figures if not any(belongs(one, item) for item in items)}
    found: list[SecretNumber] = []
    for item in items:
        if item.kind == "figure":
            found += _of_figure(whole, item)
        found += (
            SecretNumber(value, MentionKind.MONEY, item.what, TELLING_FIGURES)
            for value in _money_of(whole, item, figures)
            if _tells(value) and value not in public
        )
    found += _of_sections(whole, figures)
    return SecretNumbers(dict.fromkeys(found))


def _money_of(whole: Case, item: WithheldItem, figures: Iterable[Figure]) -> Iterator[Fraction]:
    """The amounts of an option, a scheme or a table."""
    if item.kind == "option":
        yield from (Fraction(one.cost) for one in options_of(whole, item) if one.cost)
        yield from _of_lines(whole, item)
    for figure in figures:
        if figure.kind is FigureKind.MONEY and belongs(figure, item):
            assert isinstance(figure.value, Fraction)
            yield figure.value


def _of_lines(whole: Case, item: WithheldItem) -> Iterator[Fraction]:
    """The amounts of the lines of an option, and what they cost before optimism bias. There is no
    figure of either where one amount is missing."""
    for line in (one for option in options_of(whole, item) for one in option.lines):
        money = replace(
            line, volume=None, periods=None, likelihood=None, estimates=CaseLineEstimates()
        )
        for number in numbers_in(money):
            yield Fraction(number)
    appraisals = (one for one in whole.appraisals if one.reference == item.appraisal)
    for found in (one for part in appraisals for one in case_costs(whole.programme, part)):
        if found.code == item.option and found.life is not None:
            spent = found.life.whole.running + found.life.whole.set_up
            yield from dict.fromkeys((spent.low, spent.central, spent.high))


def _tells(value: Fraction) -> bool:
    return abs(value) >= LEAST_MONEY and significant_figures(value) >= TELLING_FIGURES


def significant_figures(value: Fraction) -> int:
    """How many figures an amount has without the noughts at its end; many where it has pence."""
    return len(str(abs(value.numerator)).rstrip("0")) if value.denominator == 1 else 9


def belongs(figure: Figure, item: WithheldItem) -> bool:
    """Whether the figure is one of an option, scheme or table that is exempt."""
    if item.kind == "evidence":
        return figure.name.startswith("evidence.") and figure.source == item.name
    prefix = figure_prefix(item)
    return bool(prefix) and figure.name.startswith(prefix)


def _of_figure(whole: Case, item: WithheldItem) -> Iterator[SecretNumber]:
    numbers = numbers_of(whole, item.name)
    figure = known_figures(whole)[numbers.name]
    kind = {FigureKind.MONEY: MentionKind.MONEY, FigureKind.SHARE: MentionKind.SHARE}.get(
        figure.kind, MentionKind.COUNT
    )
    if isinstance(figure.value, Fraction):
        yield SecretNumber(figure.value, kind, item.what)
    for value in numbers.values(whole):
        if kind is not MentionKind.SHARE and abs(value) >= LEAST_MONEY:
            yield SecretNumber(Fraction(value), kind, item.what)


def options_of(whole: Case, item: WithheldItem) -> Iterator[CaseOption]:
    for part in whole.appraisals:
        if part.reference == item.appraisal:
            yield from (one for one in part.options if one.code == item.option)


def _of_sections(whole: Case, figures: Iterable[Figure]) -> Iterator[SecretNumber]:
    """Amounts that officers typed in exempt sections and that are no figure of the programme."""
    (paper,) = whole.papers
    known = {one.value for one in figures if one.kind is FigureKind.MONEY}
    for section in paper.sections:
        if section.exempt:
            for mention in read(section.text):
                number = mention.number
                if mention.what is not MentionKind.MONEY or not number or number in known:
                    continue
                if abs(number) >= LEAST_MONEY:
                    of = f"the section {section.key!r}"
                    yield SecretNumber(number, MentionKind.MONEY, of)
