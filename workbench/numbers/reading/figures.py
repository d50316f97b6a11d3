"""A figure as people write it: one number, a range, or a word for why there is none."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.numbers.reading.absent import BLANKS, is_reason, known_word, reason
from workbench.numbers.reading.amounts import ONE, read_number, shifted, times_of
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import RangeGivenError, ReadingError, quoted
from workbench.numbers.reading.values import (
    Measure,
    ReadFigure,
    ReadMissing,
    ReadNumber,
    ReadRange,
)

_FLAGS: Final = re.ASCII | re.IGNORECASE
_TO: Final = r"(?:\bto\b|[\u2013\u2014-])"
_TWO: Final = re.compile(
    rf"(?:from |between )?(?P<low>{ONE}) ?(?:\bto\b|\band\b|[\u2013\u2014-]) ?(?P<high>{ONE})",
    _FLAGS,
)
# In these shapes a range has its central number with it. Pages show the first.
_THREE: Final = tuple(
    re.compile(shape, _FLAGS)
    for shape in (
        rf"(?P<central>{ONE}) ?\( ?(?P<low>{ONE}) ?{_TO} ?(?P<high>{ONE}) ?\)",
        rf"(?P<low>{ONE}) ?{_TO} ?(?P<high>{ONE}) ?\(about (?P<central>{ONE})\)",
        rf"(?P<low>{ONE}) [/;] (?P<central>{ONE}) [/;] (?P<high>{ONE})",
        rf"low (?P<low>{ONE}),? ?central (?P<central>{ONE}),? ?high (?P<high>{ONE})",
    )
)
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """What may stand where a figure is asked for.

    `ranges`: two ends as well as one number. `words`: any word for why the figure is missing; the
    usual ones are read with `usual_words` too, and an unusual one in square brackets. `brackets`: a
    table of accounts, where (450) is −450.
    """

    measure: Measure = Measure.NUMBER
    ranges: bool = True
    words: bool = False
    usual_words: bool = False
    brackets: bool = False


def read_figure(text: str, asked: Asked) -> ReadFigure:
    """A figure. Raises `ReadingError`."""
    bare = plain(text)
    if (word := _word(bare, asked)) is not None:
        return ReadMissing(word)
    if len(bare) <= _LONGEST and (found := _range(bare, asked)) is not None:
        return found
    return read_number(bare, asked.measure, brackets=asked.brackets)


def refuse_range(text: str) -> None:
    """Raises `RangeGivenError` for a text that is a range, for whoever reads one number alone."""
    bare = plain(text)
    try:
        is_range = len(bare) <= _LONGEST and _range(bare, Asked()) is not None
    except ReadingError as error:
        is_range = error.is_known
    if is_range:
        raise RangeGivenError(f"{quoted(bare)} is a range: write one number")


def moved(found: ReadFigure, places: int) -> ReadFigure:
    """The figure with its point moved `places` to the right; a missing one stays missing."""
    if isinstance(found, ReadMissing):
        return found
    if isinstance(found, ReadNumber):
        return ReadNumber(shifted(found.digits, places), found.measure)
    low, high = (ReadNumber(shifted(e.digits, places), e.measure) for e in (found.low, found.high))
    middle = found.central
    central = middle and ReadNumber(shifted(middle.digits, places), middle.measure)
    return ReadRange(low, high, central)


def says_thousands(text: str) -> bool:
    """Whether a figure has a word or a letter that multiplies its numbers: 313k, 1 to 2m."""
    return any(times_of(part) for part in re.split(r"\bto\b|[\u2013\u2014()-]", plain(text)))


def _word(text: str, asked: Asked) -> str | None:
    if asked.words and is_reason(text):
        return reason(text)
    if asked.usual_words:
        if text in BLANKS:
            return "not given"
        if text.startswith("[") and text.endswith("]") and text[1:-1].strip():
            return text[1:-1].strip()
        return known_word(text)
    return None


def _range(text: str, asked: Asked) -> ReadFigure | None:
    for shape in _THREE:
        if match := shape.fullmatch(text):
            return _between(text, match, asked)
    # A minus sign before a single number is no range.
    match = _TWO.fullmatch(text)
    return _between(text, match, asked) if match else None


def _between(text: str, match: re.Match[str], asked: Asked) -> ReadFigure:
    if not asked.ranges:
        raise RangeGivenError(f"{quoted(text)} is a range: write one number")
    found = match.groupdict()
    low, high = found["low"].strip(), found["high"].strip()
    if _unit(high) and not _unit(low) and read_number(low).exact != 0:
        unit = _unit(high)
        raise ReadingError(
            f"{quoted(text)} can be read in two ways: write both ends in full, like {low}{unit} to "
            f"{high}"
        )
    ends = _end(low, asked), _end(high, asked)
    central = _end(found["central"].strip(), asked) if found.get("central") else None
    middle = ends[0] if central is None else central
    if not ends[0].exact <= middle.exact <= ends[1].exact:
        raise ReadingError(
            f"{quoted(text)} runs the other way: write a range from its lowest to its highest "
            "number, like 40k to 241k"
        )
    return ends[0] if ends[0].exact == ends[1].exact else ReadRange(*ends, central)


def _end(text: str, asked: Asked) -> ReadNumber:
    return read_number(text, asked.measure)


def _unit(text: str) -> str:
    """What multiplies the end of a range: k, m, million, or its sign of per cent."""
    if times := times_of(text):
        return times if len(times) < 3 else f" {times}"
    return "%" if re.search(r"(?:%|per ?cents?|pct|pc)$", text, _FLAGS) else ""
