"""Form fields for days, months and financial years, in the ways people write them."""

from datetime import date, datetime
from typing import Any

from django import forms

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year
from workbench.pages.number_field import refused


class DayInput(forms.DateInput):
    """The browser's own calendar. It shows nothing but days: what was typed otherwise comes back in
    a plain box."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date"} | (attrs or {}), format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if not _is_day(context["widget"]["value"]):
            context["widget"]["attrs"]["type"] = context["widget"]["type"] = "text"
        return context


class DayField(forms.DateField):
    """A day, chosen or typed: 1 October 2026, 01/10/2026. The value is a date, None for an empty
    box."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = plain(str(value or ""))
        if not text:
            return None
        try:
            return read_day(text).day
        except ReadingError as error:
            raise refused(self, error, str(self.error_messages["invalid"])) from error


class YearField(forms.CharField):
    """A financial year, typed as 2018/19, 2018-19 or 18/19. The value is "2018/19", or "" for an
    empty box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-10"
        self.widget.attrs["autocomplete"] = "off"

    def to_python(self, value: Any) -> str:
        text = plain(super().to_python(value) or "")
        try:
            return read_year(text).said if text else ""
        except ReadingError as error:
            raise refused(self, error, f"{self.error_messages['required']}: {error}") from error


class MonthField(forms.CharField):
    """A month, typed as November 2017, 11/2017 or 2017-11. The value is "2017-11", or "" for an
    empty box; the box shows "November 2017"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-20"
        self.widget.attrs["autocomplete"] = "off"

    def prepare_value(self, value: Any) -> Any:
        try:
            return read_month(value).said if value else value
        except ReadingError:
            return value

    def to_python(self, value: Any) -> str:
        text = plain(super().to_python(value) or "")
        try:
            return read_month(text).iso if text else ""
        except ReadingError as error:
            raise refused(self, error, f"{self.error_messages['required']}: {error}") from error


def _is_day(text: Any) -> bool:
    """Whether the browser's calendar can show this; an empty box it can."""
    try:
        return not text or bool(date.fromisoformat(str(text)))
    except ValueError:
        return False
