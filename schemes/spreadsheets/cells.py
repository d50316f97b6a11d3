"""Reads and writes single cells.

A plain value stands between a row and its cell: a text, a list of texts, or an amount in the shape
of the interchange file, its numbers without idle noughts. Cells with the same meaning have the same
plain value, so that a file which was exported and comes back changes nothing.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from schemes.evidence.pasting import PasteError, amount_text, read_amount
from schemes.finance.years import FinancialYear, Month, YearError
from schemes.spreadsheets.columns import CellKind, SheetColumn
from schemes.spreadsheets.phasing_text import DetailError, tidy_detail
from workbench.dates import day
from workbench.numbers.listing import within
from workbench.rows.fields import MAX_DIGITS

# As much as one cell of a spreadsheet holds.
LONGEST_TEXT: Final = 32_767
# Stands for what a cell cannot carry; an import leaves it as it is.
KEPT: Final = "(kept as it is: see the page)"
FAILED: Final = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)

_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHOWN: Final = 40

Plain = Any


class CellError(ValueError):
    """A cell that cannot be read. The message goes on after the cell's address."""


def read_cell(value: Any, column: SheetColumn) -> Plain:
    """The plain value of a cell, as openpyxl gives it. Raises `CellError`."""
    if value is None or (isinstance(value, str) and not value.strip()):
        if column.required:
            raise CellError(f"is empty: write the {within(column.heading)}")
        return [] if column.form is CellKind.LIST else ""
    if isinstance(value, str):
        if value in FAILED:
            raise CellError(f"has a formula that failed with {value}: mend it")
        if value.strip() == KEPT:
            return KEPT
    elif isinstance(value, bool):
        raise CellError(f"holds {str(value).upper()}: {_what(column)}")
    elif isinstance(value, date | time | timedelta):
        raise CellError(_date_message(value, column))
    return _READERS[column.form](value, column)


def plain_amount(value: Any) -> Plain:
    """A column's amount as a plain value; "" where none is given."""
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        if "missing" in value:
            return {"missing": " ".join(plain_text(str(value["missing"])).split())}
        return {key: _number_text(Decimal(str(part))) for key, part in value.items()}
    return _number_text(Decimal(str(value)))


def plain_text(text: str) -> str:
    """A text as a cell can hold it: without invisible characters, with line ends of one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text).strip()


def tidy_text(text: str, column: SheetColumn) -> str:
    """A text as the column keeps it: one line where its length is limited."""
    plain = plain_text(text)
    return " ".join(plain.split()) if column.most else plain


def cell_text(value: Plain, column: SheetColumn) -> str:
    """A plain value as its cell shows it; `KEPT` where it could not be read back from the cell."""
    text = _written(value, column)
    try:
        faithful = len(text) <= LONGEST_TEXT and read_cell(text, column) == value
    except CellError:
        faithful = not text
    return text if faithful else KEPT


def said(value: Plain, column: SheetColumn) -> str:
    """A plain value in words: as its cell shows it, "nothing" for an empty one."""
    return _written(value, column) or "nothing"


def _written(value: Plain, column: SheetColumn) -> str:
    if column.form is CellKind.CHOICE:
        return dict(column.words).get(value, str(value))
    if column.form is CellKind.LIST:
        return "; ".join(value)
    if column.form in (CellKind.AMOUNT, CellKind.SHARE, CellKind.NUMBER):
        return amount_text(value)
    return str(value)


def _text(value: Any, column: SheetColumn) -> str:
    if (
        isinstance(value, float)
        and not value.is_integer()
        and column.key in {"reference", "scheme"}
    ):
        raise CellError(
            f"is the number {value!r}, and a number loses its last noughts: format the cell as "
            "text and type the reference again"
        )
    raw = value if isinstance(value, str) else _number_text(_exact(value))
    text = tidy_text(raw, column)
    if column.most and len(text) > column.most:
        raise CellError(f"has {len(text):,} letters: shorten it to {column.most}")
    if column.required and not text:
        raise CellError(f"is empty: write the {within(column.heading)}")
    return text


@lru_cache(maxsize=4096)
def _choice(value: Any, column: SheetColumn) -> str:
    typed = " ".join(str(value).split()).casefold()
    for key, words in column.words:
        if typed in (key, words.casefold()):
            # A line that is no other way is an ordinary line, as a blank cell says too.
            return "" if (column.key, key) == ("alternative", "no") else key
    words = ", ".join(words for _key, words in column.words)
    raise CellError(f"“{_short(value)}” is not in the list: choose {words}")


def _number(value: Any, column: SheetColumn) -> str:
    amount = _amount(value, column)
    if not isinstance(amount, str):
        raise CellError(f"“{_short(value)}” is not one number: write digits such as 313000")
    if column.key == "headline_precision" and Decimal(amount) <= 0:
        raise CellError(f"“{_short(value)}” is no precision: write a number above 0, like 1000")
    return amount


def _amount(value: Any, column: SheetColumn) -> Plain:
    if not isinstance(value, str):
        return _number_text(_exact(value))
    try:
        amount = plain_amount(read_amount(value))
    except PasteError as error:
        if error.problems == ("is not a number",):
            raise CellError(
                f"“{_short(value)}” is not a number: write 27.45, or 40,000 to 241,000, or a word "
                "such as not received"
            ) from error
        raise CellError(f"“{_short(value)}”: {error.problems[0]}") from error
    return amount


def _share(value: Any, column: SheetColumn) -> Plain:
    if isinstance(value, str) and value.strip().endswith("%"):
        value = str(_amount(value.strip()[:-1], column))
        share: Plain = _number_text(Decimal(value).scaleb(-2))
    else:
        share = _amount(value, column)
    numbers = share.values() if isinstance(share, dict) and "low" in share else [share]
    for number in numbers:
        if isinstance(number, str) and not 0 <= Decimal(number) <= 1:
            raise CellError(
                f"{_short(value)} is not a share: write a number from 0 to 1, like 0.77"
            )
    return share


def _year(value: Any, column: SheetColumn) -> str:
    try:
        return str(FinancialYear.parse(str(value).strip()))
    except YearError as error:
        raise CellError(_curled(error)) from error


def _start(value: Any, column: SheetColumn) -> str:
    text = str(value).strip()
    if not isinstance(value, str):
        raise CellError(
            f"holds the number {text}, which is how a spreadsheet keeps a date: format the cell as "
            "text and write 2018/19, or 2017-11 for a month"
        )
    try:
        return (
            str(Month.parse(text)) if re.fullmatch(r"\d{4}-\d{1,2}", text) else _year(text, column)
        )
    except YearError as error:
        raise CellError(_curled(error)) from error


def _list(value: Any, column: SheetColumn) -> list[str]:
    parts = (" ".join(plain_text(part).split()) for part in _text(value, column).split(";"))
    return list(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=4096)
def _detail(value: Any, column: SheetColumn) -> str:
    try:
        return tidy_detail(_text(value, column))
    except DetailError as error:
        raise CellError(str(error)) from error


_READERS: Final[dict[CellKind, Callable[[Any, SheetColumn], Plain]]] = {
    CellKind.TEXT: _text,
    CellKind.CHOICE: _choice,
    CellKind.NUMBER: _number,
    CellKind.AMOUNT: _amount,
    CellKind.SHARE: _share,
    CellKind.YEAR: _year,
    CellKind.START: _start,
    CellKind.LIST: _list,
    CellKind.DETAIL: _detail,
}


def _exact(value: float) -> Decimal:
    """The shortest decimal that the spreadsheet's binary number stands for: what was typed."""
    return Decimal(repr(value))


def _number_text(value: Decimal) -> str:
    if (
        not value.is_finite()
        or value.adjusted() >= MAX_DIGITS
        or len(value.as_tuple().digits) > (MAX_DIGITS)
    ):
        raise CellError(f"holds a number that is too long: at most {MAX_DIGITS} digits fit")
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _date_message(value: date | time | timedelta, column: SheetColumn) -> str:
    shown = day(value) if isinstance(value, date | datetime) else str(value)
    if column.form is CellKind.START:
        return (
            f"is a date ({shown}): format the cell as text and write the month as 2017-11, or the "
            "financial year as 2018/19"
        )
    return f"is a date or time ({shown}): {_what(column)}"


def _what(column: SheetColumn) -> str:
    if column.form in (CellKind.NUMBER, CellKind.AMOUNT, CellKind.SHARE):
        return "format the cell as a number and type it again"
    return "format the cell as text and type it again"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _curled(error: Exception) -> str:
    return re.sub(r'"([^"]*)"', r"“\1”", str(error)).rstrip(".")
