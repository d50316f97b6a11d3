"""Reasons for which options are said to be out: "for want of a precedent", "the law put paid to
it"."""

import re
from collections.abc import Iterator

from reports.check.clauses.meanings import MEANINGS
from reports.check.known.said import Said
from reports.check.known.verdict import Verdict
from reports.check.statements.predicates import criterion_said
from reports.check.subjects.judged import Judged
from workbench.numbers.listing import listed

_DROPPED = MEANINGS[1].words
_KILLED = re.compile(
    r"\b(?:put paid to|did for|let down by|(?:stood|stands?) in the way of|blocked|blocks|barred|"
    r"undone by|held back by|fell foul of|caught (?:out )?by|failed by|beaten by|ruined by|sank|"
    r"sinks|scuppered|scuppers|counted against|killed|told against|ended the case for|stopped|"
    r"rul\w+ out|disqualif\w+|defeated)\b"
)
_OUT = re.compile(
    r"\b(?:not (?:be |being )?(?:pursued|taken|recommended|carried|shortlisted|viable|feasible)|"
    r"fell|falls|fails?|failed|out)\b"
)
_CAUSE = re.compile(
    r"\b(?:for (?:want|lack|a lack|fear|reasons) of|for its|because(?: of)?|owing to|due to|"
    r"on account of|on (?:the )?(?:grounds?|basis)|as a result of|in the absence of|since|"
    r"through (?:want|lack)|given|over (?:doubts|concerns|fears|worries))\b"
)


def reasons(said: Said, judged: Judged) -> Iterator[Verdict]:
    """A reason in a sentence that is none of the option's failures."""
    text = said.clause.sentence.text
    if said.clause.start and not _starts(said):
        return
    rows = {row for _at, row in said.whole}
    if len(rows) != 1:
        return
    option = judged.options[rows.pop()]
    cause, killed = _CAUSE.search(text), _KILLED.search(text)
    dropped = _DROPPED.search(text) or _OUT.search(text)
    if killed is not None and cause is None:
        place, start, end = text, killed.start(), killed.end()
    elif cause is not None and dropped is not None:
        place, start, end = text[cause.end() :], cause.start(), cause.end()
        if dropped.start() > cause.end():
            place = text[cause.end() : dropped.start()]
    else:
        return
    if not option.is_dropped and (killed is None or cause is not None):
        return
    criterion = criterion_said(place, judged)
    if criterion is None or criterion.code in option.failed:
        return
    if not criterion.is_gateway and not option.failed:
        return
    failed = [f"“{one.name}”" for one in judged.criteria if one.code in option.failed]
    truth = (
        f"{option.name} fails {listed(failed)}, and not “{criterion.name}”"
        if failed
        else f"{option.name} passes “{criterion.name}”"
    )
    clause = said.clause
    yield Verdict(clause, start - clause.start, end - clause.start, truth)


def _starts(said: Said) -> bool:
    return not said.clause.sentence.text[: said.clause.start].strip()
