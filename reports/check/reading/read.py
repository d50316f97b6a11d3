"""Finds all figures of a text."""

import re
from dataclasses import replace
from functools import lru_cache

from reports.check.reading.bounds import bound_before
from reports.check.reading.counts import count_mentions
from reports.check.reading.days import day_mentions
from reports.check.reading.lengths import length_mentions
from reports.check.reading.mention import Mention
from reports.check.reading.money import money_mentions
from reports.check.reading.number_words import has_number_word
from reports.check.reading.references import reference_spans
from reports.check.reading.shares import share_mentions
from reports.check.reading.years import year_mentions

# A figure that is found takes its characters, so the sequence matters: "17 September 2021" is found
# as a date first, and its numbers are no counts.
_BEFORE_REFERENCES = (money_mentions, share_mentions, day_mentions)
_UNITS = ("hour", "day", "week", "month", "mth", "year", "Hour", "Day", "Week", "Month", "Year")
_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")


# A paper is checked again after each change, and most of its texts are as they were.
@lru_cache(maxsize=4096)
def read(text: str, numbers: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The figures of a text, in sequence. `numbers` are those of the paper's own headings and
    paragraphs, which are no figures."""
    if not (_DIGIT.search(text) or has_number_word(text)):
        return ()
    taken = bytearray(len(text) + 1)
    found: list[Mention] = []

    def take(mention: Mention) -> None:
        if any(taken[mention.start : mention.end]):
            return
        _mark(taken, mention.start, mention.end)
        bound = bound_before(text, mention.start)
        found.append(replace(mention, bound=bound) if bound else mention)

    # Most texts lack most kinds of figure, so a quick look for digits and units saves the searches.
    digits = _DIGIT.search(text) is not None
    if digits:
        for reader in _BEFORE_REFERENCES:
            for mention in reader(text):
                take(mention)
        spans = [
            *reference_spans(text, numbers, taken),
            *(one.span() for one in _ORDINAL.finditer(text)),
        ]
        for start, end in spans:
            if not any(taken[start:end]):
                _mark(taken, start, end)
        for mention in year_mentions(text):
            take(mention)
    if any(unit in text for unit in _UNITS):
        for mention in length_mentions(text):
            take(mention)
    for mention in count_mentions(text):
        take(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mark(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)
