"""A line's phasing as three cells: its kind, when it starts, and the shares or cohorts in words.

Shares: "2018/19: 0.5; 2019/20: 0.5". Cohorts: "2018/19: volume 60 | unit value 27.45 | likelihoods
0.9 / 0.8 | shares 0.5 / 1; 2019/20: volume 55".
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from schemes.evidence.pasting import amount_text, figure_data
from schemes.finance.phasing import ByYear, Cohorts, FromMonth, FullYear, HalfThenHalf
from workbench.numbers.reading.amounts import read_share
from workbench.numbers.reading.figures import Asked, read_figure
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year

# How a cohort's parts are named in a cell, and in a line's phasing.
_PARTS: Final = {
    "volume": "volume",
    "unit value": "unit_value",
    "likelihoods": "likelihoods",
    "shares": "shares",
}
_LISTS: Final = ("likelihoods", "shares")

Json = dict[str, Any]


class DetailError(ValueError):
    """A phasing that cannot be read, and the column that says so. The message goes on after the
    column's heading."""

    def __init__(self, message: str, key: str = "detail") -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class PhasingCells:
    """One kind of phasing in cells: the `word` that people choose, how start and detail are read
    as what stands beside the kind, and what the detail of a phasing says."""

    word: str
    read: Callable[[str, str], Json]
    detail: Callable[[Json], str] = lambda _phasing: ""


def phasing_cells(phasing: Json | None) -> tuple[str, str, str]:
    """Kind, start and detail of a phasing in the shape of the interchange file."""
    if not phasing:
        return "", "", ""
    kind = str(phasing["kind"])
    start = str(phasing.get("month", "") or phasing.get("start", "") or "")
    return kind, start, CELLS[kind].detail(phasing)


def phasing_of(kind: str, start: str, detail: str) -> Json | None:
    """The phasing that three cells say; None where all are empty. Raises `DetailError`."""
    text = _phasing_kept(kind, start, detail)
    found: Json | None = json.loads(text) if text else None
    return found


@lru_cache(maxsize=4096)
def _phasing_kept(kind: str, start: str, detail: str) -> str:
    """The phasing as JSON, so that every line has one of its own; "" for none. A sheet says the
    same in many of its rows."""
    phasing = _phasing_read(kind, start, detail)
    return "" if phasing is None else json.dumps(phasing)


def _phasing_read(kind: str, start: str, detail: str) -> Json | None:
    if not kind:
        if start or detail:
            raise DetailError(
                "is empty, though the row says when it starts: choose a phasing", "phasing"
            )
        return None
    return {"kind": kind} | CELLS[kind].read(start, detail)


def _start_in_year(start: str, detail: str) -> Json:
    _refuse_detail(detail)
    if "-" in start:
        raise DetailError(f"“{start}” is a month: write the financial year, like 2018/19", "starts")
    return {"start": start} if start else {}


def _start_in_month(start: str, detail: str) -> Json:
    _refuse_detail(detail)
    if "-" not in start:
        raise DetailError("is not a month: write the month it starts in, like 2017-11", "starts")
    return {"month": start}


def _refuse_detail(detail: str) -> None:
    if detail:
        raise DetailError("is for “By year” and “Cohorts” alone: empty the detail")


def _shares(start: str, detail: str) -> Json:
    if start:
        raise DetailError("is not wanted for “By year”: its years stand in the detail", "starts")
    return {"shares": dict(_years(detail, ByYear.key))}


def _shares_text(phasing: Json) -> str:
    shares = sorted(phasing["shares"].items())
    return "; ".join(f"{year}: {_plain(share)}" for year, share in shares)


def _cohorts(start: str, detail: str) -> Json:
    if start:
        raise DetailError("is not wanted for “Cohorts”: their years stand in the detail", "starts")
    years = _years(detail, Cohorts.key)
    return {"cohorts": [{"start": year} | _cohort(text) for year, text in years]}


def _cohorts_text(phasing: Json) -> str:
    return "; ".join(map(_cohort_text, phasing["cohorts"]))


CELLS: Final[Mapping[str, PhasingCells]] = {
    FullYear.key: PhasingCells("Full year", _start_in_year),
    FromMonth.key: PhasingCells("From a month", _start_in_month),
    HalfThenHalf.key: PhasingCells("Half, then half", _start_in_year),
    ByYear.key: PhasingCells("By year", _shares, _shares_text),
    Cohorts.key: PhasingCells("Cohorts", _cohorts, _cohorts_text),
}


def tidy_detail(text: str) -> str:
    """The detail in its one spelling. Raises `DetailError`."""
    cells = CELLS[Cohorts.key if "volume" in text.casefold() else ByYear.key]
    return cells.detail(cells.read("", text))


def _years(text: str, kind: str) -> list[tuple[str, str]]:
    """Each year of a detail with what is said of it."""
    found: list[tuple[str, str]] = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        year, _colon, words = part.partition(":")
        try:
            name = read_year(year).said
        except ReadingError as error:
            raise DetailError(
                f"“{part[:40]}” does not begin with a financial year and a colon, like 2018/19: 0.5"
            ) from error
        if kind == ByYear.key:
            if name in dict(found):
                raise DetailError(f"names {name} twice: add its shares up")
            words = _share(words)
        found.append((name, words))
    if not found:
        raise DetailError("is empty: write the years, like 2018/19: 0.5; 2019/20: 0.5")
    return found


def _cohort(text: str) -> Json:
    cohort: Json = {}
    for part in filter(None, (one.strip() for one in text.split("|"))):
        name = next((name for name in _PARTS if part.casefold().startswith(f"{name} ")), None)
        if name is None:
            raise DetailError(f"“{part[:40]}” is none of {', '.join(_PARTS)}: begin with one")
        words = part[len(name) :].strip()
        if name in _LISTS:
            cohort[_PARTS[name]] = [_share(one) for one in words.split("/")]
        else:
            cohort[_PARTS[name]] = _amount(words)
    if "volume" not in cohort:
        raise DetailError("has a cohort without its volume: write, say, 2018/19: volume 60")
    return cohort


def _cohort_text(cohort: Json) -> str:
    parts = []
    for name, key in _PARTS.items():
        value = cohort.get(key)
        if value is None or value == []:
            continue
        text = " / ".join(map(_plain, value)) if name in _LISTS else _plain(value)
        parts.append(f"{name} {text}")
    return f"{cohort['start']}: {' | '.join(parts)}"


def _share(text: str) -> str:
    try:
        return str(_idle_noughts_off(read_share(text).digits))
    except ReadingError as error:
        raise DetailError(_told(error, text)) from error


def _amount(text: str) -> Any:
    try:
        return _idle_noughts_off(figure_data(read_figure(text, Asked(usual_words=True))))
    except ReadingError as error:
        raise DetailError(_told(error, text)) from error


def _told(error: ReadingError, text: str) -> str:
    known = str(error)
    return known if error.is_known else f"“{text.strip()[:40]}” is not a number: write 0.5, say"


def _plain(value: Any) -> str:
    return amount_text(_idle_noughts_off(value))


def _idle_noughts_off(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: part if key == "missing" else _idle_noughts_off(part)
            for key, part in value.items()
        }
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
