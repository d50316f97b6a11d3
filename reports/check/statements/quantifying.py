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
_ONLY = re.compile(r"\b(?:only|solely|just)(?: for)? $")
_ALONE = re.compile(r"^ (?:alone|is the only|was the only|is alone|by itself|on its own can)\b")
_OPEN = re.compile(r"\b(?:or|if)\b|(?<!over )(?<!about )(?<!on )\bwhether\b")
_ASKS = re.compile(r"\b(?:how|what|when|where|why|whatever|whichever)\b|\bto (?!be )\w+ $")
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


_EVERY = re.compile(
    r"\b(?:(?:on|for|against|under|in|across) (?:every|all(?: of)?|each(?: of)?|both)(?: of)?(?: the| its)?"
    r"(?: (?:weighted|ranking|scored))*(?: [\ue800-\uebff])?(?: weighted| ranking)? (?:criteria|criterion|"
    r"counts|factors|tests)|across the board|throughout)\b"
)
_POINTS = re.compile(
    rf"(?P<least>at least |no (?:less|fewer) than )?(?P<n>{N})(?: out of {N}| points| marks)?"
)


def on_every_criterion(said: Said, judged: Judged) -> Iterator[Verdict]:
    """One option that is said to have a level or so many points on every ranking criterion."""
    every = _EVERY.search(said.text)
    rows = {row for _at, row in said.rows}
    if every is None or len(rows) != 1 or denials(said.text, is_implied=False):
        return
    option = judged.options[rows.pop()]
    codes = [one.code for one in judged.ranking]
    level = next(
        (
            one
            for one in sorted(judged.levels, key=len)
            if re.search(rf"\b{re.escape(one)}\b", said.text[: every.start()])
        ),
        None,
    )
    match = _POINTS.search(said.text[: every.start()])
    if level is not None:
        wrong = [code for code in codes if option.levels.get(code, level) != level]
        start = every.start()
    elif match is not None:
        number = _number(said, match["n"], bound=True)
        if number is None or any(code not in option.points for code in codes):
            return
        mention = said.clause.sentence.said[match["n"]]
        is_least = bool(match["least"]) or mention.bound == "at least"
        wrong = [
            code
            for code in codes
            if (option.points[code] < number if is_least else option.points[code] != number)
        ]
        start = match.start()
    else:
        return
    names = {one.code: one.name for one in judged.criteria}
    parts = [
        f"{option.levels.get(code, option.points.get(code))} on {names[code]}" for code in wrong
    ]
    truth = f"{option.name} has {listed(parts)}" if parts else ""
    yield Verdict(said.clause, start, every.end(), truth)


def _beside(text: str, claim: _Claim, predicate: Predicate) -> tuple[str, str]:
    """What stands between those that a claim is of and what is said of them, and before them."""
    if claim.end <= predicate.start:
        return text[claim.end : predicate.start], ""
    return text[predicate.end : claim.start], text[: predicate.start]


def _told(predicate: Predicate, judged: Judged) -> str:
    known = [one for one in judged.options if predicate.holds(one) is not None]
    return listed([predicate.told(one) for one in known])


def _claim(said: Said, judged: Judged, predicate: Predicate) -> _Claim | None:
    text, codes = said.text, [one.code for one in judged.options]
    rows = [(at - said.start, codes[row]) for at, row in said.rows]
    here = [(at, code) for at, code in rows if 0 <= at < len(text)]
    many = _MANY.search(text)
    if many is not None and not _BOUND.search(text[: many.start()]):
        return _of_many(said, many, len(codes), here)
    if not rows:
        return None
    named = frozenset(code for _at, code in rows)
    if not here:
        return _Claim(0, 0, lambda true: named <= true)
    first, last = here[0][0], here[-1][0] + 1
    only = _ONLY.search(text[:first])
    alone = _ALONE.match(text[last:])
    if only or alone:
        return _Claim(first, last, lambda true: true == named)
    if re.search(r"\bneither(?: the| a)? $", text[:first]):
        return _Claim(first, last, lambda true: not named & true)
    if len(here) > 1 and not re.fullmatch(
        r"(?:,| and| both| the|[\ue000-\ue3ff]|\s)+", text[first:last]
    ):
        return None
    return _Claim(first, last, lambda true: named <= true)


def _of_many(
    said: Said, many: re.Match[str], total: int, here: list[tuple[int, str]]
) -> _Claim | None:
    of = many["of"] or many["of2"]
    if of is not None and _number(said, of) != total:
        return None  # of some of the options, which the sentence does not name
    without = frozenset(
        code
        for at, code in here
        if many.end() <= at and _EXCEPT.search(said.text[:at].rstrip("the ").rstrip() + " ")
    )
    start, end = many.span()
    if many["all"]:
        if many["all"] == "both" and total != 2:
            return None
        return _Claim(
            start,
            end,
            lambda true: len(true - without) == total - len(without) and not (without & true),
        )
    if here:
        return None
    if many["but"]:
        left = 1 if many["but_n"] is None else _number(said, many["but_n"])
        return None if left is None else _Claim(start, end, lambda true: len(true) == total - left)
    if many["none"]:
        return _Claim(start, end, lambda true: not true)
    if many["most"]:
        return _Claim(start, end, lambda true: 2 * len(true) > total)
    if many["few"]:
        return _Claim(start, end, lambda true: 2 * len(true) < total)
    if many["half"]:
        return _Claim(start, end, lambda true: abs(2 * len(true) - total) < 2)
    number = 1 if many["one"] else _number(said, many["n"])
    return None if number is None else _Claim(start, end, lambda true: len(true) == number)


def _number(said: Said, mark: str, *, bound: bool = False) -> int | None:
    mention = said.clause.sentence.said.get(mark)
    if mention is None or mention.number is None or (mention.bound and not bound):
        return None
    return int(mention.number) if mention.number.denominator == 1 else None
