"""Reads the numbers of single cells: amounts, shares and numbers, as people see them."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from schemes.evidence.pasting import figure_data
from schemes.spreadsheets.columns import CellKind, SheetColumn
from workbench.numbers.reading.amounts import read_number, read_share, shifted
from workbench.numbers.reading.characters import plain, seen
from workbench.numbers.reading.figures import Asked, moved, read_figure, says_thousands
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.values import Measure, ReadFigure, ReadMissing
from workbench.rows.fields import MAX_DIGITS
from workbench.workbooks.formats import Look, look_of

NUMERIC: Final = (CellKind.AMOUNT, CellKind.SHARE, CellKind.NUMBER)
_SHOWN: Final = 40

Plain = Any


class CellError(ValueError):
    """A cell that cannot be read. The message goes on after the cell's address."""


def as_shown(value: Any, column: SheetColumn, code: str) -> Any:
    """A number as the sheet shows it. A format that shows another number than the cell holds is
    refused."""
    look = look_of(code)
    if isinstance(value, str) or look is Look.PLAIN:
        return value
    if column.form not in NUMERIC:
        if look is Look.PADDED and float(value).is_integer() and value >= 0:
            return f"{int(value):0{len(code.split(';', maxsplit=1)[0].strip())}d}"
        raise CellError(
            "holds a number that the sheet shows in another way: format the cell as text and type "
            "it as you see it"
        )
    if look is Look.PER_CENT and column.form is CellKind.SHARE:
        return f"{number_text(exact_of(value).scaleb(2))}%"
    if look in (Look.PER_CENT, Look.SCALED, Look.OTHER):
        how = {Look.PER_CENT: "a per cent", Look.SCALED: "thousands or millions"}
        raise CellError(
            f"is shown as {how.get(look, 'more than a number')}, and holds "
            f"{number_text(exact_of(value))}: format the cell as a plain number, so that you see "
            "what is read"
        )
    return value


def read_one(value: Any, column: SheetColumn) -> str:
    amount = read_amount(value, column)
    if not isinstance(amount, str):
        raise CellError(f"“{short(value)}” is not one number: write digits such as 313000")
    if column.key == "headline_precision" and Decimal(amount) <= 0:
        raise CellError(f"“{short(value)}” is no precision: write a number above 0, like 1000")
    return amount


def read_amount(value: Any, column: SheetColumn) -> Plain:
    if not isinstance(value, str):
        text = number_text(exact_of(value))
        return number_text(Decimal(shifted(text, column.places))) if column.places else text
    measure = Measure.POUNDS if column.unit == "£" else Measure.NUMBER
    try:
        found = _figure(value, measure)
    except ReadingError as error:
        raise CellError(_told(error, value)) from error
    if column.places and not isinstance(found, ReadMissing):
        if says_thousands(value):
            raise CellError(
                f"“{short(value)}” says thousands or millions, and so does the heading: write the "
                "digits alone"
            )
        found = moved(found, column.places)
    return plain_amount(figure_data(found))


@lru_cache(maxsize=4096)
def _figure(text: str, measure: Measure) -> ReadFigure:
    """The figure in a cell. A sheet says the same in many of them."""
    return read_figure(text, Asked(measure, usual_words=True))


def read_share_cell(value: Any, column: SheetColumn) -> Plain:
    text = value if isinstance(value, str) else number_text(exact_of(value))
    try:
        if column.per_cent and re.fullmatch(r"[\d.]+", plain(text)):
            share: Plain = number_text(_in_per_cent(text).scaleb(-2))
        else:
            share = plain_amount(figure_data(_figure(text, Measure.SHARE)))
    except ReadingError as error:
        if error.is_known:
            raise CellError(str(error)) from error
        raise CellError(
            f"“{short(text)}” is not a share: write a number from 0 to 1, like 0.77, or 77%"
        ) from error
    numbers = share.values() if isinstance(share, dict) and "low" in share else [share]
    for number in numbers:
        if isinstance(number, str) and not 0 <= Decimal(number) <= 1:
            raise CellError(f"{short(value)} is not a share: write a number from 0 to 1, like 0.77")
    return share


def _in_per_cent(text: str) -> Decimal:
    """A number beneath a heading in per cent. A share of one there can be read in two ways."""
    number = read_number(text).decimal
    if 0 < number <= 1:
        share = read_share(text)
        raise ReadingError(
            f"“{short(text)}” stands beneath per cent and can be read in two ways: write "
            f"{text}% or {share.said}"
        )
    return number


def plain_amount(value: Any) -> Plain:
    """A column's amount as a plain value; "" where none is given. A range whose ends are the same
    is that one number, as a cell says it."""
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        if "missing" in value:
            return {"missing": " ".join(seen(str(value["missing"])).split())}
        ends = {key: _tidy(str(part)) for key, part in value.items()}
        return ends["low"] if len(set(ends.values())) == 1 else ends
    return _tidy(str(value))


@lru_cache(maxsize=4096)
def _tidy(text: str) -> str:
    return number_text(Decimal(text))


def _told(error: ReadingError, value: str) -> str:
    if error.is_known:
        return str(error)
    return (
        f"“{short(value)}” is not a number: write 27.45, or 40,000 to 241,000, or a word such as "
        "not received"
    )


def exact_of(value: float) -> Decimal:
    """The shortest decimal that the spreadsheet's binary number stands for: what was typed."""
    return Decimal(repr(value))


def number_text(value: Decimal) -> str:
    if (
        not value.is_finite()
        or value.adjusted() >= MAX_DIGITS
        or len(value.as_tuple().digits) > (MAX_DIGITS)
    ):
        raise CellError(f"holds a number that is too long: at most {MAX_DIGITS} digits fit")
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
