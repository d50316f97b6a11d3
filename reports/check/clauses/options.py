"""Clauses about options: each that has one option and words of a meaning, a place or a level, and
each that compares two. The words stand in any order, so the check asks instead of contradicting."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from reports.check.claims.ranks import named_amount
from reports.check.claims.stating import Stated, Wrong, plain
from reports.check.clauses.clause import Clause, clauses_of
from reports.check.clauses.levels import level_claims, only_criterion
from reports.check.clauses.meanings import MEANINGS, place_in, rank_at
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import OPTION, SCHEME, O

Told = Callable[[Judged, JudgedOption], str | None]
_GATE = re.compile(r"\b(?:gateways?|criteri(?:on|a)|test|hurdle)\b")


def clause_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims of the clauses of a sentence."""
    yield from _ordered(stated)
    for clause in clauses_of(stated.sentence):
        options = [one for one in clause.subjects if OPTION <= one < SCHEME]
        if not options or clause.is_open:
            if len(clause.named) == 2:
                yield from _compared(stated, clause)
            continue
        if len(options) == 2:
            yield from _compared(stated, clause)
        if len(options) == 1 or _is_list(clause, options):
            yield from _meant(stated, clause, options)
        yield from level_claims(stated, clause, options)
        if len(options) == 1:
            yield from _placed(stated, clause, options[0])


def _is_list(clause: Clause, options: list[str]) -> bool:
    """Whether the options stand side by side: "the mutual, the trust and the trading company"."""
    inside = clause.text[clause.text.find(options[0]) : clause.text.rfind(options[-1]) + 1]
    return re.fullmatch(rf"{O}(?:,?(?: and| or| nor)? {O})+", inside) is not None


def _asked(clause: Clause, match: re.Match[str], truth: str) -> Wrong:
    start = clause.start + match.start()
    return Wrong(start, clause.start + match.end(), truth, is_asked=True)


def _meant(stated: Stated, clause: Clause, options: list[str]) -> Iterator[Wrong]:
    for meaning in MEANINGS:
        match = meaning.words.search(clause.text)
        if match is None or (meaning.unless and meaning.unless.search(clause.text)):
            continue
        if _GATE.search(clause.text):
            continue
        for option in options:
            told = partial(meaning.truth, clause.is_denied(match.start()))
            truth = stated.contradicted(option, told)
            if truth is not None:
                yield _asked(clause, match, truth)
                return


def _placed(stated: Stated, clause: Clause, option: str) -> Iterator[Wrong]:
    found = place_in(clause.text)
    if found is None or _GATE.search(clause.text) or _of_one_thing(stated, clause):
        return
    match, place = found
    number = stated.count(place) if isinstance(place, str) else place
    if number is None:
        return
    truth = stated.contradicted(option, partial(rank_at(number), clause.is_denied(match.start())))
    if truth is not None:
        yield _asked(clause, match, truth)


_MONEY = re.compile(
    r"\b(?:money|financ\w+|costs?|cheap\w*|dear\w*|expensive|sav(?:e|es|ed|ing|ings)|benefits?|"
    r"budgets?|income|price)\b|£"
)


def _of_one_thing(stated: Stated, clause: Clause) -> bool:
    """Whether a place is one by money or by one criterion, and none in the ranking."""
    if _MONEY.search(clause.text) or re.match(r"(?:on|in|by|for) (?!all\b|the end)", stated.text):
        return True
    return any(only_criterion(clause.text, one) for one in stated.about)


_AHEAD = re.compile(
    rf"(?P<one>{O})[^.;:]*?\b(?P<way>ahead of|in front of|above|better than|"
    r"stronger than|higher than|"
    r"beats?|beat|outranks?|outranked|outdo\w*|outperform\w*|outclass\w*|outscor\w+|pips?|pipped|"
    r"edges?(?: out)?|edged(?: out)?|overtakes?|overtook|surpass\w*|tops|leads|clear of|"
    r"before|(?:wins?|won) (?:out )?over|(?:has|had|holds) the edge (?:on|over)|more than|"
    r"(?P<behind>behind|below|after|worse than|weaker than|lower than|trails?|trailed|"
    r"los(?:es|t) (?:out )?to|beaten by|outranked by|second to|less than|follows|fewer than))\b"
    rf"[^.;:]*?(?P<other>{O})"
)
_EQUAL = re.compile(
    r"\b(?:(?:is|are|was|were|stands?) (?:level|equal|tied|even)|on a par|ties? with|the same "
    r"(?:rating|score|mark|rank|place|number)|as (?:good|well|strong) as|no different)\b"
)


def _compared(stated: Stated, clause: Clause) -> Iterator[Wrong]:
    """Two options beside one another: by rank, a criterion or an amount, as the clause says."""
    text = clause.text
    if re.search(r"\b(?:or|if|not|nor|never|whether|would have|no)\b|[\ue800-\uefff]", text):
        return
    match = _AHEAD.search(text)
    level = _EQUAL.search(text)
    if match is None and level is None:
        return
    one, other = [c for c in text if c in clause.named][:2]
    if match is not None and re.search(rf"{O}.*\band {O}", text):
        return

    def told(judged: Judged, option: JudgedOption) -> str | None:
        codes = [code for key, code in stated.keys(other) if key == judged.key]
        if not codes or codes[0] == option.code:
            return None
        second = judged.option(codes[0])
        values = _beside(stated, clause, judged, option, second)
        if values is None:
            return None
        mine, its, of = values
        said = f"{of} of {option.name} and of {second.name} are {plain(mine)} and {plain(its)}"
        if match is None:
            return None if mine == its else said
        better = mine < its if of == "the ranks" else mine > its
        worse = mine > its if of == "the ranks" else mine < its
        return None if (worse if match["behind"] else better) else said

    truth = stated.contradicted(one, told)
    at = match or level
    if truth is not None and at is not None:
        yield _asked(clause, at, truth)


def _beside(
    stated: Stated, clause: Clause, judged: Judged, one: JudgedOption, other: JudgedOption
) -> tuple[Fraction, Fraction, str] | None:
    """What two options are compared by, as the sentence says: a criterion, an amount or their
    ranks."""
    money = _MONEY.search(clause.text)
    criterion = None if money else only_criterion(clause.text, judged)
    if criterion is not None:
        mine, its = one.points.get(criterion.code), other.points.get(criterion.code)
        if mine is None or its is None:
            return None
        return mine, its, f"the points on {criterion.name}"
    if money is not None:
        of = money[0] if money[0] not in ("money", "save", "saves") else "total savings"
        name = named_amount(judged.options, of)
        if name not in one.amounts or name not in other.amounts:
            return None
        return one.amounts[name], other.amounts[name], f"the {name}"
    if re.match(r"(?:on|in|by|for) (?!all\b)", stated.text) or not (one.rank and other.rank):
        return None
    return Fraction(one.rank), Fraction(other.rank), "the ranks"


_ORDER = re.compile(
    rf"(?:order|ranking|sequence|rank|ranked)[^:.]{{0,30}}: "
    rf"(?P<list>{O}(?:(?:,|;| and| then| followed by)* {O})+)"
)


def _ordered(stated: Stated) -> Iterator[Wrong]:
    """Options in the order of their ranks."""
    for match in _ORDER.finditer(stated.text):
        marks = stated.marks(match["list"])
        truth = stated.contradicted(marks[0], partial(_order_truth, stated, marks))
        if truth is not None:
            yield Wrong(match.start("list"), match.end("list"), truth, is_asked=True)


def _order_truth(
    stated: Stated, marks: list[str], judged: Judged, _option: JudgedOption
) -> str | None:
    said = [c for mark in marks for key, c in stated.keys(mark) if key == judged.key]
    ranks = [judged.option(code).rank for code in said]
    known = [rank for rank in ranks if rank is not None]
    if len(known) < len(marks) or known == sorted(known):
        return None
    right = sorted(said, key=lambda code: judged.option(code).rank or 0)
    return f"by rank the order is {', '.join(judged.option(code).name for code in right)}"
