"""Finds groups of people that the text says pay nothing, and that a product counts as payers."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.sums.equations import equations
from reports.check.telling import found

RULE = "multiplied"
_NOTHING = re.compile(
    r"\b(?:nil[\s-]charge|no charge|(?:pay|pays|paying|contribute|contributes|give|gives|owe) "
    r"nothing|not (?:asked|required|charged|expected) to|do not pay|does not pay|"
    r"(?:are|is) not (?:charged|asked)|exempt from|without (?:a )?charge|free of charge)\b",
    re.IGNORECASE,
)
_FEWEST = 10


def multiplied_findings(script: Script) -> Iterator[Finding]:
    """A question for each number of people said to pay nothing that is multiplied by an amount of
    money."""
    spared: dict[tuple[tuple[str, ...], object], tuple[Passage, Mention]] = {}
    for passage in script.passages:
        for mention in passage.mentions:
            _start, end = passage.sentence(mention.start)
            counts = mention.what is MentionKind.COUNT and (mention.number or 0) >= _FEWEST
            if counts and _NOTHING.search(passage.text, mention.end, end):
                spared.setdefault((passage.trail, mention.number), (passage, mention))
    asked = set()
    for passage in script.passages:
        for equation in equations(passage):
            for term in equation.products:
                key = (passage.trail, term.number)
                if key in spared and term.what is MentionKind.COUNT and key not in asked:
                    asked.add(key)
                    message = (
                        f"{term.text} are said to pay nothing and are multiplied here as if they "
                        "paid: which is meant? Mend one of the two, or explain it."
                    )
                    yield found(FindingKind.QUESTION, RULE, passage, message, at=term)
