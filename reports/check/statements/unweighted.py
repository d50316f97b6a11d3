"""Statements on how criteria are weighted, where the appraisal gives them no weights."""

import re
from collections.abc import Iterator

from reports.check.clauses.clause import Clause
from reports.check.known.verdict import Verdict
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.judged import Judged
from reports.check.subjects.marking import Marked

_MUCH = (
    r"(?:twice|double|triple|half|three times|(?:much |far |slightly )?(?:more|less|greater|"
    r"smaller|heavier|higher|lower)|the (?:most|least|greatest|highest|largest|heaviest|"
    r"smallest)|[\ue800-\uefff])"
)
_WEIGHTED = re.compile(
    rf"\b(?:gives?|gave|given|giving|carr(?:y|ies|ied|ying)|has|have|had|with|bears?|bore|put|puts|"
    rf"at|attach\w*|receiv\w+|gets?|got|is|are|was|were) (?:\w+ ){{0,4}}?{_MUCH}"
    r"(?:%| per cent)?(?: of)?(?: the| its)? weight(?:ing|s)?\b|"
    rf"\bweight(?:ed|ing|s)?(?: \w+)?(?: at| of| as)? {_MUCH}(?! \w+ weight)|"
    rf"\b(?:counts?|counted|mattered|matters?) (?:for )?{_MUCH}\b|"
    rf"\b{_MUCH} (?:as )?(?:heavily|highly) weighted\b|\bweighted {_MUCH} (?:as )?heavily\b"
)
_NO_WEIGHT = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|whatever|whichever|any|how|were|regardless|"
    r"irrespective|every|all|different|other|various|chang(?:ed|es|ing))\b|n['’]t\b"
)


def weighted(sentence: Marked, about: tuple[Judged, ...], has_weights: bool) -> Iterator[Verdict]:
    """A sentence that says how much weight a ranking criterion has, where none has any."""
    if has_weights or len(about) != 1 or len(about[0].ranking) < 2:
        return
    match = _WEIGHTED.search(sentence.text)
    if match is None or _NO_WEIGHT.search(sentence.text):
        return
    known = frozenset().union(*(ideas_in(one.name) for one in about[0].ranking))
    if not known & ideas_in(sentence.text) and "criteri" not in sentence.text:
        return
    whole = Clause(sentence, 0, len(sentence.text), (), ())
    truth = f"the ranking criteria of “{about[0].title}” have no weights"
    yield Verdict(whole, *match.span(), truth)
