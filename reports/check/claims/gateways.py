"""Which options pass and fail: "fails the gateway", "passes both gateways", "two options fail"."""

import re
from collections.abc import Iterator

from reports.check.claims.criteria import criterion_named
from reports.check.claims.judged import Judged, JudgedOption
from reports.check.claims.marking import LIST, N
from reports.check.claims.stating import HOW_MANY, Stated, Wrong, names
from workbench.numbers.listing import listed

_VERB = (
    r"(?P<verb>pass(?:es|ed)?|fail(?:s|ed)?|meets?|met|clear(?:s|ed)?|(?P<deny>does not|do not|did not) "
    r"(?P<denied>pass|fail|meet|clear))"
)
_WHICH = (
    rf"(?P<which>all|both|every|each|each of|all of|any of|any|the|a|an|one|either|no|neither|none of)?"
    rf"(?: the)?(?: (?P<how_many>{N}))?(?P<nth> first| second| third| last| conditional)?(?P<two> {N})?(?P<gate> ?(?:gateways?|gates?))?"
)
_OPTION = re.compile(rf"(?P<options>{LIST})(?: alone)? (?:both |all |each )?{_VERB} {_WHICH}")
_MANY = re.compile(
    rf"(?P<many>{HOW_MANY}|all|every|each)(?: of the (?P<of>{N}))?(?: (?P<all>{N}))?(?: options?)? {_VERB} {_WHICH}"
)
_NTH = {"first": 0, "second": 1, "third": 2, "last": -1}
_ALL = frozenset({"all", "both", "every", "each", "each of", "all of"})


def gateway_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on passing and failing, by name and by number."""
    for match in _OPTION.finditer(stated.text):
        for mark in stated.marks(match["options"]):
            truth = stated.contradicted(
                mark, lambda judged, one: _told(stated.text, match, judged, one)
            )
            if truth is not None:
                yield Wrong(match.start(), match.end(), truth)
                break
    for match in _MANY.finditer(stated.text):
        yield from _counted(stated, match)


def _passes(match: re.Match[str]) -> bool:
    verb = match["denied"] or match["verb"]
    return not verb.startswith("fail") if match["deny"] is None else verb.startswith("fail")


def _gates(text: str, match: re.Match[str], judged: Judged, option: JudgedOption) -> bool | None:
    """Whether what is said of an option's gateways is so; None where nothing is said of them."""
    passes = _passes(match)
    every = match["which"] in _ALL
    if match["which"] in ("no", "neither", "none of"):
        return None
    rest = text[match.end() :]
    if match["gate"]:
        if re.match(r"\s+(?:criteri|review|process)", rest):
            return None
        one, _length = (
            criterion_named(re.sub(r"^ (?:on|of|for) ", "", rest), judged)
            if re.match(r" (?:on|of|for) ", rest)
            else (None, 0)
        )
        if one is not None and one.is_gateway:
            return (one.code in option.failed) is not passes
        if not judged.gateways:
            return None
        gates = judged.gateways
        nth = (match["nth"] or "").strip()
        if nth in _NTH and not match["two"]:
            gates = gates[_NTH[nth] :][:1]
        elif nth == "conditional":
            gates = tuple(g for g in gates if g.role.value == "conditional-gateway")
        elif match["two"] or (match["how_many"] and nth == "first"):
            gates = tuple(g for g in gates if g.role.value == "gateway")
        failed = [g for g in gates if g.code in option.failed]
        if not gates:
            return None
        if passes:
            return not failed if every or len(gates) == 1 else len(failed) < len(gates)
        return len(failed) == len(gates) if every else bool(failed)
    if match["which"] not in (None, "the") or match["how_many"]:
        return None
    one, length = criterion_named(rest, judged)
    words = text[match.end() - (4 if match["which"] else 0) :][:length]
    one_named = one is not None and (one.is_gateway or "criterion" in words)
    if one is None or not one_named or not one.is_gateway:
        return None
    return (one.code in option.failed) is not passes


def _told(text: str, match: re.Match[str], judged: Judged, option: JudgedOption) -> str | None:
    right = _gates(text, match, judged, option)
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
        so = [_gates(stated.text, match, judged, one) for one in judged.options]
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
