"""Questions that the facts of a paper answer with yes or no: "it is a key decision" where the case
says that it is none."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, PassageKind, Script
from reports.check.subjects.hedges import LONGEST, states_nothing
from reports.check.telling import found
from reports.figures.figure import Figure
from reports.figures.registry import Figures

RULE = "answer"
_AGAINST = r"(?:contrary to|outside|departs? from|departure from|in breach of)"
# What each fact of a paper is called in sentences, besides its label.
_ALSO = {
    "key_decision": r"key decision",
    "forward_plan": r"forward plan",
    "contrary_to_budget": rf"{_AGAINST} (?:the |its )?"
    r"(?:\w+ )?(?:budget\w*|budgetary framework)",
    "contrary_to_policy": rf"{_AGAINST} (?:the |its )?"
    r"(?:\w+ )?polic(?:y|ies)",
    "equality_assessment": r"(?:equalit(?:y|ies)|equality impact|equalities impact) (?:impact )?"
    r"(?:assessment|analysis) (?:has been|was|is attached|has)",
    "consultation": r"consult(?:ation|ed)(?: has been| was| have been)",
    "final_decision": r"final decision",
    "accessibility_checked": r"(?:checked for accessibility|accessibility (?:has been|was|is) "
    r"(?:checked|tested))",
}
# Where what denies one thing stops denying the next.
_NEXT = re.compile(r"[,;:]|\b(?:though|although|but|while|whereas|and|yet|however)\b")
_SOME_WARDS = re.compile(
    r"\b(?:some|certain|several|a few|not all|part)\b(?: of)?(?: the| our| its)?"
    r"(?: [\w’']+){0,3} wards\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b[Tt]h(?:e|is) (?:paper|report) (?:is|was|remains|will be) (?:\w+ )?(?P<secret>confidential|"
    r"exempt|private|not for publication|restricted)\b"
)
_DENIES = re.compile(r"\b(?:not|no|never|neither|nor|nothing|none|without)\b|n['’]t\b", re.I)
_THIS = re.compile(
    r"\b(?:it|this|these|the (?:report|paper|decision|proposals?|matter|recommendations?)|is|"
    r"was|has|have)\b",
    re.IGNORECASE,
)


def answer_findings(script: Script, figures: Figures) -> Iterator[Finding]:
    """A question for each sentence that answers otherwise than the facts of the paper."""
    asked = [
        (_called(one), one)
        for one in figures.plain.values()
        if one.name.startswith("paper.")
        and one.value in ("Yes", "No")
        and (" " in one.label or one.name.partition(".")[2] in _ALSO)
    ]
    for passage in script.typed if asked else ():
        if passage.kind is PassageKind.HEADING:
            continue
        for start, end in passage.sentences:
            said = passage.text[start:end]
            if end - start > LONGEST or states_nothing(said) or not _THIS.search(said):
                continue
            yield from _publicity(passage, start, end, figures)
            yield from _wards(passage, start, end, figures)
            for pattern, figure in asked:
                match = pattern.search(said.casefold())
                if match is None or len(said) != len(said.casefold()):
                    continue
                first = max((m.end() for m in _NEXT.finditer(said, 0, match.start())), default=0)
                denied = bool(_DENIES.search(said, first, match.end()))
                if denied is not (figure.value == "No"):
                    at = (start + match.start(), start + match.end())
                    kind, told = FindingKind.QUESTION, _told(figure)
                    yield found(kind, RULE, passage, told, at=at, figure=figure.name)


def _publicity(passage: Passage, start: int, end: int, figures: Figures) -> Iterator[Finding]:
    """A question where a public paper is called exempt."""
    match = _SECRET.search(passage.text, start, end)
    public = [figures.plain.get(name) for name in ("paper.publicity", "paper.status")]
    known = next((one for one in public if one is not None and one.value == "Public"), None)
    if match is not None and known is not None:
        at = match.span("secret")
        yield found(FindingKind.QUESTION, RULE, passage, _told(known), at=at, figure=known.name)


def _wards(passage: Passage, start: int, end: int, figures: Figures) -> Iterator[Finding]:
    """A question where a paper on all wards is called one on some."""
    match = _SOME_WARDS.search(passage.text, start, end)
    figure = figures.plain.get("paper.wards")
    if match is not None and figure is not None and figure.value == "All":
        yield found(
            FindingKind.QUESTION, RULE, passage, _told(figure), at=match.span(), figure=figure.name
        )


def _called(figure: Figure) -> re.Pattern[str]:
    """What a sentence calls a fact by."""
    label = re.escape(figure.label.casefold())
    also = _ALSO.get(figure.name.partition(".")[2])
    return re.compile(rf"\b(?:{also})\b" if also else rf"\b{label}\b")


def _told(figure: Figure) -> str:
    return (
        f"The facts of the paper say “{figure.label}: {figure.value}”: does this say otherwise? "
        "Mend the sentence, or the facts of the paper."
    )
