"""Form fields for exact numbers as people type them: £1,677,660, £450k, 1 677 660, 86%, 12."""

from decimal import Context, Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _

from workbench.numbers.reading.amounts import read_count, read_number
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.figures import refuse_range
from workbench.numbers.reading.refusals import RangeGivenError, ReadingError
from workbench.numbers.reading.values import Measure
from workbench.rows.fields import MAX_DIGITS

_EXACT: Final = Context(prec=2 * MAX_DIGITS)


def measure_of(label: Any) -> Measure:
    """What a field measures: pounds where its label says so, as people see it."""
    return Measure.POUNDS if "£" in str(label or "") else Measure.NUMBER


def refused(field: forms.Field, error: ReadingError, instruction: str) -> ValidationError:
    """What the reader could not read, beside the box: which box, what is wrong with what was typed,
    and what to write. `instruction` stands alone where it was simply no number."""
    if not error.is_known:
        return ValidationError(instruction, code="invalid")
    if isinstance(error, RangeGivenError):
        return ValidationError(f"{instruction}. {error}", code="invalid")
    enter = str(field.error_messages["required"]).rstrip(".")
    return ValidationError(f"{enter}. {error}", code="invalid")


class ExactField(forms.Field):
    """A `Decimal`, to the digit; None where the field is empty. Never a binary float.

    With `per_cent` people type 86% (or 86, or 0.86) and the value is the share, 0.86. `example`
    shows what a right answer looks like.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        example: str = "1677660",
        per_cent: bool = False,
        min_value: int | None = None,
        max_value: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.example = example
        self.per_cent = per_cent
        self.measure = Measure.SHARE if per_cent else measure_of(self.label)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs["class"] = f"{self.widget.attrs.get('class', '')} wb-figure".strip()
        self.bounds = (min_value, max_value)

    def prepare_value(self, value: Any) -> Any:
        """A number as it is typed; anything typed stays as it was."""
        if not isinstance(value, Decimal):
            return value
        if not self.per_cent:
            return format(value, "f")
        return f"{format(value.scaleb(2, context=_EXACT), 'f')}%"

    def to_python(self, value: Any) -> Decimal | None:
        text = plain(str(value or ""))
        if not text:
            return None
        try:
            refuse_range(text)
            number = read_number(text, self.measure).decimal
        except ReadingError as error:
            raise refused(self, error, self._instruction()) from error
        if len(number.as_tuple().digits) > MAX_DIGITS - 2:
            raise ValidationError(self._too_long(), code="max_digits")
        self._check(number.scaleb(2, context=_EXACT) if self.per_cent else number)
        return number

    def _check(self, number: Decimal) -> None:
        least, most = self.bounds
        if least is not None:
            message = self.error_messages.get("min_value")
            MinValueValidator(least, message)(number)
        if most is not None:
            message = self.error_messages.get("max_value")
            MaxValueValidator(most, message)(number)

    def _instruction(self) -> str:
        # The base form has made this "Enter the total savings".
        enter = str(self.error_messages["required"])
        if not self.per_cent:
            return _("%(enter)s as a number, like %(example)s") % {
                "enter": enter,
                "example": self.example,
            }
        return _("%(enter)s as a per cent, like %(example)s") % {
            "enter": enter,
            "example": self.example,
        }

    def _too_long(self) -> str:
        return _("%(enter)s with at most %(count)d digits") % {
            "enter": self.error_messages["required"],
            "count": MAX_DIGITS - 2,
        }


class CountField(forms.IntegerField):
    """A whole number from nought on, typed as 12 or 1,200; None where the field is empty.

    It is a plain box: what a browser's own box for numbers cannot take, it throws away unseen.
    """

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, int):
            return value
        text = plain(str(value or ""))
        if not text:
            return None
        try:
            refuse_range(text)
            return int(read_count(text).digits)
        except ReadingError as error:
            raise refused(self, error, str(self.error_messages["invalid"])) from error
