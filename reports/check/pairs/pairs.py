"""The sentences of each business case of a paper, held against one another in pairs."""

import re
from collections.abc import Callable, Iterator, Sequence

from reports.check.finding import Finding
from reports.check.pairs.denied import denied_findings
from reports.check.pairs.left import left_findings
from reports.check.pairs.only import only_findings
from reports.check.passages import PassageKind, Script
from reports.check.relations.sentence import Sentence, in_passage

RULES: tuple[Callable[[Sequence[Sentence]], Iterator[Finding]], ...] = (
    denied_findings,
    only_findings,
    left_findings,
)
# "A/R.6.173 Client contributions": the heading of a scheme that a paper has among others.
_SCHEME = re.compile(r"[A-Z][\w]*(?:[/.-][\w]+)+\s")


def pair_findings(script: Script) -> Iterator[Finding]:
    """Questions about pairs within one business case: the part of the paper on one scheme, or the
    whole paper where it is on one thing."""
    cases: dict[str, list[Sentence]] = {}
    for passage in script.passages:
        if passage.kind is not PassageKind.HEADING:
            top = passage.trail[0] if passage.trail else ""
            case = top if _SCHEME.match(top) else ""
            cases.setdefault(case, []).extend(in_passage(passage))
    for sentences in cases.values():
        for rule in RULES:
            yield from rule(sentences)
