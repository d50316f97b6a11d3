"""Form fields for days, months and financial years, in the ways people write them."""

from datetime import date, datetime
from typing import Any, Final

from crispy_forms_gds.widgets import DateInputWidget
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workbench.numbers.listing import listed
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year
from workbench.pages.number_field import refused

_BOXES: Final = 3


class DayInput(DateInputWidget):  # type: ignore[misc]  # crispy has no types
    """Three boxes: day, month, year. What is typed in them is a text like 1/10/2026, and comes back
    in its boxes, wrong or not; a text without boxes of its own is read as well."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for box in self.widgets:
            box.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def decompress(self, value: Any) -> tuple[Any, Any, Any]:
        if isinstance(value, date):
            return value.day, value.month, value.year
        try:
            return self.decompress(date.fromisoformat(value or ""))
        except ValueError:
            typed = (value or "").split("/")
        return tuple(typed) if len(typed) == _BOXES else (value or "", "", "")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = [str(one or "").strip() for one in super().value_from_datadict(data, files, name)]
        return "/".join(typed) if any(typed) else data.get(name, "")

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)


class DayField(forms.DateField):
    """A day, typed in three boxes, the month as a number or a name. The value is a date, None for
    empty boxes."""

    widget = DayInput
    # The form pack asks each box of several for errors of its own: these have none.
    fields: Final = (forms.CharField(), forms.CharField(), forms.CharField())

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = plain(str(value or ""))
        if not text:
            return None
        typed = text.split("/")
        if len(typed) == _BOXES and not all(typed):
            raise ValidationError(self._without(typed), "incomplete")
        # A month by its name stands between spaces.
        if len(typed) == _BOXES and not typed[1].isdecimal():
            text = " ".join(typed)
        try:
            return read_day(text).day
        except ReadingError as error:
            raise refused(self, error, str(self.error_messages["invalid"])) from error

    def _without(self, typed: list[str]) -> str:
        boxes = (_("a day"), _("a month"), _("a year"))
        missing = [box for box, one in zip(boxes, typed, strict=True) if not one]
        label = str(self.label).removesuffix(str(_(" (optional)")))
        return _("%(field)s: add %(missing)s") % {"field": label, "missing": listed(missing)}


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
