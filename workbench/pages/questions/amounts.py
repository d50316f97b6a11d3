"""The questions about amounts of money that every form asks."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from workbench.numbers.doubts import times_apart
from workbench.numbers.text import number, plain_pounds


def about_amounts(form: forms.Form, values: Mapping[str, Any]) -> Iterator[str]:
    """A minus sign before an amount, and an amount a thousand times what stood in its box."""
    for name, field in form.fields.items():
        if "£" not in str(field.label) or name not in values:
            continue
        amount, before = amount_of(values[name]), amount_of(form.initial.get(name))
        if amount is None:
            continue
        label = str(field.label)
        if amount < 0 and (before is None or before >= 0) and isinstance(values[name], Decimal):
            yield _("%(label)s: %(amount)s is below zero. Is the minus sign meant?") % {
                "label": label,
                "amount": plain_pounds(amount),
            }
        if before is not None and (times := times_apart(amount, before)):
            yield _("%(label)s: %(now)s stands where %(before)s stood, %(times)s.") % {
                "label": label,
                "now": plain_pounds(amount),
                "before": plain_pounds(before),
                "times": times_words(times, abs(amount) > abs(before)),
            }


def times_words(times: int, more: bool) -> str:
    """1,000 times as much, or a 1,000th of it."""
    if more:
        return _("%(times)s times as much") % {"times": number(times)}
    return _("%(times)s times less") % {"times": number(times)}


def amount_of(value: Any) -> Fraction | None:
    """The amount in a value of a form or of a row, of a range its lowest; None where there is
    none."""
    if isinstance(value, dict):
        value = value.get("low")
    if isinstance(value, Decimal):
        return Fraction(value)
    try:
        return Fraction(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
