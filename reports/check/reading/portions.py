"""Portions of a whole: percentages, fractions ("a third", "nine out of ten") and multiples
("twice", "three times")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.check.dates.interval import Interval
from reports.check.reading.about import slack_of
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.number_words import PATTERN, value_of
from reports.check.words import word_list

_PARTS = {
    word: at
    for at, word in enumerate(
        word_list("third quarter fifth sixth seventh eighth ninth tenth"), start=3
    )
} | {"twelfth": 12, "twentieth": 20, "hundredth": 100}
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
          "⅔": Fraction(2, 3), "⅕": Fraction(1, 5), "⅛": Fraction(1, 8)}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?P<top>an?|one|{PATTERN}|\d{{1,2}})[\s-](?P<part>{'|'.join(_PARTS)})s?\b(?![\s-]of[\s-]a"
    r"[\s-](?:million|billion|percent|per cent))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?<!first )(?<!second )(?<!latter )(?<!last )(?<!and a )(?<![\w-])(?:one[\s-])?half\b"
    r"(?![\s-](?:a |an |past|year|day|term|hour|way|price|million|mile))",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"(?<![\w.,£])(?P<top>one|{PATTERN}|\d{{1,3}}) (?:in(?: every)?|out of(?: every)?) "
    rf"(?P<whole>{PATTERN}|\d{{1,3}})\b(?![,.]\d|[/%])",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<![\w.,/£])(\d{1,2})/(\d{1,2})(?![\w/%]|\.\d)")
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_TIMES = re.compile(
    rf"\b(?:(?P<word>twice|double|treble|triple|quadruple)|(?P<times>{PATTERN}|\d{{1,2}}) times)\b"
    r"(?! (?:a|an|each|every|per)\b)",
    re.IGNORECASE,
)
_MULTIPLES = {"twice": 2, "double": 2, "treble": 3, "triple": 3, "quadruple": 4}
# Letters of which every portion has some: a look for them saves most of the searches.
_HINTS = (
    *word_list("half third quarter fift sixt sevent eighth nint tenth twel twent hundredth"),
    *(" in ", "out of", "/", *_SIGNS),
    *word_list("twice double treble triple quadruple times"),
)


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion from character `start` to `end` of its text: its value of one, as typed between
    `low` and `high`, and how far it may lie from the exact one (`slack`, a share of it)."""

    start: int
    end: int
    text: str
    value: Fraction
    low: Fraction
    high: Fraction
    slack: Fraction
    is_share: bool = False

    @property
    def interval(self) -> Interval:
        """The values it can stand for."""
        return Interval(self.low, self.high)


def portions_in(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> tuple[Portion, ...]:
    """The portions in the characters from `start` to `end`, in sequence. `mentions` are the
    figures there, percentages among them."""
    found = [_share(text, one) for one in mentions if one.what is MentionKind.SHARE]
    part = text[start:end]
    plain = part.lower()
    if any(hint in plain for hint in _HINTS):
        found += [
            Portion(
                start + a, start + b, part[a:b], value, value, value,
                slack_of(text, start + a, start + b),
            )
            for a, b, value in _fractions(part)
        ]  # fmt: skip
    return tuple(_apart(sorted(found, key=lambda one: (one.start, -one.end))))


def _apart(found: Sequence[Portion]) -> Iterator[Portion]:
    """The portions without those that lie within another."""
    done = -1
    for one in found:
        if one.start >= done:
            done = one.end
            yield one


def _share(text: str, one: Mention) -> Portion:
    value, half = one.number or Fraction(0), one.step / 2
    slack = slack_of(text, one.start, one.end)
    return Portion(
        one.start, one.end, one.text, value, value - half, value + half, slack, is_share=True
    )


def _fractions(text: str) -> Iterator[tuple[int, int, Fraction]]:
    for match in _OUT_OF.finditer(text):
        top, whole = _number(match["top"]), _number(match["whole"])
        if 0 < top < whole:
            yield *match.span(), Fraction(top, whole)
    for match in _FRACTION.finditer(text):
        top, whole = _number(match["top"]), _PARTS[match["part"].lower()]
        if top < whole:
            yield *match.span(), Fraction(top, whole)
    for match in _HALF.finditer(text):
        yield *match.span(), Fraction(1, 2)
    for match in _SLASH.finditer(text):
        top, whole = int(match[1]), int(match[2])
        if 0 < top < whole:
            yield *match.span(), Fraction(top, whole)
    for match in _SIGN.finditer(text):
        yield *match.span(), _SIGNS[match[0]]
    for match in _TIMES.finditer(text):
        many = match["times"]
        yield (
            *match.span(),
            Fraction(_number(many) if many else _MULTIPLES[match["word"].lower()]),
        )


def _number(word: str) -> int:
    plain = word.lower()
    if plain.isdigit():
        return int(plain)
    return 1 if plain in ("a", "an", "one") else value_of(plain)
