"""The field for a date as people know it: a day, or a month where no more is known."""

import calendar
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.finance.durations import DurationError, StatedDate, parse_when

WHEN_HELP = _("A day, such as 30 April 2012, or a month where no more is known: September 2012.")


class WhenField(forms.CharField):
    """A day, a month, or the start or end of one, in words. Its value is a `StatedDate`, or None
    where nothing is entered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 60, "required": False} | options)

    def prepare_value(self, value: Any) -> Any:
        return value.text if isinstance(value, StatedDate) else value

    def clean(self, value: Any) -> StatedDate | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_when(text)
        except DurationError as error:
            raise ValidationError(str(error)) from error


def is_month(when: StatedDate) -> bool:
    """Whether it is any day of one month."""
    last = calendar.monthrange(when.latest.year, when.latest.month)[1]
    same = (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
    return same and when.earliest.day == 1 and when.latest.day == last


def columns_of(start: StatedDate | None, end: StatedDate | None) -> dict[str, Any]:
    """The columns that keep two dates: the days they mean, and the words where these say less than
    a day."""
    return {
        "starts_on": start and start.earliest,
        "starts_as": _words(start),
        "ends_on": end and end.latest,
        "ends_as": _words(end),
    }


def ends_too_early(start: StatedDate | None, end: StatedDate | None) -> bool:
    return start is not None and end is not None and end.latest < start.earliest


def _words(when: StatedDate | None) -> str:
    """The words of a date that was not stated to the day; "end of July 2013" is kept as well."""
    if when is None or when.text[:1].isdecimal():
        return ""
    return when.text
