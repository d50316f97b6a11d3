"""What a sentence says that members are asked to do, where no recommendation asks for it: to agree
where they are asked to note, or to note where they are asked to agree."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Script
from reports.check.subjects.hedges import gives_no_value
from reports.check.telling import found
from workbench.numbers.listing import listed

RULE = "asked"
_TO_NOTE = frozenset({"note", "receive"})
_TO_AGREE = frozenset(
    {"agree", "approve", "endorse", "adopt", "authorise", "support", "choose", "select", "decide"}
)
_ASKED = re.compile(
    r"\b(?:Members|members|[Cc]ouncillors|Cabinet|(?:[Cc]ommittee|[Bb]oard|[Cc]ouncil|[Ee]xecutive|"
    r"[Pp]anel|[Gg]roup|[Mm]eeting)) (?:is|are) (?:now |only |therefore |simply )*"
    r"(?:asked|recommended|invited|requested) (?:only |simply )?to (?P<verb>[a-z]+)"
)
_BEGINS = re.compile(r"^\W*(?:That |To |The [\w ]+ is recommended to )?(?P<verb>[A-Za-z]+)")


def asked_findings(script: Script) -> Iterator[Finding]:
    """A question at each such sentence."""
    verbs = [
        match["verb"].lower()
        for one in script.passages
        if one.recommendation and (match := _BEGINS.match(one.text))
    ]
    of = [group for group in (_TO_NOTE, _TO_AGREE) if verbs and group.issuperset(verbs)]
    if not of:
        return
    others = _TO_AGREE if of[0] is _TO_NOTE else _TO_NOTE
    for passage in script.typed:
        for match in _ASKED.finditer(passage.text):
            start, end = passage.sentence(match.start())
            is_stated = not gives_no_value(passage.text[start:end].replace(match[0], ""))
            if match["verb"] in others and is_stated:
                asked = listed([f"to {verb}" for verb in dict.fromkeys(verbs)])
                message = (
                    f"The recommendations ask {asked}, and this says to {match['verb']}: is this "
                    "what members are asked?"
                )
                yield found(FindingKind.QUESTION, RULE, passage, message, at=match.span("verb"))
