"""The values of a case that a typed one may be meant for, by the words of its clause and by its
size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.check.clauses.facts import IDLE, KnownFact, in_units, said_words
from reports.check.meant.fitting import is_end
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.marking import Marked

_LIKE = Fraction(1, 2)  # of a value: no smaller one is meant for it
_COUNTED = Fraction(3, 5)  # the same of what is counted
_CLOSE = Fraction(3, 4)  # the same where no word tells of it
_ALMOST = Fraction(9, 10)  # the same of what is counted
_SLIPS = (10, 100, 1000)  # times that a comma or a nought too many makes of a value
_SLIPPED = Fraction(9, 10)
_ENOUGH = 3  # how much words must tell of a value without a subject
DAYS = (MentionKind.DATE, MentionKind.MONTH)


@dataclass(frozen=True, slots=True)
class SaidBeside:
    """What a sentence says beside a typed value: the words of its clause and of all, its years."""

    mention: Mention
    sentence: Marked
    at: int
    clause: frozenset[str]
    words: frozenset[str]
    years: frozenset[str]
    near: frozenset[str]
    days: frozenset[date]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may be meant, with how much tells of it and how like it the typed one is."""

    fact: KnownFact
    told: int
    likeness: Fraction


# What makes an amount a change, a part or one of each, and not the value that is named.
_CHANGE = (
    r"(?:ris(?:e|es|ing)|rose|risen|falls?|fell|fall(?:en|ing)|increas\w+|decreas\w+|gr[eo]w\w*|cut|"
    r"cuts|reduc\w+|drop\w*|up|down|chang\w+|differ\w+|gap|margin|short|apart)"
)
_APART_BEFORE = re.compile(
    rf"\b(?:{_CHANGE}(?: \w+){{0,2}} (?:of|by)|"
    r"(?<!no )(?:more|less|fewer) than|another|extra|"
    r"further|additional|each of|half of|third of|quarter of|compared with|instead of|"
    r"between|against|not|first|last|next|past)"
    r"(?: the| a| an| about| some| just| only)* $"
)
_APART_BEHIND = re.compile(
    r"^ (?:each|more|less|fewer|extra|higher|lower|apart|ahead|clear|behind|a head|"
    r"per (?!year)|"
    rf"(?:in|as) {_CHANGE}|{_CHANGE} )"
)


def is_apart(text: str, at: int) -> bool:
    """Whether an amount is a change or a part of what the clause speaks of."""
    return bool(_APART_BEFORE.search(text[:at]) or _APART_BEHIND.match(text[at + 1 :]))


def candidates(
    said: SaidBeside, known: list[KnownFact], subject: frozenset[Key]
) -> Iterator[Candidate]:
    for fact in known:
        if fact.year and (said.years != {fact.year} and not fact.figure.name.endswith(".headline")):
            continue
        is_money = said.mention.what is MentionKind.MONEY
        if is_money and not fact.year and said.years and fact.subject is not None:
            continue
        if not _same_thing(said.mention, fact) or (fact.day and fact.day not in said.days):
            continue
        if said.mention.what in DAYS and not _is_of_end(said, fact):
            continue
        told = fact.told_by(said.clause)
        if not told and fact.subject not in subject:
            continue
        likeness = _likeness(said.mention, fact)
        if _is_meant(fact, said, told, likeness, is_named=fact.subject in subject):
            yield Candidate(fact, told, likeness)


def _is_of_end(said: SaidBeside, fact: KnownFact) -> bool:
    """Whether a day can be the beginning or the end that a fact is of."""
    name = fact.figure.name
    if not name.endswith((".start", ".end")):
        return True
    return is_end(said.sentence.text, said.at) is name.endswith(".end")


def _is_meant(
    fact: KnownFact, said: SaidBeside, told: int, likeness: Fraction, *, is_named: bool
) -> bool:
    """Whether a clause can speak of a value: by its subject, by the row of its table, or by most of
    the words that tell of it."""
    what = said.mention.what
    least = _COUNTED if what is MentionKind.COUNT else _LIKE
    if likeness < least and not fact.day:
        return False
    if is_named and what in DAYS:
        return told > 1
    if is_named:
        is_rating = what is MentionKind.COUNT and not fact.figure.name.endswith(".volume")
        enough = _ALMOST if what is MentionKind.COUNT else _CLOSE
        return told > 0 or likeness >= (1 if is_rating else enough)
    return _is_told(fact, said, told, likeness)


def _is_told(fact: KnownFact, said: SaidBeside, told: int, likeness: Fraction) -> bool:
    """Whether a clause speaks of a value without a subject that it names."""
    if fact.row:
        column = fact.told_by(said.clause - fact.row)
        by_row = said.mention.what is MentionKind.MONEY and likeness >= _CLOSE
        by_row = by_row and sum(fact.words[word] for word in fact.row) >= _ENOUGH
        return fact.row <= said.words and (column > 0 or bool(fact.year) or by_row)
    if fact.day:
        return told >= _ENOUGH - 1
    if said.mention.what in DAYS and 5 * len(said.clause - fact.words.keys() - IDLE) > told:
        return False  # of something else, which the other words name
    if fact.year:
        return 0 < fact.weight <= 2 * told
    enough = _ENOUGH - 1 if likeness == 1 or told == fact.weight else _ENOUGH
    is_called = bool(fact.lead) and fact.lead <= said.clause
    return told >= enough and (is_called or 2 * told >= fact.weight)


def _same_thing(mention: Mention, fact: KnownFact) -> bool:
    """Whether a typed value counts what a known one counts."""
    if mention.what is MentionKind.LENGTH:
        number = mention.number or Fraction(0)
        ours, _ = in_units(Fraction(1), fact.unit)
        return in_units(number, mention.unit)[0] == ours
    if mention.what is not MentionKind.COUNT:
        return True
    counted = said_words(" ".join(mention.noun))
    if fact.subject is not None and not fact.unit:
        return fact.figure.name.endswith(".volume")
    return not counted or bool(counted & fact.words.keys())


def _likeness(mention: Mention, fact: KnownFact) -> Fraction:
    """How like a typed value is to a known one: 1 where it has the same digits in another order,
    and otherwise the smaller of the two by the larger."""
    said, value = mention.number, fact.value
    if said is None or not isinstance(value, Fraction):
        return Fraction(1)
    if mention.what is MentionKind.LENGTH:
        said, value = in_units(said, mention.unit)[1], in_units(value, fact.unit)[1]
    if said * value <= 0:
        return Fraction(0)
    step = mention.step
    digits, ours = str(int(said / step)), str(int(abs(value) / step))
    if len(digits) == len(ours) and sorted(digits) == sorted(ours):
        return Fraction(1)
    if max(said / value, value / said) in _SLIPS:
        return _SLIPPED
    return min(said / value, value / said)
