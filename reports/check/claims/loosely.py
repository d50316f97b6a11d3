"""What a clause says of one option in words that no rule knows in their order: it has the name of
one option and words of a place or of going on or out. Only a person can judge these, so the check
asks."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.claims.outcomes import other_outcome
from reports.check.claims.stating import Stated, Wrong, names
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import O

_CLAUSES = re.compile(r"[;:,.]|\b(?:and|but|while|whereas|although|though|with|who|which)\b")
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|than|or|without|unless|until|cannot|hardly|nothing)\b|n't\b"
)
_PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1,
    "bottom": -1, "top": 1, "runner-up": 2, "runner up": 2,
}  # fmt: skip
_PLACE = re.compile(
    r"(?:\b(?P<nth>first|second|third|fourth|fifth|sixth|last|top|bottom) (?:place|spot|position)\b"
    r"|\b(?P<end>first|second|third|fourth|fifth|last|top|bottom) (?:of|in) (?:the |our |this )?"
    r"(?:list|table|order|ranking|class|field|pack|pile)\b|\b(?P<up>runner[- ]up)\b)"
)
_ON = re.compile(
    r"\b(?:surviv\w+|recommended (?:for|to) (?:detailed|further|full|the next)|"
    r"shortlist\w*|short-list\w*|work(?:ed)? up|"
    r"through to the (?:next|second|final)|"
    r"still (?:standing|in play|in contention)|in contention|kept in|"
    r"carr(?:y|ied|ies) (?:on|through|over|forward)|"
    r"go(?:es|ne)? (?:on|through|forward) to|went (?:on|through|forward) to|"
    r"progress(?:es|ed)? to|advanc(?:es|ed) to)\b"
)
_OUT = re.compile(
    r"\b(?:ruled out|reject\w*|eliminat\w+|abandon\w+|discard\w+|exclud\w+|dismiss\w+|knocked out|"
    r"thrown out|sifted out|weeded out|screened out|falls? (?:by|away)|fell (?:by|away)|out of "
    r"(?:contention|the running|play)|drops? out|dropped|parked|shelved|goes? no further)\b"
)


def loose_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims of the clauses that have one option, and of lists by rank."""
    yield from _ordered(stated)
    at = 0
    ends = (*(one.start() for one in _CLAUSES.finditer(stated.text)), len(stated.text))
    for end in ends:
        clause, start = stated.text[at:end], at
        at = end + 1
        marks = stated.marks(clause)
        if len(set(marks)) != 1 or _NOT.search(clause):
            continue
        yield from _placed(stated, marks[0], clause, start)
        yield from _goes(stated, marks[0], clause, start)


_ORDER = re.compile(
    rf"(?:order|ranking|sequence)[^:.]{{0,30}}: "
    rf"(?P<list>{O}(?:(?:,|;| and| then| followed by)* {O})+)"
)


def _ordered(stated: Stated) -> Iterator[Wrong]:
    """Options in the order of their ranks."""
    for match in _ORDER.finditer(stated.text):
        marks = stated.marks(match["list"])

        def told(judged: Judged, _option: JudgedOption, marks: list[str] = marks) -> str | None:
            said = [c for mark in marks for key, c in stated.keys(mark) if key == judged.key]
            ranks = [judged.option(code).rank for code in said]
            known = [rank for rank in ranks if rank is not None]
            if len(known) < len(marks) or known == sorted(known):
                return None
            right = sorted(said, key=lambda code: judged.option(code).rank or 0)
            return f"by rank the order is {names([judged.option(code) for code in right])}"

        truth = stated.contradicted(marks[0], told)
        if truth is not None:
            yield Wrong(match.start("list"), match.end("list"), truth, is_asked=True)


def _placed(stated: Stated, mark: str, clause: str, start: int) -> Iterator[Wrong]:
    match = _PLACE.search(clause)
    if match is None:
        return
    word = match["nth"] or match["end"] or match["up"]

    def told(judged: Judged, option: JudgedOption) -> str | None:
        ranks = [one.rank for one in judged.options if one.rank]
        place = _PLACES[word] if _PLACES[word] > 0 else max(ranks, default=0)
        if not ranks or option.rank == place:
            return None
        return f"{option.name} is ranked {option.rank}" if option.rank else None

    truth = stated.contradicted(mark, told)
    if truth is not None:
        yield Wrong(start + match.start(), start + match.end(), truth, is_asked=True)


def _goes(stated: Stated, mark: str, clause: str, start: int) -> Iterator[Wrong]:
    on, out = _ON.search(clause), _OUT.search(clause)
    match = on or out
    if match is None or (on and out):
        return
    what = "forward" if on else "dropped"
    truth = stated.contradicted(mark, partial(other_outcome, what, False))
    if truth is not None:
        yield Wrong(start + match.start(), start + match.end(), truth, is_asked=True)
