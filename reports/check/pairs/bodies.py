"""A council or another public body that only one sentence of the paper names, where another that
tells of the same names one of its kind."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reports.check.finding import Finding, FindingKind
from reports.check.pairs.uncommon import Told, Uncommon
from reports.check.relations.sentence import Sentence
from reports.check.subjects.concepts import ideas_in
from reports.check.telling import found

RULE = "body"
_ENOUGH = 5  # how much the shared words must tell
_BODY = re.compile(
    r"\b(?P<name>(?!The |With |And )[A-Z][\w'’-]+"
    r"(?: (?:(?:and|of|upon|on|in) )?[A-Z][\w'’-]+){0,3}?) "
    r"(?P<kind>(?:County|City|Borough|District|Town|Parish|Metropolitan) Council|"
    r"NHS (?:Foundation )?Trust|Clinical Commissioning Group|Housing (?:Association|Group)|"
    r"University|Constabulary|Police|Fire and Rescue Service)\b"
)


def body_findings(sentences: Sequence[Sentence], known: Uncommon) -> Iterator[Finding]:
    """A question at each such name."""
    every: defaultdict[str, set[int]] = defaultdict(set)
    named: dict[int, list[re.Match[str]]] = {}
    for at, sentence in enumerate(sentences):
        named[at] = [*_BODY.finditer(sentence.text)]
        for match in named[at]:
            every[match[0]].add(at)
    by_at = {one.at: one for one in known.told}
    for name, places in every.items():
        only = by_at.get(min(places)) if len(places) == 1 else None
        if only is None or not only.is_typed or len(named[only.at]) != 1:
            continue
        match = named[only.at][0]
        other = _other(only, match, named, known)
        if other is not None and not _is_said(match["name"], only.at, sentences):
            said = " ".join(other.sentence.text.split())
            message = (
                f"Only this sentence names {name}, and “{said[:90]}” names "
                f"{named[other.at][0][0]}: is this the one that is meant?"
            )
            span = only.sentence.start + match.start(), only.sentence.start + match.end()
            yield found(FindingKind.QUESTION, RULE, only.sentence.passage, message, at=span)


def _other(
    only: Told, match: re.Match[str], named: dict[int, list[re.Match[str]]], known: Uncommon
) -> Told | None:
    """The sentence that tells most of the same, where it names one other body of that kind."""
    but = ideas_in(match[0])
    best = max(known.beside(only, but), key=lambda one: one[1], default=None)
    if best is None or best[1] < _ENOUGH or 2 * best[1] < known.weight(only, but):
        return None
    its = named[best[0].at]
    is_one = len(its) == 1 and its[0]["kind"] == match["kind"] and its[0][0] != match[0]
    return best[0] if is_one else None


def _is_said(name: str, at: int, sentences: Sequence[Sentence]) -> bool:
    """Whether another sentence has the name without what kind of body it is."""
    return any(name in one.text for its, one in enumerate(sentences) if its != at)
