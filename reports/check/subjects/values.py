"""Typed amounts beside the case: whose amount it is, of what, and whether the case "
"gives another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from reports.check.passages import Passage
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.hedges import LONGEST, speaks_of_another, states_nothing
from reports.check.subjects.marking import Marked, Names
from reports.check.subjects.plain_words import APART, PLAIN
from reports.check.subjects.quantities import Quantities, Quantity, words_of
from reports.figures.figure import Figure, FigureKind
from reports.figures.registry import Figures

_KINDS = {
    MentionKind.MONEY: FigureKind.MONEY,
    MentionKind.SHARE: FigureKind.SHARE,
    MentionKind.COUNT: FigureKind.COUNT,
    MentionKind.LENGTH: FigureKind.DURATION,
    MentionKind.DATE: FigureKind.DATE,
    MentionKind.MONTH: FigureKind.DATE,
}
_END_CUES = re.compile(r"\b(?:until|till|ends?|ended|closes?|closed|expires?|finish\w*)\b")
_START_CUES = re.compile(r"\b(?:starts?|started|begins?|began|opens?|opened|from|since)\b")
_CLAUSE = re.compile(
    r"[;:—–]|,(?=\s)|\b(?:and|but|while|whereas|which|who|whose|although|though|because|"
    r"so that|when|where)\b"
)
_FROM = re.compile(r" (?:from|by|under|for|of|with) [\ue000-\ue7ff]")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")  # what a programme is called for short
_GIVES = re.compile(r"\b(?:brings? in|raises?|yields?|generates?|earns?|delivers?|contributes?)\b")
_FOR = re.compile(r"^ (?:for|to|by|under|with|in|from) ")
_EACH = re.compile(r"^ (?:for|to|by|under|with) (?:each|the others?|every|all|both)\b")
_MARK = re.compile("[\ue000-\ue7ff]")


_BETWEEN = re.compile(r"\b(?:gap|difference|margin|distance|separates?|apart)\b")
_LONGEST_ASKED = 220  # characters of a sentence that is about one thing
_MOST_UNSAID = 4  # words of a sentence that no name of the quantity has


class Values:
    """Holds typed amounts against the quantities of a case."""

    def __init__(self, figures: Figures, names: Names) -> None:
        self.quantities = Quantities(figures.plain, names.results)
        self.names = names
        self._rows: defaultdict[str, list[Quantity]] = defaultdict(list)
        for one in self.quantities.by_name.values():
            if one.figure.name.startswith("evidence."):
                self._rows[one.figure.name.rpartition(".")[0]].append(one)
        self._about = words_of(" ".join(_CAPITALS.findall(names.results.title)))
        # Several rules ask the same of each amount. The passages live as long as the check.
        self._known: dict[tuple[int, int], frozenset[Key]] = {}

    def subject(self, passage: Passage, mention: Mention) -> frozenset[Key]:
        """Whose amount it is, as the sentence says; empty where it does not say."""
        asked = id(passage), mention.start
        if asked not in self._known:
            self._known[asked] = self._subject(passage, mention)
        return self._known[asked]

    def _subject(self, passage: Passage, mention: Mention) -> frozenset[Key]:
        start, end = passage.sentence(mention.start)
        if end - start > LONGEST:
            return frozenset()
        sentence = self.names.marked(passage, start, end)
        at = _place(sentence, mention)
        return frozenset() if at is None else _subject(sentence, at)

    def may_be(self, subject: frozenset[Key], figure: Figure) -> bool:
        """Whether a figure can be that of the subject that a sentence names."""
        own = self.quantities.by_name[figure.name].subject
        return not subject or own is None or own in subject

    def is_of(self, subject: frozenset[Key], figure: Figure) -> bool:
        """Whether a figure is that of the subject that a sentence names, where it names one."""
        return not subject or self.quantities.by_name[figure.name].subject in subject

    def are_of_one(self, one: Figure, other: Figure) -> bool:
        """Whether two figures are of the same option or scheme."""
        known = self.quantities.by_name
        subject = known[one.name].subject
        return subject is not None and subject == known[other.name].subject

    def contradicted(self, passage: Passage, mention: Mention) -> Figure | None:
        """The figure of the case that the sentence names and gives otherwise; None where it names
        none or several that differ, or where one of them agrees."""
        kind = _KINDS.get(mention.what)
        start, end = passage.sentence(mention.start)
        if not self.quantities.by_name:
            return None
        if kind is None or mention.bound or states_nothing(passage.text[start:end]):
            return None
        place = mention.start - start, mention.end - start
        if speaks_of_another(passage.text[start:end], *place, behind=True):
            return None
        sentence = self.names.marked(passage, start, end)
        at = _place(sentence, mention)
        if at is None:
            return None
        said = self.subject(passage, mention)
        subject = said or self._of_section(passage)
        first, last = _clause(sentence.text, at)
        clause = sentence.text[first:last]
        if _BETWEEN.search(sentence.text[:at]):
            return None
        words = words_of(clause)
        years = _years(sentence, first, last)
        if said and _GIVES.search(clause) and kind is FigureKind.MONEY:
            words |= {"saving"}
        named = [
            (number, one)
            for number, one in self.quantities.named_in(words, kind)
            if (one.subject is None or one.subject in subject or (number > 1 and not subject))
            and _fits(one, mention, sentence.text, at, years)
        ]
        if len({one.subject for _number, one in named}) > 1 and not subject:
            named = [(number, one) for number, one in named if one.subject is None]
        unsaid = words - self._about
        whole = [(n, one) for n, one in named if _explained(one, unsaid)]
        if not whole or any(_agrees(mention, one) for _n, one in named):
            return None
        chosen = _the_one(whole)
        return None if chosen is None or self._is_of_row(mention, chosen) else chosen

    def _is_of_row(self, mention: Mention, figure: Figure) -> bool:
        """Whether another cell of a figure's row in a table has the amount."""
        row, _, _column = figure.name.rpartition(".")
        return any(_agrees(mention, one) for one in self._rows.get(row, ()))

    def spoken_of(self, passage: Passage, mention: Mention) -> frozenset[Key]:
        """Whose amount it is, or whatever the sentence names."""
        subject = self.subject(passage, mention)
        if subject:
            return subject
        start, end = passage.sentence(mention.start)
        if end - start > _LONGEST_ASKED:
            return frozenset()
        named = self.names.marked(passage, start, end).named.values()
        return frozenset(key for keys in named for key in keys)

    def spoken_of_alone(self, passage: Passage, mention: Mention) -> frozenset[Key]:
        """Whose amount it is, or the only one that the sentence names."""
        subject = self.subject(passage, mention)
        if subject:
            return subject
        named = self.spoken_of(passage, mention)
        return named if len(named) == 1 else frozenset()

    def meant(self, passage: Passage, mention: Mention) -> Figure | None:
        """The figure that a sentence most likely speaks of, and gives otherwise: it has the words
        of its name and few others, and an amount of that size; None where there is none."""
        kind = _KINDS.get(mention.what)
        start, end = passage.sentence(mention.start)
        if kind is None or mention.bound or end - start > _LONGEST_ASKED:
            return None
        sentence = self.names.marked(passage, start, end)
        at = _place(sentence, mention)
        if at is None or APART.search(sentence.text):
            return None
        if sum(one.what is mention.what for one in sentence.said.values()) > 1:
            return None
        subject = self.spoken_of(passage, mention)
        words = words_of(sentence.text)
        years = _years(sentence, 0, len(sentence.text))
        named = [
            (number, one)
            for number, one in self.quantities.named_in(words, kind, loosely=True)
            if (one.subject in subject if one.subject else number > 1 or one.is_cell_in(words))
            and _fits(one, mention, sentence.text, at, years)
        ]
        if any(_agrees(mention, one) for _n, one in named):
            return None
        near = [(n, one) for n, one in named if _is_near(mention, one)]
        unsaid = words - self._about - PLAIN
        few = [
            (n, one)
            for n, one in near
            if len(unsaid - one.all_words - words_of(one.figure.unit)) <= _MOST_UNSAID
        ]
        return _the_one(few) if few else None

    @staticmethod
    def _of_section(passage: Passage) -> frozenset[Key]:
        """The scheme that a section is about, by the beginning of its key."""
        key = passage.place.section
        return frozenset({(key[:cut], "") for cut in _cuts(key)})


def _cuts(key: str) -> Iterator[int]:
    return (match.start() for match in re.finditer("-", key))


def _place(sentence: Marked, mention: Mention) -> int | None:
    return next(
        (sentence.text.index(m) for m, one in sentence.said.items() if one is mention), None
    )


@lru_cache(maxsize=64)  # asked several times for each figure of a sentence
def _cuts_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a sentence are cut."""
    return tuple(one.span() for one in _CLAUSE.finditer(text))


def _clause(text: str, at: int) -> tuple[int, int]:
    """The clause of a sentence around a mark."""
    cuts = _cuts_in(text)
    first = max((end for _start, end in cuts if end <= at), default=0)
    last = min((start for start, _end in cuts if start > at), default=len(text))
    return first, last


def _subject(sentence: Marked, at: int) -> frozenset[Key]:
    """Whose amount stands at a place: that of the name directly behind it, or of the nearest before
    it in its clause, or of the only one in the sentence before it."""
    text = sentence.text
    behind = _FOR.match(text[at + 1 :])
    if behind and _MARK.match(text, at + 1 + behind.end()):
        return sentence.keys(text[at + 1 + behind.end()])
    if _EACH.match(text[at + 1 :]):
        return frozenset()
    first, last = _clause(text, at)
    marks = [*_MARK.finditer(text, first, at)]
    if not _MARK.search(text, 0, at):
        later = [*_MARK.finditer(text, at, last)]
        if len(later) == 1 and _FROM.search(text, at, later[0].start() + 1):
            return sentence.keys(later[0][0])
    if not marks:
        marks = [*_MARK.finditer(text, 0, at)]
        if len(marks) != 1:
            return frozenset()
    return sentence.keys(marks[-1][0])


def _years(sentence: Marked, first: int, last: int) -> frozenset[str]:
    return frozenset(
        str(one.value)
        for mark, one in sentence.said.items()
        if one.what is MentionKind.FINANCIAL_YEAR and first <= sentence.text.index(mark) < last
    )


def _fits(one: Quantity, mention: Mention, text: str, at: int, years: frozenset[str]) -> bool:
    """Whether the clause can speak of a quantity: of its year, its unit and its end of a period."""
    if years and years != {one.year}:
        return False
    if one.year and not years and not one.figure.name.endswith(".headline"):
        return False
    if mention.what is MentionKind.LENGTH:
        return one.figure.unit.removesuffix("s") == mention.unit
    if mention.what in (MentionKind.DATE, MentionKind.MONTH):
        return is_end(text, at) is one.figure.name.endswith(".end")
    if mention.what is MentionKind.COUNT:
        counted = words_of(" ".join(mention.noun))
        return (
            not one.figure.unit
            or not counted
            or bool(counted & (one.all_words | words_of(one.figure.unit)))
        )
    return True


def is_end(text: str, at: int) -> bool:
    """Whether a day is said to be the end of something: by the word before it, or by its clause."""
    before = text[max(0, at - 20) : at]
    if re.search(r"\b(?:to|until|till|by|and|ends?(?: on)?|closes?(?: on)?) $|[–-] ?$", before):
        return True
    if re.search(r"\b(?:from|since) $", before):
        return False
    first, last = _clause(text, at)
    clause = text[first:last]
    return bool(_END_CUES.search(clause)) and not _START_CUES.search(clause)


def _explained(one: Quantity, words: frozenset[str]) -> bool:
    """Whether every word of the clause belongs to the quantity or to its being stated."""
    return not words - PLAIN - one.all_words - words_of(one.figure.unit)


def _agrees(mention: Mention, one: Quantity) -> bool:
    value = one.figure.value
    if isinstance(value, date):
        said = mention.value
        if not isinstance(said, date):
            return False
        if mention.what is MentionKind.MONTH:
            return (said.year, said.month) == (value.year, value.month)
        return (said.month, said.day) == (value.month, value.day) and said.year in (
            NO_YEAR,
            value.year,
        )
    number = one.figure.number
    return number is not None and mention.agrees(number)


def _is_near(mention: Mention, one: Quantity) -> bool:
    """Whether an amount has the size of a quantity."""
    said, number = mention.number, one.figure.number
    if said is None or number is None:
        return said is None and number is None
    return number * said > 0 and Fraction(2, 5) <= Fraction(said, number) <= Fraction(5, 2)


def _the_one(named: Sequence[tuple[int, Quantity]]) -> Figure | None:
    """The quantity with the longest name; the first of those that a case names itself where
    several have it; None where they differ."""
    longest = max(number for number, _one in named)
    best = [one.figure for number, one in named if number == longest]
    stated: Iterable[Figure] = (one for one in best if one.name.endswith(".headline"))
    chosen = next(iter(stated), best[0])
    same = len({one.value for one in best}) == 1 or chosen.name.endswith(".headline")
    return chosen if same else None
