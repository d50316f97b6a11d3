"""Reads and writes single cells.

A plain value stands between a row and its cell: a text, a list of texts, or an amount in the shape
of the interchange file, its numbers without idle noughts. Cells with the same meaning have the same
plain value, so that a file which was exported and comes back changes nothing.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from schemes.evidence.pasting import amount_text
from schemes.spreadsheets.columns import CellKind, SheetColumn
from schemes.spreadsheets.phasing_text import DetailError, tidy_detail
from schemes.spreadsheets.read.figures import (
    NUMERIC,
    CellError,
    Plain,
    as_shown,
    exact_of,
    number_text,
    read_amount,
    read_one,
    read_share_cell,
    short,
)
from workbench.dates import day
from workbench.numbers.listing import within
from workbench.numbers.reading.characters import plain, seen
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year
from workbench.numbers.text import plain_number, plain_pounds, plain_share
from workbench.workbooks.formats import FAILED

# As much as one cell of a spreadsheet holds.
LONGEST_TEXT: Final = 32_767
# Stands for what a cell cannot carry; an import leaves it as it is.
KEPT: Final = "(kept as it is: see the page)"

_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_cell(value: Any, column: SheetColumn, code: str | None = None) -> Plain:
    """The plain value of a cell, as openpyxl gives it; `code` is the number format it is shown in,
    where it has one. Raises `CellError`."""
    if value is None or (isinstance(value, str) and not value.strip()):
        if column.required:
            raise CellError(f"is empty: write the {within(column.heading)}")
        return [] if column.form is CellKind.LIST else ""
    if isinstance(value, str):
        if plain(value) in FAILED:
            raise CellError(f"has a formula that failed with {value}: mend it")
        if value.strip() == KEPT:
            return KEPT
    elif isinstance(value, bool):
        raise CellError(f"holds {str(value).upper()}: {_what(column)}")
    elif isinstance(value, date | time | timedelta):
        raise CellError(_date_message(value, column))
    elif code:
        value = as_shown(value, column, code)
    return _READERS[column.form](value, column)


def plain_text(text: str) -> str:
    """A text as a cell can hold it: without invisible characters, with line ends of one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text).strip()


def tidy_text(text: str, column: SheetColumn) -> str:
    """A text as the column keeps it: one line where its length is limited."""
    return " ".join(seen(text).split()) if column.most else plain_text(text)


def cell_text(value: Plain, column: SheetColumn) -> str:
    """A plain value as its cell shows it; `KEPT` where it could not be read back from the cell."""
    text = _written(value, column)
    try:
        faithful = _units(text) <= LONGEST_TEXT and read_cell(text, column) == value
    except CellError:
        faithful = not text
    return text if faithful else KEPT


def _units(text: str) -> int:
    """The length of a text as a spreadsheet counts it: a sign beyond the first 65,536 is two."""
    return len(text) + sum(sign > "\uffff" for sign in text) if not text.isascii() else len(text)


def said(value: Plain, column: SheetColumn) -> str:
    """A plain value in words, amounts as people read them; "nothing" for an empty one."""
    if column.form in NUMERIC and value not in ("", KEPT):
        return _figure_said(value, column)
    return _written(value, column) or "nothing"


def _figure_said(value: Plain, column: SheetColumn) -> str:
    if isinstance(value, dict):
        if "missing" in value:
            return str(value["missing"])
        ends = {key: _figure_said(part, column) for key, part in value.items()}
        both = f"{ends['low']} to {ends['high']}"
        return f"{ends['central']} ({both})" if "central" in ends else both
    if column.form is CellKind.SHARE:
        return plain_share(Fraction(value))
    return (plain_pounds if column.unit == "£" else plain_number)(Fraction(value))


def _written(value: Plain, column: SheetColumn) -> str:
    if column.form is CellKind.CHOICE:
        return dict(column.words).get(value, str(value))
    if column.form is CellKind.LIST:
        return "; ".join(value)
    return amount_text(value) if column.form in NUMERIC else str(value)


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
    raw = value if isinstance(value, str) else number_text(exact_of(value))
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
    raise CellError(f"“{short(value)}” is not in the list: choose {words}")


def _year(value: Any, column: SheetColumn) -> str:
    try:
        return read_year(str(value)).said
    except ReadingError as error:
        raise CellError(str(error)) from error


@lru_cache(maxsize=4096)
def _start(value: Any, column: SheetColumn) -> str:
    if not isinstance(value, str):
        raise CellError(
            f"holds the number {value}, which is how a spreadsheet keeps a date: format the cell "
            "as text and write 2018/19, or 2017-11 for a month"
        )
    # 2011-12 is how a month is written here; 2018-19 can be no month.
    if re.fullmatch(r"\d{4}-(?:0?[1-9]|1[0-2])", plain(value)):
        return read_month(value).iso
    try:
        return read_year(value).said
    except ReadingError as error:
        try:
            return read_month(value).iso
        except ReadingError as other:
            known = other if other.is_known and not error.is_known else error
            raise CellError(str(known)) from error


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
    CellKind.NUMBER: read_one,
    CellKind.AMOUNT: read_amount,
    CellKind.SHARE: read_share_cell,
    CellKind.YEAR: _year,
    CellKind.START: _start,
    CellKind.LIST: _list,
    CellKind.DETAIL: _detail,
}


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
