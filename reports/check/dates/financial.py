"""Financial years: those that are none ("2017/19"), runs of them in the wrong sequence or of
another length, and dates that they do not hold ("in 2015/16, on 3 May 2016")."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from reports.check.dates.calendar import Days, days_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence, in_passage
from reports.check.telling import found

RULE = "financial-year"
_SLASHED = re.compile(r"(?<![\w/.,£-])((?:19|20)\d\d)/((?:19|20)?\d\d)(?![\w/]|[.,]\d)")
_TO = re.compile(r"^\s*(?:to|until|till|up to|through to|through|–|-|—|and)\s*(?:the end of )?$")
_AND = re.compile(r"\band\b")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_LINK = re.compile(r"^\s*(?:[,:(]\s*)?(?:from|between|of|is|are|being|that is|i\.e\.|in all)?\s*$")
_LINK_BEHIND = re.compile(
    r"^\s*[,(–-]?\s*(?:(?:or|a period of|which is|which are|that is|i\.e\.|in all|the|a|over|is|"
    r"are|"
    r"lasts?|covers?)\s+)*$"
)
_BEGINS = re.compile(
    r"^(?: financial year)?,? (?:which )?(?:(?:begins|starts|began|started|opens) (?:on|in)|"
    r"(?:runs|is|goes) from) (?:the )?$"
)
_ENDS = re.compile(
    r"^(?: financial year)?,? (?:which )?(?:(?:ends|ended|closes|closed|finishes|finished) (?:on|"
    r"in)|"
    r"runs (?:to|until)) (?:the )?$"
)
_ENDING = re.compile(r"^,? \(?(?P<way>ending|beginning|starting) (?:on |in )?$")
_IN = re.compile(
    r"\b(?:in|during|within|early in|late in|later in|the (?:first|last|second|third|"
    r"fourth) quarter of|"
    r"the (?:end|start|middle|beginning) of)\s+(?:the )?(?:financial |council |"
    r"budget )?(?:year )?$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"^\s*[,(–]\s*(?:and )?(?:namely |that is |i\.e\. )?(?:on |in |from |by )?(?:the )?$"
)
_THEN_IN = re.compile(
    r"^\s*[,(–]?\s*(?:that is |i\.e\. |which is |and so )?(?:in |during |within |part of |"
    r"falls in |the (?:first|last|final) (?:day|week|month|quarter) of )?"
    r"(?:the )?(?:financial |council |budget )?(?:year )?$"
)
# A day that is the reason for a year, in another clause of the sentence.
_BECAUSE = re.compile(
    r"^[^.;]{0,60}?(?:,|\b)\s*(?:since|because|as|when|for|once|with)\b[^.;]{0,60}? "
    r"(?:on|from|in|of) (?:the )?$"
)
_DAYS = (MentionKind.DATE, MentionKind.MONTH)
_FIRST_MONTH = 4  # of a financial year


def financial_findings(script: Script) -> Iterator[Finding]:
    """A finding for each year that is none, each run of years in the wrong sequence or of another
    length, and each date outside the year that it is said to lie in."""
    for passage in script.passages:
        if "/" in passage.text:
            yield from _no_years(passage)
        for sentence in in_passage(passage):
            if len(sentence.mentions) > 1:
                yield from _runs(sentence)
                yield from _dates(sentence)


def _no_years(passage: Passage) -> Iterator[Finding]:
    for match in _SLASHED.finditer(passage.text):
        first, second = int(match[1]), int(match[2])
        if second % 100 == (first + 1) % 100 or (len(match[2]) == 4 and second == first + 1):
            continue
        if len(match[2]) == 2 and second <= 12:
            continue  # 2016/03 may be a month
        message = (
            f"{match[0]} is no financial year: {first}/{(first + 1) % 100:02} is one. Write "
            f"several "
            "years from the first to the last, as 2017/18 to 2018/19."
        )
        yield found(FindingKind.ERROR, RULE, passage, message, at=match.span())


def _first_year(mention: Mention) -> int | None:
    """The calendar year in which a year begins."""
    if mention.what is MentionKind.FINANCIAL_YEAR:
        return int(str(mention.value)[:4])
    return int(mention.number or 0) if mention.what is MentionKind.YEAR else None


def _runs(sentence: Sentence) -> Iterator[Finding]:
    """Two years with "to" between them, and the number of years beside them."""
    text = sentence.passage.text
    mentions = sentence.mentions
    for at, (one, other) in enumerate(pairwise(mentions)):
        first, last = _first_year(one), _first_year(other)
        if first is None or last is None or one.what is not other.what:
            continue
        gap = sentence.gap(one, other)
        is_and = _AND.search(gap)
        if not _TO.match(gap) or (is_and and not _BETWEEN.search(sentence.before(one.start, 12))):
            continue
        if last < first:
            message = f"{other.text} lies before {one.text}: exchange the two, or mend one of them."
            yield found(FindingKind.ERROR, RULE, sentence.passage, message, at=other)
            continue
        for length in (*mentions[max(0, at - 1) : at], *mentions[at + 2 : at + 3]):
            if length.what is not MentionKind.LENGTH or length.unit != "year" or length.bound:
                continue
            ahead = length.end <= one.start and _LINK.match(text[length.end : one.start])
            behind = length.start >= other.end and _LINK_BEHIND.match(
                text[other.end : length.start]
            )
            if ahead or behind:
                yield from _length(sentence, length, one, other, last - first)


def _length(
    sentence: Sentence, length: Mention, one: Mention, other: Mention, apart: int
) -> Iterator[Finding]:
    """Compares a number of years with the first and last. Calendar years are counted both ways:
    from 2010 to 2015 are five years or six."""
    right = {Fraction(apart + 1)}
    if one.what is MentionKind.YEAR:
        right.add(Fraction(apart))
    if length.number in right:
        return
    message = (
        f"{one.text} to {other.text} are {apart + 1} years, not {length.text}: mend the length or "
        "one of the years."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=length)


def _dates(sentence: Sentence) -> Iterator[Finding]:
    for one, other in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        gap = sentence.gap(one, other)
        if one.what is MentionKind.FINANCIAL_YEAR and other.what in _DAYS:
            yield from _year_first(sentence, one, other, gap)
        elif other.what is MentionKind.FINANCIAL_YEAR and one.what in _DAYS:
            if gap.strip(" ,(–") == "" and not re.search(r"[,(–]", gap):
                continue
            loose = _IN.search(gap[-40:]) and not re.search(r"[.;:]", gap) and len(gap) < 60
            if _THEN_IN.match(gap) or (loose and gap.lstrip().startswith((",", "("))):
                yield from _outside(sentence, other, one)


def _year_first(sentence: Sentence, year: Mention, day: Mention, gap: str) -> Iterator[Finding]:
    start = int(str(year.value)[:4])
    days = days_of(day)
    if days is None:
        return
    ending = _ENDING.match(gap)
    begins = _BEGINS.match(gap) or (ending and ending["way"] != "ending")
    ends = _ENDS.match(gap) or (ending and ending["way"] == "ending")
    if begins or ends:
        right = date(start, 4, 1) if begins else date(start + 1, 3, 31)
        if not Days(right, right).meets(days):
            word = "begins" if begins else "ends"
            message = (
                f"{year.text} {word} on {right.day} {right:%B %Y}, and this says {day.text}: mend "
                "one of the two."
            )
            yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=day)
    elif _IN.search(sentence.before(year.start, 50)) and _ON.match(gap):
        yield from _outside(sentence, year, day)
    elif _IN.search(sentence.before(year.start, 50)) and _BECAUSE.match(gap):
        yield from _outside(sentence, year, day, FindingKind.QUESTION)


def _outside(
    sentence: Sentence,
    year: Mention,
    day: Mention,
    kind: FindingKind = FindingKind.CONTRADICTING,
) -> Iterator[Finding]:
    """Compares a date with the financial year that it is said to lie in."""
    days, start = days_of(day), int(str(year.value)[:4])
    if days is None or days.meets(Days(date(start, 4, 1), date(start + 1, 3, 31))):
        return
    first = days.first.year - (days.first.month < _FIRST_MONTH)
    message = (
        f"{day.text} lies in {first}/{(first + 1) % 100:02}, not in {year.text}: mend the date or "
        "the year."
    )
    yield found(kind, RULE, sentence.passage, message, at=day)
