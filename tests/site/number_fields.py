"""What the boxes of a form make of the spellings of numbers, years, months and days."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from schemes.savings.forms.figure_field import FigureField, FigureListField
from tests.workbench.numbers.spellings import (
    COUNT,
    DAY,
    MISSING,
    MONEY,
    MONTH,
    NUMBER,
    RANGE,
    SHARE,
    YEAR,
    refused,
    spelled,
)
from workbench.numbers.reading.amounts import read_count, read_money, read_number, read_share
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.values import Measure, ReadNumber
from workbench.numbers.reading.years import read_year
from workbench.pages.day_field import DayField, MonthField, YearField
from workbench.pages.number_field import CountField, ExactField

OURS: Final = (ExactField, FigureField, CountField, DayField, YearField, MonthField)


def number_fields(fields: Iterable[forms.Field]) -> Iterator[forms.Field]:
    """The fields for a number or a day; each is one of ours. A code of digits is no number."""
    for field in fields:
        shown = field.widget.attrs
        is_code = shown.get("autocomplete") == "one-time-code"
        is_number = not is_code and shown.get("inputmode") in {"decimal", "numeric"}
        if isinstance(field, OURS) or is_number:
            assert isinstance(field, OURS), field.label
            yield field


def misread_on_page(context: Any) -> list[str]:
    """What the forms of a page read otherwise than the table of spellings has it. Of numbered boxes
    of one kind the first is tried."""
    found: dict[tuple[str, str], forms.Field] = {}
    for layer in context or ():
        for value in (layer.flatten() if hasattr(layer, "flatten") else layer).values():
            if isinstance(value, forms.BaseForm):
                for name, field in value.fields.items():
                    found.setdefault((type(value).__name__, name.rstrip("0123456789")), field)
    return [wrong for field in number_fields(found.values()) for wrong in wrongly_read(field)]


def kinds_of(field: forms.Field) -> tuple[str, ...]:
    """The kinds of the table that a field takes."""
    if isinstance(field, CountField):
        return (COUNT,)
    if isinstance(field, DayField):
        return (DAY,)
    if isinstance(field, YearField):
        return (YEAR,)
    if isinstance(field, MonthField):
        return (MONTH,)
    if isinstance(field, FigureField):
        one = SHARE if field.share else MONEY if "£" in str(field.label) else NUMBER
        more = (RANGE,) * (field.ranges and not field.share) + (MISSING,) * field.words
        return (one, *more)
    assert isinstance(field, ExactField)
    kinds = {Measure.SHARE: SHARE, Measure.POUNDS: MONEY, Measure.NUMBER: NUMBER}
    return (kinds[field.measure],)


def told(field: forms.Field, text: str) -> str:
    """What a field says against the spelling of a text; "" where it takes it, or where the number
    is beyond a limit of the field's own."""
    try:
        field.clean(text)
    except ValidationError as error:
        limits = {"min_value", "max_value"}
        return " ".join(one.messages[0] for one in error.error_list if one.code not in limits)
    return ""


def wrongly_read(field: forms.Field) -> Iterator[str]:
    """Each spelling of the table that the field does not read as the table has it. A limit of the
    field's own is no misreading."""
    for one in spelled(*kinds_of(field)):
        said = told(field, one.text)
        if said:
            yield f"{field.label}: {one.text!a}: {said}"
        elif (value := as_read(field, one.text)) not in (None, meant(field, one.text)):
            yield f"{field.label}: {one.text!a} is {value}"
    words = isinstance(field, FigureField) and field.words
    for one in refused(*kinds_of(field)):
        is_word = words and not any(map(str.isdigit, one.text)) and one.told == ""
        if not is_word and as_read(field, one.text) is not None:
            yield f"{field.label}: {one.text!a} is taken"


def as_read(field: forms.Field, text: str) -> Any:
    """The value of one number; None where there is none, or more than one."""
    try:
        value = field.clean(text)
    except ValidationError:
        return None
    return None if isinstance(value, dict | list) else str(value)


def meant(field: forms.Field, text: str) -> Any:
    """What the reader by itself makes of the text, as the field's value; None for what is more than
    one number."""
    if isinstance(field, FigureListField):
        return None
    kind = kinds_of(field)[0]
    if kind == YEAR:
        return read_year(text).said
    if kind == MONTH:
        return read_month(text).iso
    if kind == DAY:
        return str(read_day(text).day)
    readers = {MONEY: read_money, NUMBER: read_number, COUNT: read_count, SHARE: read_share}
    try:
        found: ReadNumber = readers[kind](text)
    except ValueError:
        return None
    digits = found.digits
    if isinstance(field, FigureField) and field.share and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return str(found.decimal) if isinstance(field, ExactField) else digits
