"""The formats in which a figure can be quoted: `millions`, `percent 1`, `month`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from reports.figures.figure import Figure, FigureKind
from workbench.dates import day
from workbench.numbers.listing import count_words, listed
from workbench.numbers.text import millions, number, pence, percent, plain_number, pounds, thousands

MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Format:
    """How a value of the kinds in `fits` is shown, to so many decimal places. `places` is their
    number where none is asked for; None where the format takes none."""

    show: Callable[[Any, int], str]
    fits: frozenset[FigureKind]
    places: int | None = None


def _of(*kinds: FigureKind) -> frozenset[FigureKind]:
    return frozenset(kinds)


def _words(value: Fraction, _places: int) -> str:
    whole = value.denominator == 1
    return count_words(int(value)) if whole else plain_number(value)


def _number(value: Fraction, places: int) -> str:
    """In full unless decimal places are asked for."""
    return plain_number(value) if places < 0 else number(value, places)


def _month(value: date, _places: int) -> str:
    return f"{value:%B %Y}"


_NUMBERS = _of(FigureKind.COUNT, FigureKind.DURATION, FigureKind.RANK)
FORMATS = {
    "pounds": Format(lambda value, _: pounds(value), _of(FigureKind.MONEY)),
    "pence": Format(lambda value, _: pence(value), _of(FigureKind.MONEY)),
    "thousands": Format(thousands, _of(FigureKind.MONEY), 0),
    "millions": Format(millions, _of(FigureKind.MONEY), 2),
    "percent": Format(percent, _of(FigureKind.SHARE), 0),
    "number": Format(_number, _NUMBERS, -1),
    "words": Format(_words, _NUMBERS),
    "date": Format(lambda value, _: day(value), _of(FigureKind.DATE)),
    "month": Format(_month, _of(FigureKind.DATE, FigureKind.MONTH)),
    "text": Format(lambda value, _: str(value), _of(FigureKind.TEXT)),
}
PLAIN = {
    FigureKind.MONEY: "pounds",
    FigureKind.SHARE: "percent",
    FigureKind.COUNT: "number",
    FigureKind.DATE: "date",
    FigureKind.MONTH: "month",
    FigureKind.DURATION: "number",
    FigureKind.RANK: "number",
    FigureKind.TEXT: "text",
}


class NoFormat(ValueError):
    """A format that is not there or does not fit. The message says which to use."""


def shown(figure: Figure, wanted: str = "") -> str:
    """The figure as words of a paper: "£1.68m", "86%", "45 days", "17 September 2021".

    `wanted` is a format, perhaps with decimal places ("millions 1"); without one the figure is
    shown plainly, a length of time with its unit. Raises `NoFormat`.
    """
    if not wanted:
        return _plainly(figure)
    name, _, places = wanted.partition(" ")
    form = FORMATS.get(name)
    if form is None:
        raise NoFormat(f"{figure.name} has no format {wanted!r}. {choices(figure.kind)}")
    if figure.kind not in form.fits:
        raise NoFormat(f"{wanted!r} does not fit {figure.name}. {choices(figure.kind)}")
    if not places:
        return form.show(figure.value, form.places or 0)
    if form.places is None or not (places.strip().isdecimal() and int(places) <= MOST_PLACES):
        raise NoFormat(
            f"{wanted!r} is no format of {figure.name}: a number of decimal places, 0 to "
            f"{MOST_PLACES}, may follow thousands, millions, percent and number."
        )
    return form.show(figure.value, int(places))


def choices(kind: FigureKind) -> str:
    """Which formats fit, in a sentence."""
    fitting = [repr(name) for name, form in FORMATS.items() if kind in form.fits]
    return f"Use {listed(fitting, 'or')}."


def _plainly(figure: Figure) -> str:
    form = FORMATS[PLAIN[figure.kind]]
    text = form.show(figure.value, form.places or 0)
    if figure.kind is FigureKind.RANK and figure.joint:
        return f"{text}="
    if figure.kind is FigureKind.DURATION:
        return f"{text} {figure.unit.removesuffix('s') if text == '1' else figure.unit}"
    return text
