"""A scheme's headline compared with the net saving of its lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from schemes.finance.bounds import Toward
from schemes.models import Scheme
from workbench.numbers.listing import listed
from workbench.numbers.rounding import rounded
from workbench.numbers.text import pounds

_YEAR: Final = re.compile(r"[0-9]{4}/[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Headline:
    """The stated and the modelled saving in pounds, each None where there is none.

    `year` is the headline's financial year; empty where it is for all years. `precision` is what
    the headline was rounded to, in pounds. `gaps` says what is missing from the lines in that
    year: with any gap the two amounts are not compared. `beyond` are years outside the programme in
    which the lines have money that the modelled amount, over all years, does not count;
    `is_outside`: the year of the headline is such a year, so that there is none. With gaps
    that can only push the modelled amount one way, `bound` is the least (`toward` up) or the most
    (down) that it can be.
    """

    stated: Fraction | None
    modelled: Fraction | None
    year: str
    precision: Fraction
    gaps: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    is_outside: bool = False
    bound: Fraction | None = None
    toward: Toward = Toward.STILL

    @property
    def lies_beyond(self) -> bool:
        """Whether the headline is more than the lines can come to, or less, whatever is missing."""
        if self.stated is None or self.bound is None:
            return False
        steps = rounded(self.bound / self.precision)
        if Fraction(steps) * self.precision == self.stated:
            return False
        above = self.stated > self.bound
        return above if self.toward is Toward.DOWN else self.stated < self.bound

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
        """The comparison in a sentence, or the one amount there is where there is no comparison;
        then what it does not count."""
        if not self.beyond:
            return self._compared()
        told = _("Money in %(years)s, outside the years of the programme, is not counted.")
        return f"{self._compared()} {told % {'years': listed(self.beyond)}}"

    def _compared(self) -> str:
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
        """The difference in a few words: "£1,750 more than modelled", "none", "cannot be told"."""
        difference = self.difference
        if difference is None:
            if self.lies_beyond and self.stated is not None and self.bound is not None:
                apart = {"amount": pounds(abs(self.stated - self.bound))}
                if self.toward is Toward.DOWN:
                    return _("at least %(amount)s more than modelled") % apart
                return _("at least %(amount)s less than modelled") % apart
            return _("cannot be told")
        if self.agrees:
            return _("none, as rounded") if difference else _("none")
        more = difference > 0
        words = _("%(amount)s more than modelled") if more else _("%(amount)s less than modelled")
        return words % {"amount": pounds(abs(difference))}

    def _alone(self, when: str) -> str:
        """The sentence where the two amounts cannot be compared."""
        if self.modelled is None:
            if self.stated is None:
                return _("No headline is stated and no savings line gives a figure yet.")
            told = _("The headline is %(stated)s%(when)s; no savings line gives a figure for it.")
            if self.is_outside:
                told = _(
                    "The headline is %(stated)s%(when)s, outside the years of the programme: it is "
                    "not compared with the lines."
                )
            return told % {"stated": pounds(self.stated), "when": when}
        values = {"modelled": pounds(self.modelled), "when": when}
        if self.gaps and self.bound is not None:
            return self._bounded(when)
        if self.gaps:
            return _("Its lines come to %(modelled)s%(when)s without what is missing.") % values
        return _("Its lines come to %(modelled)s%(when)s; no headline is stated.") % values

    def _bounded(self, when: str) -> str:
        """What the lines come to at the least or at the most, and whether the headline can hold."""
        assert self.bound is not None
        up = self.toward is Toward.UP
        values = {"bound": pounds(self.bound), "when": when}
        told = (
            _("Its lines come to at least %(bound)s%(when)s, whatever is missing.")
            if up
            else _("Its lines come to at most %(bound)s%(when)s, whatever is missing.")
        ) % values
        if not self.lies_beyond or self.stated is None:
            return told
        values = {"stated": pounds(self.stated), "apart": pounds(abs(self.stated - self.bound))}
        rest = (
            _("The headline of %(stated)s is too low by at least %(apart)s.")
            if up
            else _("The headline of %(stated)s is too high by at least %(apart)s.")
        )
        return f"{told} {rest % values}"


def headline_of(scheme: Scheme) -> Headline:
    """The headline of a scheme compared with its lines."""
    return headline_beside(
        scheme.headline_amount, scheme.headline_precision, scheme.headline_year, scheme.figures
    )


def headline_beside(
    amount: Decimal | Fraction | None,
    precision: Decimal | Fraction | None,
    year: str,
    figures: Mapping[str, Any],
) -> Headline:
    """A headline compared with the net saving of the lines in its year, or over all years where
    `year` is empty. `amount` and `precision` are in pounds; without a precision the headline is to
    the pound. `figures` are those of a scheme, as `figures_of` in `schemes/savings/inputs.py`
    makes them."""
    gaps = _gaps(year, figures)
    toward = Toward(figures.get("toward", Toward.EITHER)) if gaps else Toward.STILL
    return Headline(
        stated=None if amount is None else Fraction(amount),
        modelled=_modelled(year, figures),
        year=year,
        precision=Fraction(precision) if precision else Fraction(1),
        gaps=gaps,
        bound=_bound(year, figures, toward),
        toward=toward,
        beyond=() if year else tuple(figures.get("outside", ())),
        is_outside=bool(year and figures.get("years")) and year not in figures["years"],
    )


def _gaps(year: str, figures: Mapping[str, Any]) -> tuple[str, ...]:
    """The gaps of the headline's year, or of the years of the programme. A gap that names no year
    belongs to every year."""
    wanted = {year} if year else {*figures.get("years", ())}
    return tuple(
        text
        for text in figures.get("gaps", ())
        if not (named := {*_YEAR.findall(text)}) or named & wanted
    )


def _bound(year: str, figures: Mapping[str, Any], toward: Toward) -> Fraction | None:
    """The least or the most that the net saving of the lines can be; None where what is missing
    may push it either way, or nothing is missing."""
    if toward not in (Toward.UP, Toward.DOWN):
        return None
    years: dict[str, Any] = figures.get("years", {})
    chosen = [years.get(year, {})] if year else years.values()
    end = "low" if toward is Toward.UP else "high"
    found = [Fraction(one[end]) for one in chosen if one.get(end) is not None]
    return sum(found, start=Fraction(0)) if found else None


def _modelled(year: str, figures: Mapping[str, Any]) -> Fraction | None:
    """The net saving in `year`, or in all years; None where no line gives a figure."""
    years: dict[str, Any] = figures.get("years", {})
    chosen = [years.get(year, {})] if year else years.values()
    found = [Fraction(year["net"]) for year in chosen if year.get("net") is not None]
    return sum(found, start=Fraction(0)) if found else None
