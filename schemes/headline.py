"""A scheme's headline against what its savings lines come to."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from schemes.models import Scheme
from workbench.wording import pounds, rounded


@dataclass(frozen=True, slots=True)
class Headline:
    """The two amounts in pounds, each None where there is none. `year` is empty where the
    headline is for all the years; `precision` is what the headline was rounded to."""

    stated: Fraction | None
    modelled: Fraction | None
    year: str
    precision: Fraction

    @property
    def difference(self) -> Fraction | None:
        """Stated less modelled: above zero where too much was stated."""
        if self.stated is None or self.modelled is None:
            return None
        return self.stated - self.modelled

    @property
    def agrees(self) -> bool:
        """Whether the modelled amount rounds, half up, to the stated one."""
        if self.stated is None or self.modelled is None:
            return False
        steps = rounded(self.modelled / self.precision)
        return Fraction(steps) * self.precision == self.stated

    @property
    def sentence(self) -> str:
        """How the two stand to each other."""
        when = _(" in %(year)s") % {"year": self.year} if self.year else ""
        difference = self.difference
        if difference is None:
            if self.stated is None and self.modelled is None:
                return _("No headline is stated and no savings line gives a figure yet.")
            if self.stated is None:
                told = _("Its lines come to %(modelled)s%(when)s; no headline is stated.")
                return told % {"modelled": pounds(self.modelled or 0), "when": when}
            told = _("The headline is %(stated)s%(when)s; no savings line gives a figure for it.")
            return told % {"stated": pounds(self.stated), "when": when}
        if self.agrees:
            if not difference:
                return _("The lines give the headline%(when)s to the pound.") % {"when": when}
            told = _("The lines round to the headline%(when)s, to the nearest %(precision)s.")
            return told % {"when": when, "precision": pounds(self.precision)}
        words = _("more") if difference > 0 else _("less")
        told = _("The headline says %(difference)s %(words)s than the lines give%(when)s.")
        return told % {"difference": pounds(abs(difference)), "words": words, "when": when}


def headline_of(scheme: Scheme) -> Headline:
    """The headline of a scheme and the net amount of its lines in that year, or over all years
    where the headline names none."""
    amount, precision = scheme.headline_amount, scheme.headline_precision
    return Headline(
        stated=None if amount is None else Fraction(amount),
        modelled=_modelled(scheme),
        year=scheme.headline_year,
        precision=Fraction(precision) if precision else Fraction(1),
    )


def _modelled(scheme: Scheme) -> Fraction | None:
    years: dict[str, Any] = scheme.figures.get("years", {})
    chosen = [years.get(scheme.headline_year, {})] if scheme.headline_year else years.values()
    found = [Fraction(year["net"]) for year in chosen if year.get("net") is not None]
    return sum(found, start=Fraction(0)) if found else None
