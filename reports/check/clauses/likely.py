"""The value of the case that a typed one was likely meant for, and is not: the clause has its
subject and its words, and gives another value of that kind and size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.check.clauses.clause import clauses_of
from reports.check.clauses.facts import IDLE, KnownFact, KnownFacts, in_units, said_words
from reports.check.clauses.printed import printed_values
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.hedges import LONGEST, gives_no_value
from reports.check.subjects.marking import Marked, Names
from reports.check.subjects.values import Values, is_end
from reports.figures.figure import Figure

_LIKE = Fraction(1, 2)  # of a value: no smaller one is meant for it
_COUNTED = Fraction(3, 5)  # the same of what is counted
_CLOSE = Fraction(3, 4)  # the same where no word tells of it
_ALMOST = Fraction(9, 10)  # the same of what is counted
_SLIPS = (10, 100, 1000)  # times that a comma or a nought too many makes of a value
_SLIPPED = Fraction(9, 10)
_ENOUGH = 3  # how much words must tell of a value without a subject
# What has lines or days of which one may be given for another.
_LISTED = ("budget.", "bridges.", "paper.approvals.", "periods.", "steps.")
_DAYS = (MentionKind.DATE, MentionKind.MONTH)


@dataclass(frozen=True, slots=True)
class _Said:
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
class _Candidate:
    """A value that may be meant, with how much tells of it and how like it the typed one is."""

    fact: KnownFact
    told: int
    likeness: Fraction


class Likely:
    """Finds what typed values were likely meant for."""

    def __init__(self, values: Values, names: Names, script: Script) -> None:
        self.values, self.names = values, names
        printed = printed_values(script) if values.quantities.by_name else ()
        self.facts = KnownFacts(values.quantities.by_name.values(), printed)

    def meant(self, passage: Passage, mention: Mention) -> Figure | None:
        """The figure of the case that a clause speaks of and gives otherwise; None where there is
        none, or another one that tells as much agrees."""
        start, end = passage.sentence(mention.start)
        known = self.facts.may_be(mention)
        if not known or end - start > LONGEST or gives_no_value(passage.text[start:end]):
            return None
        said = self._said(passage, mention, start, end)
        if said is None:
            return None
        subject = self.values.spoken_of(passage, mention)
        fitting = [
            one for one in known if one.subject is None or not subject or one.subject in subject
        ]
        found = [*_candidates(said, fitting, subject)]
        if not found:
            return None
        best = max(found, key=lambda one: (one.told, one.likeness))
        if best.likeness < 1 and not _is_bound_wrong(mention, best.fact):
            return None
        agreeing = [one for one in found if one.fact.agrees(mention)]
        near = best.fact.told_by(said.near)
        if any(one.told >= best.told or one.fact.told_by(said.near) >= near for one in agreeing):
            return None
        return best.fact.figure

    def rather(self, passage: Passage, mention: Mention, figure: Figure) -> Figure | None:
        """The figure beside another one that a clause speaks of, where it gives that other one: the
        right row and the wrong column, or the amount of the next line."""
        start, end = passage.sentence(mention.start)
        its_list = family(figure)
        known = [one for one in self.facts.may_be(mention) if family(one.figure) == its_list]
        if (
            not its_list
            or len(known) < 2
            or end - start > LONGEST
            or gives_no_value(passage.text[start:end])
        ):
            return None
        said = self._said(passage, mention, start, end)
        if said is None:
            return None
        ours = [one for one in known if one.agrees(mention)]
        best = max(known, key=lambda one: (one.told_by(said.near), -one.weight))
        of_year = [one for one in known if one.year and one.year in said.years]
        one_year = said.is_alone and len(of_year) == 1
        if one_year and of_year[0] not in ours and all(one.year for one in ours):
            return of_year[0].figure
        told = best.told_by(said.near - best.row)
        if best in ours or any(one.told_by(said.near - one.row) + 2 > told for one in ours):
            return None
        if not best.row and 2 * told < best.weight:
            return None
        return best.figure

    def _said(self, passage: Passage, mention: Mention, start: int, end: int) -> _Said | None:
        sentence = self.names.marked(passage, start, end)
        at = next(
            (sentence.text.index(m) for m, one in sentence.said.items() if one is mention), None
        )
        if at is None:
            return None
        around = next(one for one in clauses_of(sentence) if one.start <= at < one.end)
        if mention.what not in _DAYS and _is_apart(sentence.text, at):
            if not _OF_GAP.search(sentence.text[:at]):
                return None
        alone = sum(one.what is mention.what for one in sentence.said.values()) == 1
        words = said_words(passage.text[start:end])
        first, last = sentence.place(around.start, around.end)
        clause = words if alone else said_words(passage.text[first:last])
        years = frozenset(
            str(one.value)
            for one in sentence.said.values()
            if one.what is MentionKind.FINANCIAL_YEAR
        )
        near = said_words(passage.text[first:last])
        days = frozenset(one.value for one in sentence.said.values() if isinstance(one.value, date))
        return _Said(mention, sentence, at, clause, words, years, near, days, alone)


def _is_bound_wrong(mention: Mention, fact: KnownFact) -> bool:
    """Whether a value cannot be what a bound says: more than 6,000 where it is 5,000. A length that
    is a bound is stated as one."""
    number, value = mention.number, fact.value
    if not mention.bound or mention.what is MentionKind.LENGTH:
        return True
    if number is None or not isinstance(value, Fraction):
        return False
    return number > value if mention.bound == "at least" else number < value


def family(figure: Figure) -> str:
    """The row of the table, or the list, that a figure stands in; empty where it stands alone."""
    if figure.name.startswith("evidence."):
        return figure.name.rpartition(".")[0]
    return next((one for one in _LISTED if figure.name.startswith(one)), "")


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


# A gap that the case has a figure of.
_OF_GAP = re.compile(r"\b(?:gap|shortfall)(?: still)? of(?: about| some| just| only)* $")


def _is_apart(text: str, at: int) -> bool:
    """Whether an amount is a change or a part of what the clause speaks of."""
    return bool(_APART_BEFORE.search(text[:at]) or _APART_BEHIND.match(text[at + 1 :]))


def _candidates(
    said: _Said, known: list[KnownFact], subject: frozenset[Key]
) -> Iterator[_Candidate]:
    for fact in known:
        if fact.year and (said.years != {fact.year} and not fact.figure.name.endswith(".headline")):
            continue
        is_money = said.mention.what is MentionKind.MONEY
        if is_money and not fact.year and said.years and fact.subject is not None:
            continue
        if not _same_thing(said.mention, fact) or (fact.day and fact.day not in said.days):
            continue
        if said.mention.what in _DAYS and not _is_of_end(said, fact):
            continue
        told = fact.told_by(said.clause)
        if not told and fact.subject not in subject:
            continue
        likeness = _likeness(said.mention, fact)
        if _is_meant(fact, said, told, likeness, is_named=fact.subject in subject):
            yield _Candidate(fact, told, likeness)


def is_counted_from(passage: Passage, mention: Mention, figure: Figure) -> bool:
    """Whether a day lies as many months from a known one as the sentence says: "on 12 months'
    notice, so by the end of March 2022"."""
    day, known = mention.value, figure.value
    if not (isinstance(day, date) and isinstance(known, date)):
        return False
    apart = abs((day.year - known.year) * 12 + day.month - known.month)
    beside = passage.mentions_in(*passage.sentence(mention.start))
    lengths = [one for one in beside if one.what is MentionKind.LENGTH]
    return any(in_units(one.number or Fraction(0), one.unit)[1] == apart for one in lengths)


def _is_of_end(said: _Said, fact: KnownFact) -> bool:
    """Whether a day can be the beginning or the end that a fact is of."""
    name = fact.figure.name
    if not name.endswith((".start", ".end")):
        return True
    return is_end(said.sentence.text, said.at) is name.endswith(".end")


def _is_meant(
    fact: KnownFact, said: _Said, told: int, likeness: Fraction, *, is_named: bool
) -> bool:
    """Whether a clause can speak of a value: by its subject, by the row of its table, or by most of
    the words that tell of it."""
    what = said.mention.what
    least = _COUNTED if what is MentionKind.COUNT else _LIKE
    if likeness < least and not fact.day:
        return False
    if is_named and what in _DAYS:
        return told > 1
    if is_named:
        is_rating = what is MentionKind.COUNT and not fact.figure.name.endswith(".volume")
        enough = _ALMOST if what is MentionKind.COUNT else _CLOSE
        return told > 0 or likeness >= (1 if is_rating else enough)
    return _is_told(fact, said, told, likeness)


def _is_told(fact: KnownFact, said: _Said, told: int, likeness: Fraction) -> bool:
    """Whether a clause speaks of a value without a subject that it names."""
    if fact.row:
        column = fact.told_by(said.clause - fact.row)
        by_row = said.mention.what is MentionKind.MONEY and likeness >= _CLOSE
        by_row = by_row and sum(fact.words[word] for word in fact.row) >= _ENOUGH
        return fact.row <= said.words and (column > 0 or bool(fact.year) or by_row)
    if fact.day:
        return told >= _ENOUGH - 1
    if said.mention.what in _DAYS and 5 * len(said.clause - fact.words.keys() - IDLE) > told:
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
