"""One number as people write it: £1,677,660, 1 677 660, £450k, 1.2 million, −5, 86%."""

import re
from fractions import Fraction
from typing import Final

from workbench.numbers.reading.advice import refusal
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import Measure, ReadNumber

MOST_DIGITS: Final = 30  # as many as the case file takes

# No number that is read is longer, however it is written.
_LONGEST: Final = 100
PER_CENT: Final = r"%|per ?cents?|pct|pc"
# Moves of the decimal point, by what people write after a number.
_PLACES: Final = {
    "": 0,
    **dict.fromkeys(("k", "thousand", "000s"), 3),
    **dict.fromkeys(("m", "mn", "mln", "mil", "million"), 6),
    **dict.fromkeys(("bn", "billion"), 9),
}
_SIGN: Final = r"[-+\u2013\u2014]|minus "
# Thousands apart in threes, by commas or by spaces, or not apart at all.
DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?|\.\d+"
_WORDS: Final = "|".join(sorted(filter(None, _PLACES), key=len, reverse=True))
ONE: Final = (
    rf"(?:{_SIGN})? ?(?:£|GBP)? ?(?:[-+\u2013\u2014])? ?(?:{DIGITS})"
    rf" ?(?:(?:{_WORDS})\b)? ?(?:(?:{PER_CENT}|GBP|pounds?|p)(?!\w))?"
)
_NUMBER: Final = re.compile(
    rf"(?P<sign>{_SIGN})? ?(?P<pound>£|GBP)? ?(?P<inner>[-+\u2013\u2014])? ?(?P<digits>{DIGITS})"
    rf" ?(?P<times>{_WORDS})? ?(?P<unit>{PER_CENT}|GBP|pounds?|p)?",
    re.ASCII | re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"(?P<before>£?) ?\( ?(?P<inside>.+?) ?\) ?(?P<behind>%?)")


def read_money(text: str, *, brackets: bool = False) -> ReadNumber:
    """An amount of pounds. With `brackets` it stands in a table of accounts, where (450) is −450.
    Raises `ReadingError`."""
    return read_number(text, Measure.POUNDS, brackets=brackets)


def read_count(text: str) -> ReadNumber:
    """A whole number from nought on: of people, years, places. Raises `ReadingError`."""
    found = read_number(text)
    if found.exact < 0:
        raise ReadingError(f"{quoted(plain(text))} is below nought: write a number from 0 on")
    if found.exact.denominator != 1:
        down = int(found.exact)
        raise ReadingError(
            f"{quoted(plain(text))} is not a whole number: write {down:,} or {down + 1:,}"
        )
    return ReadNumber(str(int(found.exact)), Measure.NUMBER)


def read_share(text: str) -> ReadNumber:
    """A share of one: 77%, 77 per cent, 0.77, and 77, which can only be per cent. Any size is read:
    whoever asks says how great it may be. Raises `ReadingError`."""
    return read_number(text, Measure.SHARE)


def read_number(
    text: str, measure: Measure = Measure.NUMBER, *, brackets: bool = False
) -> ReadNumber:
    """One number that measures `measure`, to the digit. Raises `ReadingError`."""
    bare = plain(text)
    if len(bare) > _LONGEST:
        raise ReadingError(f"{quoted(bare)} is not a number", is_known=False)
    within = _BRACKETS.fullmatch(bare) if brackets else None
    if within and (found := _NUMBER.fullmatch("".join(within.groups()))):
        if found["sign"] or found["inner"]:
            raise refusal(bare, measure)
        return _below_nought(_number(bare, found, measure))
    match = _NUMBER.fullmatch(bare)
    if match is None or (match["sign"] and match["inner"]):
        raise refusal(bare, measure)
    return _number(bare, match, measure)


def times_of(text: str) -> str:
    """The word or letter for thousands or millions in the text of a number; "" where none is."""
    match = _NUMBER.fullmatch(plain(text))
    return (match["times"] or "").casefold() if match else ""


def _number(text: str, match: re.Match[str], measure: Measure) -> ReadNumber:
    unit, places = (match["unit"] or "").casefold(), _PLACES[(match["times"] or "").casefold()]
    in_pounds = match["pound"] or unit in {"gbp", "pound", "pounds"}
    below = (match["sign"] or match["inner"] or "+") != "+"
    bare = re.sub(r"[, ]", "", match["digits"])
    if len(bare.replace(".", "")) + places > MOST_DIGITS:
        raise ReadingError(f"{quoted(text)} is too long: write at most {MOST_DIGITS} digits")
    if unit == "p":
        if in_pounds or places or measure is not Measure.POUNDS:
            raise refusal(text, measure)
        places = -2
    elif unit and not in_pounds:
        if measure is not Measure.SHARE or places:
            raise refusal(text, measure)
        places = -2
    elif measure is Measure.SHARE:
        if places or in_pounds:
            raise refusal(text, measure)
        places = _places_of_share(text, bare)
    number = shifted(bare, places)
    return ReadNumber(f"-{number}" if below and re.search("[1-9]", number) else number, measure)


def _places_of_share(text: str, digits: str) -> int:
    """Whether a number without a sign of per cent is a share of one, or can only be per cent."""
    value = Fraction(digits)
    if value <= 1:
        return 0
    if value < 2:
        raise ReadingError(
            f"{quoted(text)} by itself is not a share: write a number from 0 to 1, like 0.77, or "
            f"a per cent with its sign, like {digits}%"
        )
    return -2


def _below_nought(number: ReadNumber) -> ReadNumber:
    digits = f"-{number.digits}" if re.search("[1-9]", number.digits) else number.digits
    return ReadNumber(digits, number.measure)


def shifted(number: str, places: int) -> str:
    """A decimal with its point moved `places` to the right (to the left where below zero), without
    losing a digit: 1.5 moved by 3 is 1500."""
    sign, bare = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _point, part = bare.partition(".")
    if places >= 0:
        part = part.ljust(places, "0")
        whole, part = whole + part[:places], part[places:]
    else:
        whole = whole.rjust(-places + 1, "0")
        whole, part = whole[:places], whole[places:] + part
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
