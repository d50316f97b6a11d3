"""The finding: what the check of a paper reports about one place in it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

# The rules by which something is missing.
APPROVAL, EMPTY_SECTION, MISSING_FACT = "approval", "empty-section", "missing-fact"
NOTHING_TO_SHOW, UNANSWERED = "nothing-to-show", "unanswered"
# The rule by which numbers of a public copy may give an exempt one.
GIVEN_AWAY = "given-away"
# Those that no explanation stands in for.
DONE_ALONE = frozenset({APPROVAL})


class FindingKind(StrEnum):
    """The kind of a finding. A figure is matching, contradicting or unsupported; anything else is
    an error to correct, a question that only a person can answer, or advice."""

    MATCHING = "matching"
    CONTRADICTING = "contradicting"
    UNSUPPORTED = "unsupported"
    ERROR = "error"
    QUESTION = "question"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class PlaceInPaper:
    """A place in a paper: the key of its section (empty outside the sections that officers write),
    and the heading above it with its printed number."""

    section: str = ""
    number: str = ""
    heading: str = ""

    @property
    def text(self) -> str:
        """The heading in words: "4.8 Procurement"."""
        return f"{self.number} {self.heading}".strip() or "The paper"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `excerpt` is the sentence or cell, of which `typed` begins at `start`. `figure`
    is the full name of a figure that matches or is contradicted, and `replacement` what to type in
    place of `typed` to quote it. `explained` are an officer's words on why it stands as it is.
    `about` is the key of the part that is missing, whatever its heading is called, or what an
    explanation has to be of where nothing else tells it."""

    kind: FindingKind
    rule: str
    place: PlaceInPaper
    message: str
    excerpt: str = ""
    typed: str = ""
    start: int = 0
    figure: str = ""
    replacement: str = ""
    explained: str = ""
    about: str = ""

    @property
    def fingerprint(self) -> str:
        """The key under which an explanation is kept. It depends on the rule, the section, the
        excerpt and the typed words, so an explanation no longer applies once one of them
        changes."""
        words = " ".join(self.excerpt.split())
        parts: tuple[str, ...] = (self.rule, self.place.section, words, self.typed)
        parts = (*parts, self.about) if self.about else parts
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def may_be_explained(self) -> bool:
        """Whether an officer's words may stand in for the correction. An approval has to be
        given."""
        return self.rule not in DONE_ALONE

    @property
    def stops_issue(self) -> bool:
        """Whether the paper cannot be issued before this is corrected or explained: a contradiction
        or an error without an explanation."""
        serious = self.kind in (FindingKind.CONTRADICTING, FindingKind.ERROR)
        return serious and not self.explained
