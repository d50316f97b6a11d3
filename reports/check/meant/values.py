"""Typed amounts beside the case: whose each is, of what, and whether the case gives another."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reports.check.meant.fitting import (
    agrees,
    clause_around,
    fits,
    is_explained,
    is_near,
    place_of,
    subject_of,
    the_one,
    years_in,
)
from reports.check.passages import Passage
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.hedges import LONGEST, speaks_of_another, states_nothing
from reports.check.subjects.marking import Names
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
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")  # what a programme is called for short
_GIVES = re.compile(r"\b(?:brings? in|raises?|yields?|generates?|earns?|delivers?|contributes?)\b")
_BETWEEN = re.compile(r"\b(?:gap|difference|margin|distance|separates?|apart)\b")
LONGEST_ASKED = 220  # characters of a sentence that is about one thing
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
        at = place_of(sentence, mention)
        return frozenset() if at is None else subject_of(sentence, at)

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
        is_asked = kind is not None and self.quantities.by_name and not mention.bound
        if not is_asked or kind is None or states_nothing(passage.text[start:end]):
            return None
        place = mention.start - start, mention.end - start
        sentence = self.names.marked(passage, start, end)
        at = place_of(sentence, mention)
        if at is None or speaks_of_another(passage.text[start:end], *place, behind=True):
            return None
        if _BETWEEN.search(sentence.text[:at]):
            return None
        said = self.subject(passage, mention)
        subject = said or self._of_section(passage)
        first, last = clause_around(sentence.text, at)
        clause = sentence.text[first:last]
        words = words_of(clause)
        years = years_in(sentence, first, last)
        if said and _GIVES.search(clause) and kind is FigureKind.MONEY:
            words |= {"saving"}
        named = [
            (number, one)
            for number, one in self.quantities.named_in(words, kind)
            if (one.subject is None or one.subject in subject or (number > 1 and not subject))
            and fits(one, mention, sentence.text, at, years)
        ]
        if len({one.subject for _number, one in named}) > 1 and not subject:
            named = [(number, one) for number, one in named if one.subject is None]
        unsaid = words - self._about
        whole = [(n, one) for n, one in named if is_explained(one, unsaid)]
        if not whole or any(agrees(mention, one) for _n, one in named):
            return None
        chosen = the_one(whole)
        return None if chosen is None or self._is_of_row(mention, chosen) else chosen

    def _is_of_row(self, mention: Mention, figure: Figure) -> bool:
        """Whether another cell of a figure's row in a table has the amount."""
        row, _, _column = figure.name.rpartition(".")
        return any(agrees(mention, one) for one in self._rows.get(row, ()))

    def spoken_of(self, passage: Passage, mention: Mention) -> frozenset[Key]:
        """Whose amount it is, or whatever the sentence names."""
        subject = self.subject(passage, mention)
        if subject:
            return subject
        start, end = passage.sentence(mention.start)
        if end - start > LONGEST_ASKED:
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

    def named_loosely(self, passage: Passage, mention: Mention) -> Figure | None:
        """The figure that a sentence most likely speaks of, and gives otherwise: it has the words
        of its name and few others, and an amount of that size; None where there is none."""
        kind = _KINDS.get(mention.what)
        start, end = passage.sentence(mention.start)
        if kind is None or mention.bound or end - start > LONGEST_ASKED:
            return None
        sentence = self.names.marked(passage, start, end)
        at = place_of(sentence, mention)
        if at is None or APART.search(sentence.text):
            return None
        if sum(one.what is mention.what for one in sentence.said.values()) > 1:
            return None
        subject = self.spoken_of(passage, mention)
        words = words_of(sentence.text)
        years = years_in(sentence, 0, len(sentence.text))
        named = [
            (number, one)
            for number, one in self.quantities.named_in(words, kind, loosely=True)
            if (one.subject in subject if one.subject else number > 1 or one.is_cell_in(words))
            and fits(one, mention, sentence.text, at, years)
        ]
        if any(agrees(mention, one) for _n, one in named):
            return None
        near = [(n, one) for n, one in named if is_near(mention, one)]
        unsaid = words - self._about - PLAIN
        few = [
            (n, one)
            for n, one in near
            if len(unsaid - one.all_words - words_of(one.figure.unit)) <= _MOST_UNSAID
        ]
        return the_one(few) if few else None

    @staticmethod
    def _of_section(passage: Passage) -> frozenset[Key]:
        """The scheme that a section is about, by the beginning of its key."""
        key = passage.place.section
        return frozenset({(key[:cut], "") for cut in _cuts(key)})


def _cuts(key: str) -> Iterator[int]:
    return (match.start() for match in re.finditer("-", key))
