"""What is asked about an import before it is applied, as the forms ask it of single rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from schemes.casefile.parts import CaseLine
from schemes.models import SavingsLine
from schemes.savings.forms.asking import about_line, years_named
from schemes.spreadsheets.columns import LINE_COLUMNS, SCHEME_COLUMNS, year_of
from workbench.numbers.doubts import times_apart
from workbench.numbers.text import plain_pounds
from workbench.pages.questions.amounts import amount_of, times_words

_POUNDS = {one.key: one.heading for one in (*SCHEME_COLUMNS, *LINE_COLUMNS) if one.unit == "£"}
_KINDS = {key: str(label) for key, label in SavingsLine.Kind.choices}


def about_change(
    name: str, before: dict[str, Any], after: dict[str, Any], years: Sequence[str]
) -> Iterator[str]:
    """The questions about the changed amounts of one row, which is called `name`, and about a
    headline for a year that is none of the programme's."""
    year = after.get("headline_year")
    if year and year not in years:
        yield _("%(row)s: its headline is for %(year)s, outside the programme.") % {
            "row": name,
            "year": year,
        }
    for key, value in after.items():
        label = year_of(key) or _POUNDS.get(key)
        amount = amount_of(value) if label else None
        if amount is None:
            continue
        stood = amount_of(before.get(key))
        if stood is None and (amount >= 0 or key != "headline_amount"):
            continue
        told = {"row": name, "field": label, "now": plain_pounds(amount)}
        if key == "headline_amount" and amount < 0 and (stood is None or stood >= 0):
            yield _("%(row)s, %(field)s: %(now)s is below zero. Is the minus sign meant?") % told
        if stood is not None and (times := times_apart(amount, stood)):
            yield _("%(row)s, %(field)s: %(now)s stands where %(before)s stood, %(times)s.") % (
                told
                | {
                    "before": plain_pounds(stood),
                    "times": times_words(times, abs(amount) > abs(stood)),
                }
            )


def about_lines(
    name: str, line: CaseLine, stood: SavingsLine | None, years: Sequence[str]
) -> Iterator[str]:
    """The questions about a line as it would be, but for those about the line as it stood."""
    before = {*_asked(stood, years)} if stood else set()
    for one in _asked(line, years):
        if one not in before:
            yield f"{name}: {one}"


def _asked(line: SavingsLine | CaseLine, years: Sequence[str]) -> Iterator[str]:
    named = years_named(line.phasing)
    return about_line(line.kind, _KINDS.get(line.kind, line.kind), line.amounts, years, named)
