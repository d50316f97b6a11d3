"""References to appendices, tables and paragraphs that the paper does not have."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, PassageKind, Script
from reports.check.telling import found
from workbench.numbers.listing import listed

RULE = "appendix"
_APPENDIX = re.compile(
    r"\b[Aa]ppendi(?:x|ces)\s+(?P<first>[A-Z]|\d{1,2})\b(?:\.\d+)?"
    r"(?P<more>(?:\s*(?:,|and|or|to|–|-)\s*(?:[A-Z]|\d{1,2})\b)*)"
)
_MORE = re.compile(r"\b([A-Z]|\d{1,2})\b")
_FAR = 60  # characters behind a reference that can name another document
_OTHERS = re.compile(r"^[\s,)]*(?:of|to|in) (?:the|that|its|their|a|an)\b")
_LABEL = re.compile(r"^(?:Appendix|Annex)\s+(\w+)", re.IGNORECASE)
_LINE = re.compile(r"^Appendix \w+\s*[–:-]\s")


def appendix_findings(script: Script) -> Iterator[Finding]:
    """A finding for each appendix that the text names and the paper lacks. A paper that prints no
    appendix may have them as papers of their own: then it is a question. Letters and numbers for
    appendices contradict each other in any case."""
    have = _appendices(script)
    references = list(_references(script))
    lettered = [label.isalpha() for _passage, label, _at in references]
    mixed = not have and any(lettered) and not all(lettered)
    odd = sum(lettered) * 2 < len(lettered)  # whether the letters are the fewer
    asked = set()
    for passage, label, at in references:
        if label in have:
            continue
        if have:
            kind, message = FindingKind.ERROR, _lacking(label, have)
        elif mixed and label.isalpha() == odd:
            kind, message = FindingKind.CONTRADICTING, _MIXED.format(label=label)
        elif label not in asked:
            kind, message = FindingKind.QUESTION, _ELSEWHERE.format(label=label)
        else:
            continue
        asked.add(label)
        yield found(kind, RULE, passage, message, at=at)


_MIXED = (
    "Appendix {label} stands beside appendices that are counted otherwise, by letters or by "
    "numbers: "
    "give all of them one kind of label."
)
_ELSEWHERE = (
    "This paper prints no Appendix {label}: is it a paper of its own? If not, add it or take the "
    "reference out."
)


def _references(script: Script) -> Iterator[tuple[Passage, str, tuple[int, int]]]:
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        for match in _APPENDIX.finditer(passage.text):
            if _OTHERS.match(passage.text[match.end() : match.end() + _FAR]):
                continue  # that of another document
            for label in (match["first"], *_MORE.findall(match["more"])):
                yield passage, label, match.span()


def _lacking(label: str, have: list[str]) -> str:
    known = listed([f"Appendix {one}" for one in have])
    return f"This paper has no Appendix {label}; it has {known}: mend the reference or add it."


def _appendices(script: Script) -> list[str]:
    """The labels of the paper's appendices, in sequence: those with a heading, or a line of their
    own ("Appendix 1 – Implications")."""
    labels: dict[str, None] = {}
    texts = [text for heading in script.headings for text in (heading.number, heading.text)]
    texts += [passage.text for passage in script.passages if _LINE.match(passage.text)]
    for text in texts:
        match = _LABEL.match(text)
        if match:
            labels[match[1]] = None
    return list(labels)
