"""Recommendations that do not begin as the house format asks."""

from collections.abc import Iterator

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Script
from reports.check.telling import found

RULE = "recommendation"


def recommendation_findings(script: Script, facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each recommendation that does not begin with the word the format asks for."""
    word = facts.recommendations_begin
    if not word:
        return
    for passage in script.passages:
        if passage.recommendation and not passage.text.lstrip().startswith(f"{word} "):
            message = f"A recommendation of this format begins with {word!r}: begin this one so."
            first = passage.text.split(" ", 1)[0]
            yield found(FindingKind.ADVICE, RULE, passage, message, at=(0, len(first)))
