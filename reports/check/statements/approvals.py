"""Who has approved the paper and who has not."""

import re
from collections.abc import Iterator, Mapping

from reports.check.clauses.clause import Clause, clauses_of
from reports.check.known.verdict import Verdict
from reports.check.subjects.concepts import stems_in
from reports.check.subjects.marking import Marked
from reports.figures.figure import Figure

_BEGINS = "paper.approvals."
_PENDING = re.compile(
    r"\b(?:yet to|await\w*|outstanding|pending|has not|have not|hasn['’]t|unsigned|refus\w+|"
    r"withheld|not (?:yet )?(?:been )?(?:approv\w+|sign\w+|clear\w+|agre\w+|given|"
    r"seen|obtained|received)|still to (?:\w+ )?(?:approve|sign|clear|agree|be)|return\w+|"
    r"declin\w+|subject to|"
    r"is still (?:awaited|outstanding|needed|required))\b"
)
_GIVEN = re.compile(
    r"\b(?:approv\w+|sign(?:s|ed)?(?: it| this| the \w+)? off|clear(?:s|ed|ance)|agreed|gave|given|"
    r"endorsed|confirmed|content|consent\w*|sign-off|signed)\b"
)
_PLAIN = stems_in("officer team service head")
_DONE = "given"


def approvals_of(figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """The state of each approval."""
    return tuple(
        figure
        for name, figure in figures.items()
        if name.startswith(_BEGINS) and not name.endswith(".on")
    )


def approving(sentence: Marked, known: tuple[Figure, ...]) -> Iterator[Verdict]:
    """The statements of a sentence on approvals."""
    if not known or (not _GIVEN.search(sentence.text) and not _PENDING.search(sentence.text)):
        return
    for clause in clauses_of(sentence):
        pending, given = _PENDING.search(clause.text), _GIVEN.search(clause.text)
        match = pending or given
        figure = _role(clause, known)
        if match is None or figure is None:
            continue
        is_given = figure.value == _DONE
        if is_given is bool(pending):
            state = "given" if is_given else str(figure.value) or "not asked for"
            truth = f"{figure.label[:1].lower()}{figure.label[1:]} is {state}"
            yield Verdict(clause, match.start(), match.end(), truth)
        else:
            yield Verdict(clause, match.start(), match.end(), "")


def _role(clause: Clause, known: tuple[Figure, ...]) -> Figure | None:
    """The one approval whose role a clause names."""
    said = stems_in(clause.text)
    found = []
    for figure in known:
        role = figure.label.removeprefix("Approval by the ")
        initials = re.search(r"\(([A-Z]{2,6})\)", role)
        words = stems_in(re.sub(r"\s*\([^)]*\)", "", role))
        told = words - _PLAIN
        words = told if len(told) > 1 else words
        if words <= said or (initials and initials[1].lower() in clause.text.split()):
            found.append((len(words), figure))
    most = max((number for number, _figure in found), default=0)
    best = [figure for number, figure in found if number == most]
    return best[0] if len(best) == 1 else None
