"""A form field for exact numbers as people type them: £1,677,660, 1 677 660, 86%."""

import re
from decimal import Context, Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _

from workbench.rows.fields import MAX_DIGITS

_EXACT: Final = Context(prec=2 * MAX_DIGITS)
# Thousands apart in threes, by commas or by spaces of any kind, or not apart at all.
_NUMBER: Final = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d+)?", flags=re.ASCII
)


class ExactField(forms.Field):
    """A `Decimal`, to the digit; None where the field is empty. Never a binary float.

    With `per_cent` people type 86 or 86% and the value is the share, 0.86. `example` shows what
    a right answer looks like.
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
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs["class"] = f"{self.widget.attrs.get('class', '')} wb-figure".strip()
        self.bounds = (min_value, max_value)

    def prepare_value(self, value: Any) -> Any:
        """A number as it is typed; anything typed stays as it was."""
        if not isinstance(value, Decimal):
            return value
        return format(value.scaleb(2, context=_EXACT) if self.per_cent else value, "f")

    def to_python(self, value: Any) -> Decimal | None:
        text = re.sub(r"\s", " ", str(value or "")).strip()
        if not text:
            return None
        # What people put around a number: its unit, and a minus sign as it is printed.
        bare = text.replace("\u2212", "-").replace("£", "").strip()
        bare = bare.removesuffix("%").strip() if self.per_cent else bare
        bare = re.sub(r"^([+-]) +", r"\1", bare)
        if not _NUMBER.fullmatch(bare) or not re.search(r"\d", bare):
            raise ValidationError(self._instruction(), code="invalid")
        number = Decimal(re.sub(r"[ ,]", "", bare))
        if len(number.as_tuple().digits) > MAX_DIGITS - 2:
            raise ValidationError(self._too_long(), code="max_digits")
        self._check(number)
        return number.scaleb(-2, context=_EXACT) if self.per_cent else number

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
