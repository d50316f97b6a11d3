"""Which is the largest and which the smallest of values of one kind: "Dacorum puts in the largest
contribution of its own", "the largest saving is from A/R.6.114"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.check.clauses.clause import clauses_of
from reports.check.clauses.facts import KnownFact, KnownFacts, said_words
from reports.check.finding import Finding, FindingKind
from reports.check.passages import PassageKind, Script
from reports.check.reading.mention import MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.hedges import LONGEST, gives_no_value
from reports.check.subjects.marking import Marked, Names
from reports.check.telling import found
from reports.figures.formats import shown

RULE = "greatest"

_MOST = re.compile(
    r"\b(?P<least>smallest|lowest|least|fewest|cheapest|shortest|slowest)\b|"
    r"\b(?:largest|highest|greatest|biggest|most|dearest|longest|costliest|top)\b"
)
_SOME = re.compile(
    r"\b(?:second|third|fourth|next|one of|two|three|four|among|at)(?: the| of the)? $|-$"
)
_KINDS = (MentionKind.MONEY, MentionKind.COUNT, MentionKind.SHARE)
_FEWEST = 3  # values of which one is the largest
_TOTAL = frozenset({"total", "all", "sum"})


@dataclass(frozen=True, slots=True)
class _Family:
    """Values of one kind, of many subjects or rows, and the words that tell of the kind."""

    words: frozenset[str]
    members: tuple[KnownFact, ...]


def greatest_findings(script: Script, names: Names, facts: KnownFacts) -> Iterator[Finding]:
    """A question for each sentence that calls the largest or the smallest what is not."""
    families: list[_Family] | None = None
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING or not _MOST.search(passage.text):
            continue
        if families is None:
            families = [*_families(facts)]
        for start, end in passage.sentences:
            said = passage.text[start:end]
            if end - start > LONGEST or not _MOST.search(said) or gives_no_value(said):
                continue
            sentence = names.marked(passage, start, end)
            for match, first in _wrong(sentence, families):
                at = sentence.place(match.start(), match.end())
                message = (
                    f"{first.figure.label} is {shown(first.figure)}, by the case: does this say "
                    "otherwise? Mend it if so, or say in a note why the paper differs."
                )
                yield found(FindingKind.QUESTION, RULE, passage, message, at=at)


def _families(facts: KnownFacts) -> Iterator[_Family]:
    known: defaultdict[str, list[KnownFact]] = defaultdict(list)
    for what in _KINDS:
        for fact in facts.of_kind.get(what, ()):
            name = fact.figure.name
            if fact.row and not fact.row & _TOTAL:
                head, _row, column = name.rsplit(".", 2)
                known[f"{head}.*.{column}"].append(fact)
            elif fact.subject is not None and name.endswith(".headline"):
                known["*.headline"].append(fact)
            elif fact.subject is not None and fact.subject[1] and name.count(".") == 2:
                known[f"{fact.subject[0]}.*.{name.rpartition('.')[2]}"].append(fact)
    for members in known.values():
        if len(members) >= _FEWEST:
            yield _Family(_common(members), tuple(members))


def _wrong(sentence: Marked, families: list[_Family]) -> Iterator[tuple[re.Match[str], KnownFact]]:
    """What a sentence calls the largest or the smallest, and what is that in truth."""
    match = _MOST.search(sentence.text)
    if match is None or _SOME.search(sentence.text[: match.start()]):
        return
    clause = next(one for one in clauses_of(sentence) if one.start <= match.start() < one.end)
    if clause.is_denied(len(clause.text)):
        return
    said = said_words(sentence.text)
    keys = frozenset(key for keys in sentence.named.values() for key in keys)
    meant = [
        (len(one.words & said), one, member)
        for one in families
        if one.words & said and (member := _only(one, said, keys)) is not None
    ]
    most = max((shared for shared, _one, _member in meant), default=0)
    best = [(one, member) for shared, one, member in meant if shared == most]
    ends = [_end(one, least=bool(match["least"])) for one, _member in best]
    wrong = [
        end for end, (_one, member) in zip(ends, best, strict=True) if end.value != member.value
    ]
    if wrong and len(wrong) == len(best) and len({end.row for end in wrong}) == 1:
        yield match, wrong[0]


def _end(family: _Family, *, least: bool) -> KnownFact:
    """The smallest or the largest of a family."""
    known = [one for one in family.members if isinstance(one.value, Fraction)]
    return (min if least else max)(known, key=lambda one: one.value)


def _common(members: list[KnownFact]) -> frozenset[str]:
    """The words that all of a family have."""
    of = (said_words(f"{_column(one)} {one.figure.unit}") for one in members)
    known = [words - one.row for words, one in zip(of, members, strict=True)]
    return known[0].intersection(*known[1:])


def _column(fact: KnownFact) -> str:
    """What a figure is called behind the name of its row or subject."""
    return fact.figure.label.rpartition(": ")[2]


def _only(family: _Family, said: frozenset[str], keys: frozenset[Key]) -> KnownFact | None:
    """The one member of a family that a sentence names; None where it names none or several."""
    named = [
        one
        for one in family.members
        if (one.subject in keys if one.subject is not None else bool(one.row) and one.row <= said)
    ]
    longest = max((len(one.row) for one in named), default=0)
    named = [one for one in named if len(one.row) == longest]
    return named[0] if len(named) == 1 else None
