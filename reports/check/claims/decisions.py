"""What was decided: the preferred option, the one kept in view, and who was there."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.claims.stating import Stated, Wrong, plain
from reports.check.reading.mention import Mention
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import N, O

_PREFERRED = re.compile(
    rf"(?P<option>{O}) (?:is|was|remains|has been) (?P<neg>not )?(?:the )?(?:preferred|"
    r"recommended|chosen|selected)"
    r"(?! by| to )\b"
)
_THE_PREFERRED = re.compile(
    r"(?:the )?(?:(?:preferred|recommended|chosen) (?:option|model|approach|way|route|"
    r"[a-z]+ [a-z]+)|way forward|"
    r"recommendation|decision|choice|preference)(?: for [a-z -]+?| of [a-z -]+?| on [a-z "
    r"-]+?)? (?:is|was|remains|falls on)"
    rf"(?P<neg> not)?(?: for| to choose| to develop| therefore)? (?P<option>{O})"
)
_RECOMMENDS = re.compile(
    r"\b(?:recommends?|recommended|chose|chooses|selected|decided (?:for|on)|settled on|"
    r"(?:asked|invited|recommended) to (?:endorse|approve|agree|adopt|choose|select|support)) "
    rf"(?P<option>{O})(?! (?:is|be|to))"
)
_WITH_A_VIEW = re.compile(
    rf"with a view to (?:moving (?:on )?to |moving in phases to )?(?P<option>{O})"
)
_SOLO = re.compile(
    r"(?:the )?(?:way forward|preferred option|recommendation|choice|decision) (?:is|was) "
    r"(?:the )?(?P<word>[a-z'’-]+)"
    r"(?=\s*(?:[,.;:)]|$))"
)
_BODIES = (
    r"(?:[a-z]+ )?(?:authorities|councils|partners|members|districts|boroughs|organisations|bodies|"
    r"councillors|representatives)"
)
_THERE = (
    r"(?:were |was )?(?:present|took part|takes? part|attended|decided|voted|were there|"
    r"made the decision|"
    r"were represented|joined the decision|were at|were in the room|came to|turned up|joined|"
    r"sat|met)"
)
_TURNOUT = re.compile(
    rf"(?P<many>{N}|all)(?: of| out of)?(?: the)?(?: (?P<of>{N}))?(?: {_BODIES})? {_THERE}\b"
)
_BY = re.compile(
    rf"(?:made|taken|agreed|reached|supported) by (?P<many>{N}|all)(?: of| out of)?(?: the"
    rf")?(?: (?P<of>{N}))? {_BODIES}"
)
_ABSENT = re.compile(
    rf"(?P<many>{N})(?: of(?: the)? {N})? {_BODIES} (?:(?:were|was) (?:absent|missing|not "
    r"present|not there)|stayed away|did not (?:attend|come|take part)|sent apologies|missed)"
)
_LEADS = re.compile(
    rf"(?P<option>{O}) (?:leads?|led|wins?|won|is ahead|comes first|is first)(?: of {O})? "
    rf"by (?P<n>{N}) points?"
)


def decision_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on the decision."""
    for pattern in (_PREFERRED, _THE_PREFERRED, _RECOMMENDS):
        for match in pattern.finditer(stated.text):
            yield from _preferred(stated, match)
    for match in _WITH_A_VIEW.finditer(stated.text):
        truth = stated.contradicted(match["option"], partial(in_view_truth, False))
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)
    yield from _solo(stated)
    yield from _turnout(stated)
    yield from _leads(stated)


def _decided(judged: Judged) -> str:
    return f"the preferred option of {judged.title} is {judged.option(judged.preferred).name}"


def _preferred(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    denied = bool(match.groupdict().get("neg"))
    truth = stated.contradicted(match["option"], partial(preferred_truth, denied))
    if truth is not None:
        yield Wrong(match.start(), match.end(), truth)


def preferred_truth(denied: bool, judged: Judged, one: JudgedOption) -> str | None:
    """Which option is preferred, where it is not what a sentence says."""
    if not judged.preferred:
        return None
    return None if (one.code == judged.preferred) is not denied else _decided(judged)


def in_view_truth(denied: bool, judged: Judged, one: JudgedOption) -> str | None:
    """Which option is kept in view, where it is not what a sentence says."""
    if not judged.with_a_view_to or (one.code == judged.with_a_view_to) is not denied:
        return None
    return f"the option kept in view is {judged.option(judged.with_a_view_to).name}"


def _solo(stated: Stated) -> Iterator[Wrong]:
    """ "The way forward is Complete": the first word of one option alone."""
    for match in _SOLO.finditer(stated.text):
        meant = [
            (judged, one)
            for judged in stated.results.appraisals
            for one in judged.options
            if one.name.casefold().split()[0] == match["word"]
        ]
        if len(meant) == 1 and meant[0][0].preferred not in ("", meant[0][1].code):
            yield Wrong(match.start("word"), match.end("word"), _decided(meant[0][0]))


def _turnout(stated: Stated) -> Iterator[Wrong]:
    absent = _ABSENT.search(stated.text)
    match = absent or _TURNOUT.search(stated.text) or _BY.search(stated.text)
    if match is None:
        return
    tells = _absent if absent else _present
    truth = stated.of_all(lambda judged: tells(stated, match, judged))
    if truth is not None:
        figure = f"{stated.about[0].key}.decision.present"
        yield Wrong(match.start(), match.end(), truth, figure)


def _present(stated: Stated, match: re.Match[str], judged: Judged) -> str | None:
    """What is true of those who were there, where a sentence gives another number."""
    present, entitled = judged.present, judged.entitled
    if present is None:
        return None
    if match["many"] == "all":
        return None if present == entitled else _there(judged)
    whole, many = stated.count(match["of"] or ""), stated.count(match["many"])
    if many is None or (many == present and whole in (None, entitled)):
        return None
    if entitled is not None and many == entitled - present:
        return None  # those who were not there
    # Of another body where neither number is one of ours.
    return None if whole is not None and whole != entitled and many != present else _there(judged)


def _absent(stated: Stated, match: re.Match[str], judged: Judged) -> str | None:
    """What is true of those who were not there."""
    many = stated.count(match["many"])
    if many is None or judged.present is None or judged.entitled is None:
        return None
    return None if many == judged.entitled - judged.present else _there(judged)


def _there(judged: Judged) -> str:
    of = f" of {judged.entitled}" if judged.entitled is not None else ""
    return f"{judged.present}{of} authorities were present at the decision"


def _leads(stated: Stated) -> Iterator[Wrong]:
    for match in _LEADS.finditer(stated.text):
        mention = stated.sentence.said[match["n"]]
        truth = stated.contradicted(match["option"], partial(_lead, mention))
        if truth is not None:
            yield Wrong(match.start("n"), match.end("n"), truth)


def _lead(mention: Mention, judged: Judged, one: JudgedOption) -> str | None:
    """What is true of the first option's lead, where a sentence gives another."""
    ranked = sorted((o for o in judged.options if o.rank), key=lambda o: o.rank or 0)
    if len(ranked) < 2 or one.total is None or ranked[1].total is None:
        return None
    if one.rank != 1:
        return f"{ranked[0].name} ranks first"
    gap = abs(one.total - ranked[1].total)
    return None if mention.agrees(gap) else f"the lead is {plain(gap)} points"
