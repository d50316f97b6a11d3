"""The value of the case that a typed one was likely meant for, and is not: the clause has its
subject and its words, and gives another value of that kind and size."""

import re
from datetime import date
from fractions import Fraction

from reports.check.clauses.clause import clauses_of
from reports.check.clauses.facts import KnownFact, KnownFacts, in_units, said_words
from reports.check.clauses.printed import printed_values
from reports.check.meant.candidates import DAYS, SaidBeside, candidates, is_apart
from reports.check.meant.values import Values
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.hedges import LONGEST, gives_no_value
from reports.check.subjects.marking import Names
from reports.figures.figure import Figure

# What has lines or days of which one may be given for another.
_LISTED = ("budget.", "bridges.", "paper.approvals.", "periods.", "steps.")


class Likely:
    """Finds what typed values were likely meant for."""

    def __init__(self, values: Values, names: Names, script: Script) -> None:
        self.values, self.names = values, names
        printed = printed_values(script) if values.quantities.by_name else ()
        self.facts = KnownFacts(values.quantities.by_name.values(), printed)

    def meant(self, passage: Passage, mention: Mention) -> Figure | None:
        """The figure of the case that a clause speaks of and gives otherwise: the one of which it
        has the name and few other words, or else the one of which its words tell most."""
        named = self.values.named_loosely(passage, mention)
        return self._told(passage, mention) if named is None else named

    def _told(self, passage: Passage, mention: Mention) -> Figure | None:
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
        found = [*candidates(said, fitting, subject)]
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
            or (figure.name.endswith(".total") and _OF_WHOLE.search(passage.text[: mention.start]))
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

    def _said(self, passage: Passage, mention: Mention, start: int, end: int) -> SaidBeside | None:
        sentence = self.names.marked(passage, start, end)
        at = next(
            (sentence.text.index(m) for m, one in sentence.said.items() if one is mention), None
        )
        if at is None:
            return None
        around = next(one for one in clauses_of(sentence) if one.start <= at < one.end)
        is_gap = _OF_GAP.search(sentence.text[:at])
        if mention.what not in DAYS and not is_gap and is_apart(sentence.text, at):
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
        return SaidBeside(mention, sentence, at, clause, words, years, near, days, alone)


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


# What stands before the whole of which a sentence gives a part: "£140,000 of the £197,000".
_OF_WHOLE = re.compile(r"\bof(?: the| a| our)?(?: total)?(?: of)? $")
# A gap that the case has a figure of.
_OF_GAP = re.compile(r"\b(?:gap|shortfall)(?: still)? of(?: about| some| just| only)* $")


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
