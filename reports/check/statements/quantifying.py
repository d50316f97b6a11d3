"""Statements on how many options something is true of: all, most, none, all but one, only the
mutual, neither of two."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.check.known.said import Said
from reports.check.known.verdict import Verdict
from reports.check.statements.predicates import Predicate, denials, predicates_in
from reports.check.subjects.judged import Judged
from reports.check.subjects.marking import N
from workbench.numbers.listing import listed

_GROUP = (
    r"(?:options?|models?|alternatives?|approach(?:es)?|routes?|courses|proposals?|ways|solutions?|"
    r"them|these|those|candidates|contenders|schemes|ones)"
)
_OF = rf"(?: of)?(?: the| our| these| those)?(?: (?P<of>{N}))?(?: [a-z-]+)??"
_MANY = re.compile(
    r"\b(?:(?P<but>all[ _]but[ _](?:one|(?P<but_n>[\ue800-\uebff])))|(?P<all>all|every|each|both)|"
    r"(?P<none>no|none|not one|not a single|neither)|(?P<most>most|the majority|a majority|"
    r"more than half|the bulk)|(?P<few>few|a minority|fewer than half|less than half)|"
    r"(?P<half>half)|(?P<one>(?:only |just )?(?:one|a single)))"
    rf"{_OF} {_GROUP}\b"
    rf"|(?P<n>{N}){_OF.replace('of>', 'of2>')} {_GROUP}\b"
)
_EXCEPT = re.compile(
    r"\b(?:except|bar|apart from|other than|but|option_but_|save|with the exception of)(?: for)? $"
)
_LEFT_OUT = re.compile(r"[ _](?:but|except|bar|save|apart from|other than)\b")
_ARTICLE = re.compile(r"(?<= )the $")
_NEITHER = re.compile(r"\bneither(?: the| a)? $")
_SIDE_BY_SIDE = re.compile(r"(?:,| and| both| the|[\ue000-\ue3ff]|\s)+")
_ONLY = re.compile(r"\b(?:only|solely|just)(?: for)? $")
_ALONE = re.compile(r"^ (?:alone|is the only|was the only|is alone|by itself|on its own can)\b")
_OPEN = re.compile(r"\b(?:or|if)\b|(?<!over )(?<!about )(?<!on )\bwhether\b")
_ASKS = re.compile(r"\b(?:how|what|when|where|why|whatever|whichever)\b|\bto (?!be )\w+ $")
# "Of the five options, three …" names all of them and counts others; "not all" says little.
_WHOLE = re.compile(r"\bof(?: the| our| these| those)? $", re.IGNORECASE)
_NOT_ALL = re.compile(r"\bnot(?: quite| nearly)? $", re.IGNORECASE)
# "Of the five options examined, only two …" counts in a clause that has no word for options.
_OF_ALL = re.compile(
    rf"\bof(?: all)?(?: the| our| these| those)?(?: (?P<of>{N}))?(?: [a-z-]+)?? {_GROUP}\b"
    rf"(?:(?! {N})[^,;:.]){{0,60}},?\W*$"
)
_SO_MANY = re.compile(
    rf"^\W*(?:only |just )?(?:(?P<n>{N})|(?P<one>one)|(?P<none>none)|(?P<all>all)|(?P<most>most)|"
    r"(?P<half>half)|(?P<few>few))(?: of (?:them|these))?(?= [a-z])"
)
_BOUND = re.compile(r"\b(?:at least|at most|up to|more than|fewer than|less than|over)\s+$")


@dataclass(frozen=True, slots=True)
class _Claim:
    """Which options something is said to be true of: `fits` judges those of which it is."""

    start: int
    end: int
    fits: Callable[[frozenset[str]], bool]


def quantifying(said: Said, judged: Judged) -> Iterator[Verdict]:
    """The statements of a clause on how many options or which."""
    if _OPEN.search(said.text):
        return
    if not said.rows and not _MANY.search(said.text) and _counted(said) is None:
        return
    for predicate in predicates_in(said, judged):
        states = {one.code: predicate.holds(one) for one in judged.options}
        if None in states.values():
            named = {judged.options[row].code for _at, row in said.rows}
            if not named or any(states[code] is None for code in named):
                return
        claim = _claim(said, judged, predicate)
        if claim is None or claim.start <= predicate.start < claim.end:
            return
        if _ASKS.search(said.text[: max(claim.start, predicate.start)]):
            return
        if predicate.is_implied:
            apart, before = said.text[claim.end :], said.text[: claim.start]
        else:
            apart, before = _beside(said.text, claim, predicate)
        is_denied = (
            sum(denials(one, is_implied=predicate.is_implied) for one in (apart, before)) % 2 == 1
        )
        true = frozenset(
            code for code, holds in states.items() if holds is not None and holds is not is_denied
        )
        truth = "" if claim.fits(true) else _told(predicate, judged)
        yield Verdict(
            said.clause, min(claim.start, predicate.start), max(claim.end, predicate.end), truth
        )


def _beside(text: str, claim: _Claim, predicate: Predicate) -> tuple[str, str]:
    """What stands between those that a claim is of and what is said of them, and before them."""
    if claim.end <= predicate.start:
        return text[claim.end : predicate.start], ""
    return text[predicate.end : claim.start], text[: predicate.start]


def _told(predicate: Predicate, judged: Judged) -> str:
    known = [one for one in judged.options if predicate.holds(one) is not None]
    return listed([predicate.told(one) for one in known])


def _claim(said: Said, judged: Judged, predicate: Predicate) -> _Claim | None:
    codes = [one.code for one in judged.options]
    rows = [(at - said.start, codes[row]) for at, row in said.rows]
    here = [(at, code) for at, code in rows if 0 <= at < len(said.text)]
    many = _MANY.search(said.text)
    if many is not None and not _BOUND.search(said.text[: many.start()]):
        return _of_many(said, many, len(codes), here)
    counted = _counted(said) if not here else None
    if counted is not None:
        fits = _number_that_fits(said, counted, len(codes), frozenset())
        return None if fits is None else _Claim(*counted.span(), fits)
    named = frozenset(code for _at, code in rows)
    if rows and not here:
        return _Claim(0, 0, lambda true: named <= true)
    return _of_named(said.text, here, named) if rows else None


def _counted(said: Said) -> re.Match[str] | None:
    """How many of the options are meant in a clause that begins with their number, where the one
    before speaks of all of them."""
    sentence = said.clause.sentence.text
    before = _OF_ALL.search(sentence[: said.clause.start])
    if said.is_sentence or before is None:
        return None
    if before["of"] is not None and _number(said, before["of"]) is None:
        return None
    return _SO_MANY.match(said.text)


def _of_named(text: str, here: list[tuple[int, str]], named: frozenset[str]) -> _Claim | None:
    """What is said of options by name: of these, of these alone, or of neither."""
    first, last = here[0][0], here[-1][0] + 1
    if _ONLY.search(text[:first]) or _ALONE.match(text[last:]):
        return _Claim(first, last, lambda true: true == named)
    if _NEITHER.search(text[:first]):
        return _Claim(first, last, lambda true: not named & true)
    if len(here) > 1 and not _SIDE_BY_SIDE.fullmatch(text[first:last]):
        return None
    return _Claim(first, last, lambda true: named <= true)


def _of_many(
    said: Said, many: re.Match[str], total: int, here: list[tuple[int, str]]
) -> _Claim | None:
    before = said.text[: many.start()]
    if (many["n"] and _WHOLE.search(before)) or (many["all"] and _NOT_ALL.search(before)):
        return None
    of = many["of"] or many["of2"]
    if of is not None and _number(said, of) != total:
        return None  # of some of the options, which the sentence does not name
    without = frozenset(
        code
        for at, code in here
        if many.end() <= at and _EXCEPT.search(_ARTICLE.sub("", said.text[:at]))
    )
    if not without and _LEFT_OUT.match(said.text, many.end()):
        return None  # of all but one that is named by its place
    fits = _number_that_fits(said, many, total, without) if many["all"] or not here else None
    return None if fits is None else _Claim(*many.span(), fits)


def _number_that_fits(
    said: Said, many: re.Match[str], total: int, without: frozenset[str]
) -> Callable[[frozenset[str]], bool] | None:
    """Whether those of which something is true are as many as the words say."""
    words = many.groupdict()
    if words["all"]:
        left = total - len(without)
        is_two = words["all"] != "both" or total == 2
        return (lambda true: len(true - without) == left and not without & true) if is_two else None
    by_word: dict[str, Callable[[frozenset[str]], bool]] = {
        "none": lambda true: not true,
        "most": lambda true: 2 * len(true) > total,
        "few": lambda true: 2 * len(true) < total,
        "half": lambda true: abs(2 * len(true) - total) < 2,
        "one": lambda true: len(true) == 1,
    }
    for word, fits in by_word.items():
        if words[word]:
            return fits
    but, number_but = words.get("but"), words.get("but_n")
    number = 1 if but and not number_but else _number(said, number_but or words["n"])
    if number is None:
        return None
    wanted = total - number if but else number
    return lambda true: len(true) == wanted


def _number(said: Said, mark: str) -> int | None:
    mention = said.clause.sentence.said.get(mark)
    if mention is None or mention.number is None or mention.bound:
        return None
    return int(mention.number) if mention.number.denominator == 1 else None
