"""What to write instead of a text that is not one number."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.numbers.reading.absent import (
    NOTHING,
    digits_wanted,
    is_in_words,
    known_word,
    nought_meant,
)
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import Measure

_FLAGS: Final = re.ASCII | re.IGNORECASE
_LOOSE: Final = r"[-+]?£?[-+]?\d[\d,.]*(?: \d{3})* ?(?:[a-z]{1,8}|%)?"
_ABOUT: Final = re.compile(
    r"(?:about|approx\.?|approximately|around|circa|ca\.?|c\.?|roughly|some|say|est\.?|estimated|"
    rf"~|\u2248) ?(?P<rest>{_LOOSE})",
    _FLAGS,
)
_LIMIT: Final = re.compile(
    r"(?:up to|at most|at least|over|under|above|below|more than|less than|nearly|almost|max\.?|"
    rf"min\.?|from|to|[<>\u2264\u2265]=?) ?(?P<rest>{_LOOSE})|(?P<plus>{_LOOSE})\+",
    _FLAGS,
)
_EACH: Final = re.compile(
    rf"(?P<rest>{_LOOSE}) ?(?:a|per|each|every|/|p\.?) ?"
    r"(?:year|annum|a\.?|week|month|quarter|day|person|head)",
    _FLAGS,
)
_BRACKETS: Final = re.compile(r"(?P<unit>£?) ?\( ?(?P<inside>[^()]+?) ?\) ?%?")
_FOREIGN: Final = re.compile(r"[$€¥]|\b(?:usd|eur|euros?|dollars?)\b", re.IGNORECASE)
_SCIENCE: Final = re.compile(r"[-+]?\d(?:\.\d+)?e[+-]?\d+", _FLAGS)
_BEHIND: Final = re.compile(
    r"(?P<number>£?\d(?:[\d,.]*\d)? ?[a-z]{0,2}?) ?(?P<how>-|cr|dr)", _FLAGS
)
_BILLION: Final = re.compile(r"[-+]?£?[\d,.]+ ?b", _FLAGS)
_APART: Final = re.compile(r"[-+]?£?\d{1,3}(?:['\u2019`]\d{3})+(?:\.\d+)?")
_DIGITS: Final = re.compile(
    r"(?P<before>[-+£ ]*)(?P<digits>\d[\d.,]*\d)"
    r"(?P<behind> ?(?:%|k|m|mn|bn|thousand|million|billion)?)",
    _FLAGS,
)
_PER_CENT: Final = re.compile(r"(?:%|per ?cents?|pct|pc)", _FLAGS)
_VULGAR: Final = {"½": "0.5", "¼": "0.25", "¾": "0.75", "half": "0.5", "a half": "0.5"} | {
    "1/2": "0.5",
    "1/4": "0.25",
    "3/4": "0.75",
    "1/5": "0.2",
}


def refusal(text: str, measure: Measure) -> ReadingError:
    """Why this is not one number of the measure, and what to write. `text` is plain already."""
    for found in _advice(text, measure):
        return found
    return ReadingError(f"{quoted(text)} is not a number", is_known=False)


def _advice(text: str, measure: Measure) -> Iterator[ReadingError]:
    """Everything that can be said, the likeliest first."""
    yield from _words(text)
    yield from _brackets(text)
    yield from _percents(text, measure)
    yield from _fractions(text)
    yield from _hedges(text)
    yield from _signs(text)
    yield from _points(text)
    if is_in_words(text):
        yield digits_wanted(text)


def _words(text: str) -> Iterator[ReadingError]:
    if text.casefold() in NOTHING:
        yield nought_meant(text)
    if known_word(text):
        yield ReadingError(f"{quoted(text)} is no number: leave this empty until there is one")


def _brackets(text: str) -> Iterator[ReadingError]:
    match = _BRACKETS.fullmatch(text)
    if match is None or not re.search(r"\d", match["inside"]):
        return
    number = match["unit"] + re.sub(r"^[-+\u2013\u2014 £]+", "", match["inside"])
    both = re.match(r"[-\u2013\u2014]|£ ?-", match["inside"])
    how = "has brackets and a minus sign" if both else "stands in brackets"
    yield ReadingError(
        f"{quoted(text)} {how}: write \N{MINUS SIGN}{number} if it is below zero, or {number} if "
        "it is not"
    )


def _percents(text: str, measure: Measure) -> Iterator[ReadingError]:
    if _PER_CENT.fullmatch(text):
        yield ReadingError(f"{quoted(text)} has no number: write the per cent as well, like 77%")
    elif measure is Measure.SHARE:
        if re.search(r"\d ?(?:k|m|bn|thousand|million|billion)$|£", text, _FLAGS):
            yield ReadingError(f"{quoted(text)} is not a share: write a per cent, like 77%")
    elif re.search(rf"\d ?{_PER_CENT.pattern}$", text, _FLAGS):
        what = "an amount of money" if measure is Measure.POUNDS else "a number"
        yield ReadingError(f"{quoted(text)} is a per cent: write {what} here")


def _fractions(text: str) -> Iterator[ReadingError]:
    if text.casefold() in _VULGAR:
        yield ReadingError(f"{quoted(text)} is a fraction: write {_VULGAR[text.casefold()]}")


def _hedges(text: str) -> Iterator[ReadingError]:
    if match := _ABOUT.fullmatch(text):
        yield ReadingError(
            f"{quoted(text)} is not exact: write {match['rest']}, or a range where one may stand, "
            "like 40,000 to 50,000"
        )
    if match := _LIMIT.fullmatch(text):
        number = match["rest"] or match["plus"]
        yield ReadingError(
            f"{quoted(text)} is a limit: write {number}, or a range where one may stand, like "
            "40,000 to 50,000"
        )
    if match := _EACH.fullmatch(text):
        yield ReadingError(f"{quoted(text)} says more than a number: write {match['rest'].strip()}")


def _signs(text: str) -> Iterator[ReadingError]:
    if _FOREIGN.search(text) and re.search(r"\d", text):
        yield ReadingError(f"{quoted(text)} is not in pounds: write the amount in pounds")
    if _SCIENCE.fullmatch(text):
        yield ReadingError(
            f"{quoted(text)} is a long number cut short by a spreadsheet: write all its digits"
        )
    if (match := _BEHIND.fullmatch(text)) and re.search(r"\d", text):
        number = match["number"].strip()
        yield ReadingError(
            f"{quoted(text)} has its sign behind it: write \N{MINUS SIGN}{number} if it is below "
            f"zero, or {number} if it is not"
        )
    if _BILLION.fullmatch(text):
        yield ReadingError(f"{quoted(text)} can be read in two ways: write bn for a billion")
    if _APART.fullmatch(text):
        right = re.sub(r"['\u2019`]", ",", text)
        yield ReadingError(f"{quoted(text)} has its thousands apart otherwise: write {right}")


def _points(text: str) -> Iterator[ReadingError]:
    """Commas and points in places of which a British reader cannot be sure."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return
    digits, before, behind = match["digits"], match["before"], match["behind"]

    def as_written(number: str) -> str:
        return f"{before}{number}{behind}"

    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", digits):
        right = as_written(digits.replace(".", " ").replace(",", ".").replace(" ", ","))
        yield ReadingError(f"{quoted(text)} has points and a comma the other way: write {right}")
    elif re.fullmatch(r"\d+,\d+", digits):
        joined = digits.replace(",", "")
        yield ReadingError(
            f"{quoted(text)} has a comma that sets no thousands apart: write "
            f"{as_written(digits.replace(',', '.'))}, or {as_written(_grouped(joined))}"
        )
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", digits) or digits.count(",") > 1:
        joined = re.sub(r"[.,]", "", digits)
        yield ReadingError(
            f"{quoted(text)} has its thousands apart otherwise: write "
            f"{as_written(_grouped(joined))} if that is what it says"
        )


def _grouped(digits: str) -> str:
    return f"{int(digits):,}"
