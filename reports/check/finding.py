"""Findings: what the check reports about one place in a paper."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


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
    """Where in a paper: the key of the officers' section, and the heading it stands beneath with
    its number as printed."""

    section: str = ""
    number: str = ""
    heading: str = ""

    @property
    def text(self) -> str:
        """For people: "4.8 Procurement"."""
        return f"{self.number} {self.heading}".strip() or "The paper"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `excerpt` is the sentence or cell, of which `typed` begins at `start`. `figure`
    is the full name of a figure that matches or is contradicted, and `replacement` what to type in
    place of `typed` to quote it. `explained` are an officer's words on why it stands as it is."""

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

    @property
    def fingerprint(self) -> str:
        """A key for officers' explanations: it stays the same as long as the rule, the section and
        the words do. The same words about another number, or in another sentence, have another."""
        words = " ".join(self.excerpt.split())
        parts = (self.rule, self.place.section, words, self.typed)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def stops_issue(self) -> bool:
        """Whether the paper cannot be issued before this is mended or explained."""
        serious = self.kind in (FindingKind.CONTRADICTING, FindingKind.ERROR)
        return serious and not self.explained
