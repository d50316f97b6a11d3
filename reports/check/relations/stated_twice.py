"""One thing whose value is stated twice: "The project budget is about £197,000. The project budget
of £179,000 covers six months"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from reports.check.dates.calendar import days_of
from reports.check.finding import Finding, FindingKind
from reports.check.reading.about import slack_of
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.relations.fitting import fits, values_of
from reports.check.relations.sentence import Sentence
from reports.check.relations.subjects import MEASURES, Subject, subjects_of
from reports.check.telling import found
from reports.check.words import word_set

RULE = "stated-twice"
_KINDS = (
    MentionKind.COUNT,
    MentionKind.MONEY,
    MentionKind.LENGTH,
    MentionKind.SHARE,
    MentionKind.DATE,
    MentionKind.MONTH,
)
# Words that make a value one of several of the same name: both places must have the same of them.
_APART = word_set(
    "last next previous previously earlier formerly original originally revised old now then "
    "currently "
    "current first second third fourth later another other average maximum minimum gross net "
    "part phase "
    "option stage instead if whether best worst optimistic pessimistic high low annual annually "
    "capital revenue north south east west male female adult adults children once new men women "
    "central "
    "previous before after initial final provisional lowest highest weekly monthly yearly"
)
# Words beside a figure that make it a change of the subject, or a part of it.
_OF_A_PART = re.compile(
    r"\b(?:each|every|ris(?:es?|ing)|rose|falls?|fell|increas\w+|reduc\w+|cut|extra|additional|"
    r"more|less|"
    r"further|half|quarter|of which|remaining|rest|up|down|than|from|per|only|between|by|includ\w+|"
    r"compar\w+|and|or|at least|at most|respectively)\s+(?:a |an |the |to |of |by |about )*$",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"^\s*(?:(?:an?|per|every)\s+(?P<unit>[a-z]+)|(?P<each>each|apiece))\b")
_MORE = re.compile(
    r"^\s*(?:more|less|fewer|higher|lower|extra|later|earlier|to\b|–\s?£?\d|-\s?£?\d)"
)
_UNTIL = re.compile(r"\b(?:by|until|since|before|after)\s+$", re.IGNORECASE)
_YEARS = (MentionKind.YEAR, MentionKind.FINANCIAL_YEAR)
_WORD = re.compile(r"[a-z]+")
_SEVERAL = 3  # a subject with so many values is of several things
_NEARBY = 4  # sentences between two values of what one word names


@dataclass(frozen=True, slots=True)
class _Said:
    """A value with its subject, and the words and years that tell it from others. `at` is the
    place of its sentence in the paper."""

    sentence: Sentence
    mention: Mention
    subject: Subject
    apart: frozenset[str]
    at: int


def stated_twice_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding at the second of two places that give one thing different values."""
    said: defaultdict[tuple[object, ...], list[_Said]] = defaultdict(list)
    latest: list[_Said] = []
    for at, sentence in enumerate(sentences):
        for mention in sentence.of_kind(*_KINDS):
            for one in _said(sentence, mention, at):
                counts = mention.what is MentionKind.COUNT
                points = one.subject.points and not one.subject.telling and not counts
                meant = _pointed(one, latest) if points else one
                if meant is not None:
                    latest = [*latest[-5:], meant]
                    said[_key(meant)].append(meant)
    told: set[int] = set()
    for places in said.values():
        for one, finding in _differing(places):
            if id(one.mention) not in told:
                told.add(id(one.mention))
                yield finding


def _key(one: _Said) -> tuple[object, ...]:
    mention = one.mention
    what = MentionKind.DATE if mention.what is MentionKind.MONTH else mention.what
    period = _PERIOD.match(one.sentence.after(mention.end, 20))
    per = (period["unit"] or period["each"]) if period else ""
    unit = mention.unit if mention.what is MentionKind.LENGTH else ""
    return what, unit, per, one.subject.words, one.apart


def _pointed(one: _Said, latest: list[_Said]) -> _Said | None:
    """What "these savings" are: the value with that word in its subject one sentence before."""
    for other in reversed(latest):
        near = one.at - other.at == 1 and other.mention.what is one.mention.what
        if near and one.subject.words <= other.subject.words:
            return _Said(one.sentence, one.mention, other.subject, other.apart, one.at)
    return None


def _differing(places: list[_Said]) -> Iterator[tuple[_Said, Finding]]:
    first = places[0]
    values = {one.mention.value for one in places}
    if not 1 < len(values) < _SEVERAL:
        return
    for before, one in pairwise(places):
        if one.mention.value == first.mention.value or _agree(first, one):
            continue
        if one.at == first.at or not _is_one(before, one):
            continue
        name = " ".join(sorted(one.subject.telling))
        said = " ".join(first.sentence.text.split())
        message = (
            f"This says {one.mention.text} of the {name}, and “{said[:90]}” says "
            f"{first.mention.text}: mend one of the two, or say what differs."
        )
        kind = FindingKind.CONTRADICTING
        if one.mention.what is MentionKind.COUNT:
            kind = FindingKind.QUESTION  # of people and things there may be some and all
            if not one.subject.points or len(one.subject.words) < 2:
                continue
        yield one, found(kind, RULE, one.sentence.passage, message, at=one.mention)


def _is_one(first: _Said, one: _Said) -> bool:
    """Whether two places speak of one thing: what one word names is another thing in another part
    of a paper."""
    if first.sentence.passage.trail[:1] != one.sentence.passage.trail[:1]:
        return len(one.subject.telling) > 1
    few = len(one.subject.telling) < 2 and not one.subject.words & MEASURES
    return not few or one.at - first.at <= _NEARBY


def _agree(first: _Said, other: _Said) -> bool:
    """Whether two values can be one, rounded differently."""
    one, two = first.mention, other.mention
    if isinstance(one.value, date) or isinstance(two.value, date):
        return _same_days(one, two)
    slack = max(_slack(first), _slack(other)) / 2
    return fits(values_of(one), two, slack) or fits(values_of(two), one, slack)


def _same_days(one: Mention, two: Mention) -> bool:
    days, its_days = days_of(one), days_of(two)
    if days is not None and its_days is not None:
        return days.meets(its_days)
    first, second = one.value, two.value
    if not isinstance(first, date) or not isinstance(second, date):
        return True
    same_month = first.month == second.month
    if MentionKind.MONTH in (one.what, two.what):
        return same_month
    return NO_YEAR in {first.year, second.year} and same_month and first.day == second.day


def _slack(one: _Said) -> Fraction:
    mention = one.mention
    return slack_of(one.sentence.passage.text, mention.start, mention.end)


def _said(sentence: Sentence, mention: Mention, at: int) -> Iterator[_Said]:
    if mention.bound or _MORE.match(sentence.after(mention.end, 12)):
        return
    if _OF_A_PART.search(sentence.before(mention.start, 30)):
        return
    for subject in subjects_of(sentence, mention):
        yield _Said(sentence, mention, subject, _told_apart(sentence, mention), at)


def _told_apart(sentence: Sentence, mention: Mention) -> frozenset[str]:
    """The years of the sentence and the words near the figure that tell it from others."""
    near = sentence.before(mention.start, 60) + " " + sentence.after(mention.end, 40)
    words = _WORD.findall(near.lower())
    is_day = mention.what in (MentionKind.DATE, MentionKind.MONTH)
    years = [
        str(one.value)
        for one in sentence.of_kind(*_YEARS)
        if not is_day and not _UNTIL.search(sentence.before(one.start, 12))
    ]
    return frozenset(word for word in words if word in _APART and word != "new") | frozenset(years)
