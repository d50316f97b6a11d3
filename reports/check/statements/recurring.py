"""Amounts that are said to recur every year where the case has them once, and the other way
round."""

import re
from collections.abc import Iterator

from reports.check.clauses.clause import clauses_of
from reports.check.known.verdict import Verdict
from reports.check.matching import FigureIndex
from reports.check.reading.mention import MentionKind
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.marking import Marked
from reports.figures.figure import Figure

_EVERY_YEAR = re.compile(
    r"\b(?:every|each) year\b|\byear (?:after|on|in,?) year\b|\brecur(?:s|ring|rent)?\b|"
    r"\bpermanent(?:ly)?\b|\bongoing\b|\bfor good\b|\bindefinitely\b|\bin perpetuity\b|"
    r"\bannually\b|[\uec00-\uefff] (?:a|per|every|each) year\b"
)
_ONCE = re.compile(
    r"\bone-off\b|\bonly once\b|\bjust once\b|\bonce only\b|\bonce and for all\b|"
    r"\bnon-recurr\w+|\b(?:a )?single payment\b|\bonce(?=[,.;]|$)"
)
_DENIES = re.compile(
    r"\b(?:not|no|never|neither|nor|without|until|rather than|instead of|over \w+ years)\b|n['’]t\b"
)
_IS_ONCE = re.compile(r"one[-_ ]off", re.IGNORECASE)
_LASTS = re.compile(r"\.full_year\.|\.lasting$")
_DIGITS = 3  # with which an amount is not like another by chance
_GENERAL = frozenset({"saving", "cost", "budget", "length"})


def recurring(sentence: Marked, index: FigureIndex) -> Iterator[Verdict]:
    """The clauses that say of an amount that it recurs, or that it does not."""
    every, once = _EVERY_YEAR.search(sentence.text), _ONCE.search(sentence.text)
    if bool(every) is bool(once) or _DENIES.search(sentence.text):
        return
    for clause in clauses_of(sentence):
        said = (_EVERY_YEAR if every else _ONCE).search(clause.text)
        amounts = [
            one
            for letter in clause.text
            if (one := sentence.said.get(letter)) and one.what is MentionKind.MONEY
        ]
        if said is None or len(amounts) != 1 or amounts[0].number is None:
            continue
        figures = [one.figure for one in index.agreeing(amounts[0])]
        if len(str(amounts[0].number.numerator).rstrip("0")) < _DIGITS:
            ideas = ideas_in(sentence.text) - _GENERAL
            known = {_scheme(one) for one in figures if ideas_in(one.label) & ideas}
            figures = [one for one in figures if _scheme(one) in known]
        are_once = [one for one in figures if _is_once(one)]
        last = [one for one in figures if _LASTS.search(one.name)]
        wrong = are_once if every and not last else last if once and not are_once else []
        if wrong:
            is_what = "one-off" if every else "there year after year"
            ideas = ideas_in(sentence.text)
            meant = max(wrong, key=lambda one: len(ideas_in(one.label) & ideas))
            truth = f"by the case, “{meant.label}” is {is_what}"
            yield Verdict(clause, said.start(), said.end(), truth)
        elif figures:
            yield Verdict(clause, said.start(), said.end(), "")


def _scheme(figure: Figure) -> str:
    """What the name of a figure begins with: its scheme, where it has one."""
    return figure.name.partition(".")[0]


def _is_once(figure: Figure) -> bool:
    """Whether the name of a figure, or of the list that it stands in, says that it is one-off."""
    return bool(_IS_ONCE.search(f"{figure.name} {figure.label} {figure.source}"))
