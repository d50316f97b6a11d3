"""What a number, a year, a month or a day of a case file would be, where somebody wrote it as
people write it and not as the file keeps it."""

from collections.abc import Callable
from typing import Any, Final

from workbench.numbers.reading.amounts import read_money, read_share
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year

# By the name that a kind of text has in the schema.
_KEPT: Final[dict[str, Callable[[str], str]]] = {
    "number": lambda text: read_money(text).digits,
    "share": lambda text: read_share(text).digits,
    "year": lambda text: read_year(text).said,
    "month": lambda text: read_month(text).iso,
    "day": lambda text: read_day(text).day.isoformat(),
}


def as_kept(kinds: dict[str, Any], rules: dict[str, Any], value: Any) -> str:
    """The end of a complaint: how the file would keep the text; "" where it cannot be read.
    `kinds` are the schema's definitions, `rules` the one that is broken."""
    pattern = rules.get("pattern")
    kind = next((one for one in _KEPT if kinds[one]["pattern"] == pattern), None)
    if kind is None or not isinstance(value, str):
        return ""
    try:
        kept = _KEPT[kind](value)
    except ReadingError:
        return ""
    return "" if kept == value.strip() else f'; this would be "{kept}"'
