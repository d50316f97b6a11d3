"""Which options pass and fail: "fails the gateway", "passes both gateways", "two options fail"."""

import re
from collections.abc import Iterator
from functools import partial

from appraisal.engine.problem import Role
from reports.check.claims.criteria import criterion_named
from reports.check.claims.stating import HOW_MANY, Stated, Wrong, names
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption
from reports.check.subjects.marking import LIST, N
from reports.check.words import content_words
from workbench.numbers.listing import listed

_VERB = (
    r"(?P<verb>pass(?:es|ed)?|fail(?:s|ed)?|meets?|met|clear(?:s|ed)?|(?P<deny>does not|"
    r"do not|did not) "
    r"(?P<denied>pass|fail|meet|clear))"
)
_WHICH = (
    r"(?P<which>all|both|every|each|each of|all of|any of|any|the|a|an|one|either|no|"
    r"neither|none of)?"
    rf"(?: the)?(?: (?P<how_many>{N}))?(?P<nth> first| second| third| last| conditional"
    rf")?(?P<two> {N})?(?P<gate> ?(?:gateways?|gates?))?"
)
_OPTION = re.compile(rf"(?P<options>{LIST})(?: alone)? (?:both |all |each )?{_VERB} {_WHICH}")
_MANY = re.compile(
    rf"(?P<many>{HOW_MANY}|all|every|each)(?: of(?: the| these| our)"
    rf"(?: (?P<of>{N}))?)?(?: (?P<all>{N}))?(?: options?)? {_VERB} {_WHICH}"
)
_NTH = {"first": 0, "second": 1, "third": 2, "last": -1}
_ALL = frozenset({"all", "both", "every", "each", "each of", "all of"})


_BY = re.compile(
    r"\b(?:is|was|are|were|been|be) (?P<neg>not )?(?P<verb>passed|"
    r"cleared|met|satisfied|failed|missed) by (?:only |just )?"
    rf"(?P<who>all but (?P<but>{HOW_MANY})|both|all|every|each|{LIST}|{HOW_MANY})"
    rf"(?: of(?: the| these)?(?: {N})?)?(?: other)?(?: options?| models?)?"
    r"(?=\s*(?:[,.;:)]|$)| and\b| but\b)"
)


def gateway_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on passing and failing, by name and by number."""
    for match in _OPTION.finditer(stated.text):
        yield from _by_name(stated, match)
    for match in _MANY.finditer(stated.text):
        yield from _counted(stated, match)
    for match in _BY.finditer(stated.text):
        truth = stated.of_all(partial(_passed_by, stated, match))
        if truth is not None:
            yield Wrong(match.start("verb"), match.end(), truth)


def _passed_by(stated: Stated, match: re.Match[str], judged: Judged) -> str | None:
    """Which options fail a gateway, where a sentence has it passed or failed by others."""
    gate = stated.text[: match.start()]
    said = content_words(gate)
    nth = next((_NTH[one] for one in _NTH if f"{one} gateway" in gate), None)
    gates = [one for one in judged.gateways if len(content_words(one.name) & said) > 1]
    if not gates and nth is not None:
        gates = [*judged.gateways[nth:][:1]]
    if len(gates) != 1:
        return None
    fails = match["verb"] in ("failed", "missed")
    failing = {one.code for one in judged.options if gates[0].code in one.failed}
    codes = {one.code for one in judged.options}
    so = failing if fails is not bool(match["neg"]) else codes - failing
    who = match["who"]
    named = {code for mark in stated.marks(who) for key, code in stated.keys(mark)}
    if named:
        right = named <= so
    elif who in ("all", "both", "every", "each"):
        right = so == codes
    else:
        number = stated.count(match["but"] or who)
        right = number is None or len(so) == (len(codes) - number if match["but"] else number)
    if right:
        return None
    which = [one for one in judged.options if one.code in failing]
    return f"{names(which) if which else 'no option'} fails {gates[0].name}"


def _by_name(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    for mark in stated.marks(match["options"]):
        truth = stated.contradicted(
            mark, lambda judged, one: _told(stated.text, match, judged, one)
        )
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)
            return


def _passes(match: re.Match[str]) -> bool:
    verb = match["denied"] or match["verb"]
    return not verb.startswith("fail") if match["deny"] is None else verb.startswith("fail")


def _is_so(text: str, match: re.Match[str], judged: Judged, option: JudgedOption) -> bool | None:
    """Whether what is said of an option's gateways is so; None where nothing is said of them."""
    if match["which"] in ("no", "neither", "none of"):
        return None
    rest = text[match.end() :]
    if not match["gate"]:
        return _on_criterion(match, rest, judged, option)
    if not judged.gateways or re.match(r"\s+(?:criteri|review|process)", rest):
        return None
    about = re.match(r" (?:on|of|for) ", rest)
    one = criterion_named(rest[about.end() :], judged)[0] if about else None
    if one is not None and one.is_gateway:
        return (one.code in option.failed) is not _passes(match)
    return _on_gates(match, _gates(match, judged), option)


def _on_gates(
    match: re.Match[str], gates: tuple[JudgedCriterion, ...], option: JudgedOption
) -> bool | None:
    """What is said of passing or failing these gateways, all or some of them."""
    failed = sum(gate.code in option.failed for gate in gates)
    if not gates:
        return None
    every = match["which"] in _ALL
    if _passes(match):
        return failed == 0 if every or len(gates) == 1 else failed < len(gates)
    return failed == len(gates) if every else failed > 0


def _gates(match: re.Match[str], judged: Judged) -> tuple[JudgedCriterion, ...]:
    """The gateways that a sentence speaks of: "the first two", "the last", "the conditional"."""
    nth = (match["nth"] or "").strip()
    if nth in _NTH and not match["two"] and not match["how_many"]:
        return judged.gateways[_NTH[nth] :][:1]
    if nth == "conditional":
        return tuple(one for one in judged.gateways if one.role is Role.CONDITIONAL_GATEWAY)
    if match["two"] or (match["how_many"] and nth == "first"):
        return tuple(one for one in judged.gateways if one.role is Role.GATEWAY)
    return judged.gateways


def _on_criterion(
    match: re.Match[str], rest: str, judged: Judged, option: JudgedOption
) -> bool | None:
    """What is said of one gateway by its name: "fails criterion 5"."""
    if match["which"] not in (None, "the") or match["how_many"]:
        return None
    one, _length = criterion_named(rest, judged)
    if one is None or not one.is_gateway:
        return None
    return (one.code in option.failed) is not _passes(match)


def _told(text: str, match: re.Match[str], judged: Judged, option: JudgedOption) -> str | None:
    right = _is_so(text, match, judged, option)
    if right is None or right:
        return None
    failed = [one.name for one in judged.criteria if one.code in option.failed]
    return f"{option.name} {f'fails {listed(failed)}' if failed else 'passes every gateway'}"


def _counted(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    word = match["many"]
    whole = stated.count(match["of"] or match["all"] or "")
    if re.search(r"\b(?:of|than|other|about)\s$", stated.text[: match.start()]):
        return

    def told(judged: Judged) -> str | None:
        number = len(judged.options)
        if whole is not None and whole != number:
            return None
        so = [_is_so(stated.text, match, judged, one) for one in judged.options]
        if None in so:
            return None
        many = sum(bool(one) for one in so)
        said = number if word in ("all", "every", "each") else stated.count(word)
        if said is None or said == many:
            return None
        failing = [one for one in judged.options if one.failed]
        return (
            f"the options that fail a gateway are {names(failing)}"
            if failing
            else "no option fails a gateway"
        )

    truth = stated.of_all(told)
    if truth is not None:
        yield Wrong(match.start("many"), match.end(), truth)
