"""Clauses that give options a level on a criterion, in any order of words: "was marked down to low
on savings", "gets top marks for culture"."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.claims.stating import Stated, Wrong
from reports.check.clauses.clause import Clause
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption
from reports.check.words import content_words

# Behind a level: anything but a noun ("high cost" is no rating).
_BEHIND = (
    r"(?=\s*(?:[,.;:)]|$)| (?:on|for|against|under|in|at|with|by|when|as|too|also|overall|"
    r"throughout|ratings?|scores?|marks?|grades?|there|here|and)\b)"
)
_VERY = r"(?:is|was|are|very|particularly|looks|as|notably|especially)"
# Everyday words for a level; they contradict the opposite one alone.
_OPPOSITE = {
    "low": re.compile(
        rf"\b(?:{_VERY} strong(?:est)?|excellent|(?:top|full|good|the best|the highest) marks?|"
        r"shines?|excels?|scores? well|does well|did well)\b"
    ),
    "high": re.compile(
        rf"\b(?:{_VERY} weak(?:est)?|poor(?:ly)?|(?:bottom|poor|bad|the worst|the lowest) marks?|"
        r"badly|struggles?|does worst)\b"
    ),
}


def only_criterion(text: str, judged: Judged) -> JudgedCriterion | None:
    """The criterion of which a text has words that no other criterion has."""
    said = content_words(text)
    named = []
    for one in judged.criteria:
        others = [content_words(other.name) for other in judged.criteria if other is not one]
        if content_words(one.name).difference(*others) & said:
            named.append(one)
    return named[0] if len(named) == 1 else None


def level_claims(stated: Stated, clause: Clause, options: list[str]) -> Iterator[Wrong]:
    """Claims on levels."""
    levels = sorted({level for one in stated.about for level in one.levels}, key=len, reverse=True)
    if not levels:
        return
    words = "|".join(map(re.escape, levels))
    found = [*re.finditer(rf"\b(?P<level>{words})\b{_BEHIND}", clause.text)]
    if len(found) == 1:
        denied = clause.is_denied(found[0].start())
        tell = partial(_told, stated, clause, (found[0]["level"], denied))
        yield from _wrong(stated, clause, options, found[0], tell)
    elif not found:
        for level, pattern in _OPPOSITE.items():
            match = pattern.search(clause.text)
            if match and not clause.is_denied(match.start()):
                tell = partial(_told, stated, clause, (level, True))
                yield from _wrong(stated, clause, options, match, tell)


def _wrong(
    stated: Stated,
    clause: Clause,
    options: list[str],
    match: re.Match[str],
    told: "partial[str | None]",
) -> Iterator[Wrong]:
    for option in options:
        truth = stated.contradicted(option, told)
        if truth is not None:
            start, end = clause.start + match.start(), clause.start + match.end()
            yield Wrong(start, end, truth, is_asked=True)
            return


def _told(
    stated: Stated, clause: Clause, claim: tuple[str, bool], judged: Judged, option: JudgedOption
) -> str | None:
    """What an option is rated, where a clause gives it another level, or denies the one it has."""
    level, denied = claim
    criterion = only_criterion(clause.text, judged) or only_criterion(stated.text, judged)
    known = option.levels.get(criterion.code) if criterion else None
    if criterion is None or known is None or (known == level) is not denied:
        return None
    return f"{option.name} is rated {known} on {criterion.name}"
