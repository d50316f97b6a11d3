"""A clause of a sentence: the subjects that it names or goes on with, and whether it denies what it
says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.check.subjects.marking import Marked

_NAME = "[\ue000-\ue7ff]"
# Where one clause ends and the next begins. Names that "and" or a comma joins stay together.
_ENDS = re.compile(
    rf"[;:–—]|(?<!{_NAME}),(?!\d)|,(?! (?:and |or |nor )?(?:the |a )?{_NAME})|\.(?=\s|$)|"
    r"\b(?:but|while|whilst|whereas|although|though|because|since|as well as|who|which|where|when|"
    r"so that|alongside|together with|along with|after which|with the result that)\b|"
    rf"(?<!{_NAME}) and\b|\band\b(?! (?:the |a )?{_NAME})"
)
# What a clause begins with that goes on about the subject of the one before it.
_GOES_ON = re.compile(
    r"^\s*(?:so |therefore |thus |also |now |still |then |hence |just |only |even |"
    r"accordingly |duly |yet |nevertheless |later |is |it |that )*"
    r"(?:is|was|are|were|having|being|has|have|had|does|did|do|will|would|should|may|can|could|must|goes|went|"
    r"gets|got|comes|came|makes|made|stands|stood|falls|fell|takes|took|leads|led|wins|won|loses|"
    r"lost|beats|beat|puts?|[a-z]{3,}(?:ed|es|s)|not)\b"
)
_DENIES = re.compile(
    r"\b(?:not|never|neither|nor|cannot|hardly|without|nobody|no longer|no|none|nothing|"
    r"fail(?:s|ed)? to|declin(?:es|ed) to|refus(?:es|ed) to|rather than|instead of|unlikely to|"
    r"far from|stop(?:s|ped) short of|narrowly miss(?:es|ed)|miss(?:es|ed) out on|against)\b|"
    r"n['’]t\b"
)
# Words that leave open what is so, or that compare.
_OPEN = re.compile(
    r"\b(?:or|than|unless|until|whether|if|either|whichever|whatever|any|had (?:it|they)|"
    rf"were (?:it|they))\b|^\s*had (?:the )?{_NAME}"
)


@dataclass(frozen=True)
class Clause:
    """Characters from `start` to `end` of a marked sentence. `named` are the marks of subjects in
    it; `subjects` these, or the one that it goes on with."""

    sentence: Marked
    start: int
    end: int
    subjects: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]

    @property
    def is_open(self) -> bool:
        """Whether it says what could be, or compares."""
        return bool(_OPEN.search(self.text))

    def is_denied(self, at: int) -> bool:
        """Whether what stands at a place of the clause is denied: by an odd number of words."""
        words = [one[0] for one in _DENIES.finditer(self.text, 0, at)]
        return len(words) % 2 == 1 or "neither" in words


def clauses_of(sentence: Marked) -> Iterator[Clause]:
    """The clauses of a sentence, in sequence."""
    before: tuple[str, ...] = ()
    for start, end in _bounds(sentence.text):
        named = tuple(dict.fromkeys(c for c in sentence.text[start:end] if c in sentence.named))
        subjects = named
        if not named and len(before) == 1 and _GOES_ON.match(sentence.text[start:end]):
            subjects = before
        yield Clause(sentence, start, end, subjects, named)
        before = subjects or before


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _ENDS.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)
