"""A scheme's headline against what its savings lines come to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from schemes.models import Scheme
from workbench.numbers.rounding import rounded
from workbench.numbers.text import pounds

_YEAR: Final = re.compile(r"[0-9]{4}/[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Headline:
    """The two amounts in pounds, each None where there is none. `year` is empty where the
    headline is for all the years; `precision` is what the headline was rounded to. `gaps` are what
    the lines miss there, in words: with any, the two cannot be held against each other."""

    stated: Fraction | None
    modelled: Fraction | None
    year: str
    precision: Fraction
    gaps: tuple[str, ...] = ()

    @property
    def difference(self) -> Fraction | None:
        """Stated less modelled: above zero where too much was stated."""
        if self.stated is None or self.modelled is None or self.gaps:
            return None
        return self.stated - self.modelled

    @property
    def agrees(self) -> bool:
        """Whether the modelled amount rounds, half up, to the stated one."""
        if self.stated is None or self.modelled is None or self.gaps:
            return False
        steps = rounded(self.modelled / self.precision)
        return Fraction(steps) * self.precision == self.stated

    @property
    def sentence(self) -> str:
        """How the two stand to each other."""
        when = _(" in %(year)s") % {"year": self.year} if self.year else ""
        difference = self.difference
        if difference is None:
            return self._alone(when)
        if not difference:
            return _("The lines give the headline%(when)s to the pound.") % {"when": when}
        if self.agrees:
            told = _("The lines round to the headline%(when)s, to the nearest %(precision)s.")
            return told % {"when": when, "precision": pounds(self.precision)}
        words = _("more") if difference > 0 else _("less")
        told = _("The headline says %(difference)s %(words)s than the lines give%(when)s.")
        return told % {"difference": pounds(abs(difference)), "words": words, "when": when}

    @property
    def difference_text(self) -> str:
        """How far the headline is from what the lines give, in a few words."""
        difference = self.difference
        if difference is None:
            return _("cannot be told")
        if self.agrees:
            return _("none, as rounded") if difference else _("none")
        words = _("%(amount)s too much") if difference > 0 else _("%(amount)s too little")
        return words % {"amount": pounds(abs(difference))}

    def _alone(self, when: str) -> str:
        """The one amount there is, where the two cannot be compared."""
        if self.modelled is None:
            if self.stated is None:
                return _("No headline is stated and no savings line gives a figure yet.")
            told = _("The headline is %(stated)s%(when)s; no savings line gives a figure for it.")
            return told % {"stated": pounds(self.stated), "when": when}
        values = {"modelled": pounds(self.modelled), "when": when}
        if self.gaps:
            return _("Its lines come to %(modelled)s%(when)s without what is missing.") % values
        return _("Its lines come to %(modelled)s%(when)s; no headline is stated.") % values


def headline_of(scheme: Scheme) -> Headline:
    """The headline of a scheme beside what its lines give."""
    return headline_beside(
        scheme.headline_amount, scheme.headline_precision, scheme.headline_year, scheme.figures
    )


def headline_beside(
    amount: Decimal | Fraction | None,
    precision: Decimal | Fraction | None,
    year: str,
    figures: Mapping[str, Any],
) -> Headline:
    """A headline and the net amount of the lines in its year, or over all years where it names
    none. `figures` are those that a scheme keeps (`schemes/savings/inputs.py`)."""
    return Headline(
        stated=None if amount is None else Fraction(amount),
        modelled=_modelled(year, figures),
        year=year,
        precision=Fraction(precision) if precision else Fraction(1),
        gaps=_gaps(year, figures),
    )


def _gaps(year: str, figures: Mapping[str, Any]) -> tuple[str, ...]:
    """What is missing in the headline's year; a gap that names no year is missing in all."""
    return tuple(
        text
        for text in figures.get("gaps", ())
        if not year or year in text or not _YEAR.search(text)
    )


def _modelled(year: str, figures: Mapping[str, Any]) -> Fraction | None:
    years: dict[str, Any] = figures.get("years", {})
    chosen = [years.get(year, {})] if year else years.values()
    found = [Fraction(year["net"]) for year in chosen if year.get("net") is not None]
    return sum(found, start=Fraction(0)) if found else None
