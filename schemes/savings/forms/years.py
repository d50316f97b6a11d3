"""Form fields for financial years and months, in the ways people write them."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.finance.years import MONTH_NAMES, FinancialYear, Month, YearError

_MONTH: Final = re.compile(r"([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE | re.ASCII)
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})|([0-9]{4})-([0-9]{1,2})", re.ASCII)


class YearField(forms.CharField):
    """A financial year, typed as 2018/19 or 2018-19. The value is "2018/19", or "" for an empty
    box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-10"
        self.widget.attrs["autocomplete"] = "off"

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            # "2018-19" can only mean a financial year.
            return str(FinancialYear.parse(re.sub(r"\s*[-–/]\s*", "/", text)))
        except YearError as error:
            raise ValidationError(str(error), code="invalid") from error


class MonthField(forms.CharField):
    """A month, typed as November 2017, 11/2017 or 2017-11. The value is "2017-11", or "" for an
    empty box; the box shows "November 2017"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-20"
        self.widget.attrs["autocomplete"] = "off"

    def prepare_value(self, value: Any) -> Any:
        try:
            return Month.parse(value).name
        except (TypeError, YearError):
            return value

    def to_python(self, value: Any) -> str:
        text = " ".join((super().to_python(value) or "").split())
        if not text:
            return ""
        try:
            if (found := _MONTH.fullmatch(text)) and (number := _number_of(found[1])):
                return str(Month(int(found[2]), number))
            if found := _NUMBERS.fullmatch(text):
                year, month = found[2] or found[3], found[1] or found[4]
                return str(Month(int(year), int(month)))
        except YearError as error:
            raise ValidationError(str(error), code="invalid") from error
        raise ValidationError(
            _("“%(text)s” is not a month: write it as November 2017") % {"text": text},
            code="invalid",
        )


def _number_of(name: str) -> int | None:
    """The number of a month from its name or the beginning of its name ("Jan"); None where no month
    begins so."""
    for number, month in enumerate(MONTH_NAMES, start=1):
        if month.casefold().startswith(name.casefold()):
            return number
    return None
