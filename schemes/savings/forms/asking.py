"""What is asked about a savings line before it is saved: signs that turn it round, years outside
the programme, amounts that thousands may be meant in."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from django.utils.translation import gettext as _

from schemes.finance.years import FinancialYear, Month
from workbench.numbers.doubts import times_apart
from workbench.numbers.text import plain_pounds
from workbench.pages.questions.amounts import amount_of, times_words

# The kinds of line that count as a saving where their amounts are above zero.
BENEFITS: Final = frozenset({"saving", "income", "funding"})


def about_line(
    kind: str,
    kind_words: str,
    amounts: Mapping[str, Any],
    years: Collection[str],
    others: Collection[str] = (),
) -> Iterator[str]:
    """The questions about a line of this kind. `amounts` are its plain amounts by year, `years`
    those of the programme, and `others` the further years that its phasing names. What was saved
    before is not asked about again: leave out the questions about it as it stood."""
    known = {year: found for year in sorted(amounts) if (found := amount_of(amounts[year]))}
    for year, amount in known.items():
        if amount < 0:
            yield _about_sign(kind, kind_words, year, amount)
    yield from about_years({*known, *others}, years)
    for (before, one), (after, other) in pairwise(known.items()):
        if times := times_apart(one, other):
            yield _("%(other)s in %(after)s stands beside %(one)s in %(before)s, %(times)s.") % {
                "other": plain_pounds(other),
                "after": after,
                "one": plain_pounds(one),
                "before": before,
                "times": times_words(times, abs(other) > abs(one)),
            }


def about_years(named: Collection[str], years: Collection[str]) -> Iterator[str]:
    """The question about what is given for a year outside the programme's `years`, of whatever is
    given by year: a line, a headline, a stated figure. None where no years are known."""
    outside = sorted({*named} - {*years, ""})
    if outside and years:
        yield _(
            "%(years)s: outside the programme, which looks at %(first)s to %(last)s. No total of "
            "the programme's years counts it. Is it the right year?"
        ) % {"years": ", ".join(outside), "first": min(years), "last": max(years)}


def about_budget(year: str, years: Collection[str]) -> Iterator[str]:
    """The question about a budget of a year outside the programme's `years`. That of the year just
    before is what the first savings are taken from, and not asked about."""
    if not year or not years or year in years:
        return
    first = FinancialYear.parse(min(years))
    if FinancialYear.parse(year) == first.plus(-1):
        return
    yield _(
        "%(year)s: outside the programme, which looks at %(first)s to %(last)s. A budget of that "
        "year is neither one that the programme saves from nor the one before. Is it the right "
        "year?"
    ) % {"year": year, "first": min(years), "last": max(years)}


def _about_sign(kind: str, kind_words: str, year: str, amount: Fraction) -> str:
    told = {"amount": plain_pounds(amount), "year": year, "kind": kind_words}
    if kind in BENEFITS:
        return (
            _(
                "%(amount)s in %(year)s: below zero, a line of the kind “%(kind)s” counts as a "
                "cost. Is the minus sign meant?"
            )
            % told
        )
    return (
        _(
            "%(amount)s in %(year)s: below zero, a line of the kind “%(kind)s” counts as a saving. "
            "Is the minus sign meant?"
        )
        % told
    )


def years_named(phasing: Mapping[str, Any] | None) -> set[str]:
    """The financial years that a phasing names, but not those that follow from a start."""
    if not phasing:
        return set()
    named = {*phasing.get("shares", {}), *(one["start"] for one in phasing.get("cohorts", ()))}
    if phasing.get("start"):
        named.add(phasing["start"])
    if phasing.get("month"):
        named.add(str(Month.parse(phasing["month"]).financial_year))
    return named
