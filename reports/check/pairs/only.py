"""A list of things that something applies to, beside words that it applies to one of them only:
"people on AA, DLA or PIP" and "only PIP is taken forward"."""

import re
from collections.abc import Iterator, Sequence

from reports.check.finding import Finding, FindingKind
from reports.check.passages import PassageKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found

RULE = "only"
_NAME = r"(?:[A-Z][A-Z0-9]{1,7}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
_LIST = re.compile(rf"\b({_NAME}(?:, {_NAME})*,? (?:and|or|and/or) {_NAME})\b")
_SPLIT = re.compile(r", (?:and |or )?|,? (?:and/or|and|or) ")
_DONE = (
    r"(?:(?:is|are|will be|would be) (?:taken forward|taken up|included|affected|changed|counted|"
    r"in scope|covered|closed|kept|proposed|chosen)|(?:goes|go) forward|changes?|closes?|counts?)"
)
_ONLY = re.compile(rf"\b[Oo]nly (?:the )?({_NAME}) {_DONE}\b|\b({_NAME}) (?:alone|only) {_DONE}\b")
# Where a list says what something applies to: by its heading, or by its own words.
_HEADED = re.compile(r"\b(?:in scope|within (?:\w+ )?scope|who is affected)\b", re.IGNORECASE)
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies) to|covers?|is for|are in scope|are included|is in scope)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|no|nor|never|without|outside|out of|reject\w*|turned down|earlier|was|were|"
    r"considered|compared|first|later)\b",
    re.IGNORECASE,
)


def only_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """A question for the first list in scope that has more than what is said to be the only one."""
    lists = list(_lists(sentences))
    asked: set[str] = set()
    for sentence in sentences:
        match = _ONLY.search(sentence.passage.text, sentence.start, sentence.end)
        name = (match[1] or match[2]) if match else ""
        if (
            not name
            or name in asked
            or (match and _NOT.search(sentence.text, 0, match.start() - sentence.start))
        ):
            continue
        for told, at, names in lists:
            if told is not sentence and name in names:
                asked.add(name)
                rest = [one for one in names if one != name]
                others = rest[0] if len(rest) == 1 else f"{', '.join(rest[:-1])} and {rest[-1]}"
                message = (
                    f"Elsewhere it is {name} only; here {others} "
                    f"{'is' if len(rest) == 1 else 'are'} named as well: which is meant? Mend one "
                    "of the two, or say what differs."
                )
                yield found(FindingKind.QUESTION, RULE, told.passage, message, at=at)
                break


def _lists(
    sentences: Sequence[Sentence],
) -> Iterator[tuple[Sentence, tuple[int, int], list[str]]]:
    """The lists that say what something applies to, each with its place."""
    for sentence in sentences:
        passage = sentence.passage
        if not passage.typed or passage.kind is PassageKind.CELL or _NOT.search(sentence.text):
            continue
        heading = passage.trail[-1] if passage.trail else ""
        if not (_HEADED.search(heading) or _APPLIES.search(sentence.text)):
            continue
        for match in _LIST.finditer(passage.text, sentence.start, sentence.end):
            yield sentence, (match.start(1), match.end(1)), _SPLIT.split(match[1])
