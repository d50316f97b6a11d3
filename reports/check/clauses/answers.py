"""Questions that the facts of a paper answer with yes or no: "it is a key decision" where the case
says that it is none."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import PassageKind, Script
from reports.check.subjects.hedges import LONGEST, states_nothing
from reports.check.telling import found
from reports.figures.figure import Figure
from reports.figures.registry import Figures

RULE = "answer"
_DENIES = re.compile(r"\b(?:not|no|never|neither|nor|nothing|none|without)\b|n['’]t\b", re.I)
_THIS = re.compile(
    r"\b(?:it|this|these|the (?:report|paper|decision|proposals?|matter|recommendations?)|is|"
    r"was)\b",
    re.IGNORECASE,
)


def answer_findings(script: Script, figures: Figures) -> Iterator[Finding]:
    """A question for each sentence that answers otherwise than the facts of the paper."""
    asked = [
        (re.compile(rf"\b{re.escape(one.label.casefold())}\b"), one)
        for one in figures.plain.values()
        if one.name.startswith("paper.") and one.value in ("Yes", "No") and " " in one.label
    ]
    for passage in script.typed if asked else ():
        if passage.kind is PassageKind.HEADING:
            continue
        for start, end in passage.sentences:
            said = passage.text[start:end]
            if end - start > LONGEST or states_nothing(said) or not _THIS.search(said):
                continue
            for pattern, figure in asked:
                match = pattern.search(said.casefold())
                if match is None or len(said) != len(said.casefold()):
                    continue
                denied = bool(_DENIES.search(said, 0, match.start()))
                if denied is not (figure.value == "No"):
                    at = (start + match.start(), start + match.end())
                    kind, told = FindingKind.QUESTION, _told(figure)
                    yield found(kind, RULE, passage, told, at=at, figure=figure.name)


def _told(figure: Figure) -> str:
    return (
        f"The facts of the paper say “{figure.label}: {figure.value}”: does this say otherwise? "
        "Mend the sentence, or the facts of the paper."
    )
