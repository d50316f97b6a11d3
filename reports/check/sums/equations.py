"""Sums written out: "27.45 x 159 x 52 = £226,957", "£373k less £60k leaves £313k"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.check.dates.interval import Interval, interval_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount, found

RULE = "equation"
_REMARK = re.compile(r"\([A-Za-z][^()\d]*\)")
_OPERATORS = (
    (re.compile(r"×|\*|\bx\b|\btimes\b|\bmultiplied by\b", re.IGNORECASE), "*"),
    (re.compile(r"\+|\bplus\b", re.IGNORECASE), "+"),
    (re.compile(r"(?<=\s)[-–](?=\s)|−|\bless\b|\bminus\b", re.IGNORECASE), "-"),
)
_EQUALS = re.compile(
    r"(?<![=<>!])=(?!=)|\b(?:gives?|giving|makes?|making|comes? to|coming to|equals?|leaves?|"
    r"leaving|is|are)\b"
)
_NUMBERS = (MentionKind.MONEY, MentionKind.SHARE, MentionKind.COUNT, MentionKind.LENGTH)
_SURELY_MINUS = re.compile(r"−|\bless\b|\bminus\b", re.IGNORECASE)
# No sum of a paper has these characters: a passage with them is code, or part of another sum.
_CODE = re.compile(r"[\[\]{}<>|&;_`@#$\\\"]|[=!]=")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_OPENING = re.compile(r"[(\s£]*$")
_FAR = 20  # characters before a sum that can belong to it
_FILLING = re.compile(r"[A-Za-z][\w'’/-]*")
_MOST_TERMS = 40  # of a written sum
_MOST_FILLING = 5  # words between an amount and its operator


@dataclass(frozen=True, slots=True)
class Equation:
    """A written sum: its operands (`terms`), the signs before each of them and after the last, and
    the stated result. A sign is an operator with the brackets beside it, such as ")*("."""

    terms: tuple[Mention, ...]
    symbols: tuple[str, ...]
    result: Mention

    @property
    def products(self) -> tuple[Mention, ...]:
        """The operands of a multiplication."""
        return self.terms if "*" in "".join(self.symbols) else ()


def equation_findings(script: Script) -> Iterator[Finding]:
    """A finding for each written sum whose result is not the one stated."""
    for passage in script.passages:
        for equation in equations(passage):
            worked = _worked(equation)
            if worked is None or worked.meets(equation.result):
                continue
            result = equation.result
            message = (
                f"This comes to {amount(worked.middle, _what(equation))}, not {result.text}: mend "
                "the sum, or explain the difference."
            )
            yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=result)


def equations(passage: Passage) -> Iterator[Equation]:
    """The written sums of a passage: operators between figures, and a word or sign for "is" before
    the last."""
    numbers = [mention for mention in passage.mentions if mention.what in _NUMBERS]
    for at in range(2, len(numbers)):
        gap = passage.text[numbers[at - 1].end : numbers[at].start]
        if not _EQUALS.search(gap) or not _is_short(gap):
            continue
        terms, symbols = _left_side(passage, numbers[max(0, at - _MOST_TERMS) : at])
        if any(_is_fraction(passage.text, term) for term in terms):
            continue
        whole = passage.text[terms[0].start : numbers[at].start]
        ahead = passage.text[max(0, terms[0].start - _FAR) : terms[0].start]
        if _CODE.search(whole) or ahead.rstrip().endswith("="):
            continue
        closing = ")" * _closing(_EQUALS.split(gap)[0])
        symbols = [*symbols[:-1], symbols[-1] + closing] if symbols else symbols
        if any(set(symbol) & set("*+-") for symbol in symbols):
            yield Equation(tuple(terms), tuple(symbols), numbers[at])


def _is_fraction(text: str, term: Mention) -> bool:
    """Whether the figure is one side of a fraction such as 5/12."""
    return "/" in (text[term.end : term.end + 1], text[max(0, term.start - 1) : term.start])


def _left_side(passage: Passage, numbers: list[Mention]) -> tuple[list[Mention], list[str]]:
    """The operands that lead up to the result, and what stands before each and after the last."""
    terms, symbols = [numbers[-1]], [""]
    for before, after in zip(reversed(numbers[:-1]), reversed(numbers[1:]), strict=True):
        symbol = _symbol(passage.text[before.end : after.start])
        if symbol is None:
            break
        terms.insert(0, before)
        symbols.insert(0, symbol)
    first = terms[0].start
    opening = _OPENING.search(passage.text[max(0, first - _FAR) : first])
    symbols.insert(0, "(" * opening[0].count("(") if opening else "")
    return terms, symbols


def _symbol(gap: str) -> str | None:
    """The operator in a gap, with the brackets around it; None where it is no part of a sum."""
    plain = _REMARK.sub(" ", gap)
    for pattern, operator in _OPERATORS:
        plain = pattern.sub(f" @{operator} ", plain)
    signs = re.findall(r"@([*+-])", plain)
    if len(signs) != 1 or not _is_short(plain) or re.search(r"[.;:=?!]", plain):
        return None
    left, right = re.split(r"@[*+-]", plain)
    # A dash is a minus only between two bare figures; elsewhere it is punctuation.
    is_dash = signs[0] == "-" and not _SURELY_MINUS.search(gap)
    if _CAPITAL.search(plain) or (is_dash and _FILLING.search(left + right)):
        return None
    sign: str = signs[0]
    return ")" * left.count(")") + sign + "(" * right.count("(")


def _is_short(gap: str) -> bool:
    return len(_FILLING.findall(gap)) <= _MOST_FILLING


def _closing(gap: str) -> int:
    return _REMARK.sub(" ", gap).count(")")


def _worked(equation: Equation) -> Interval | None:
    """The value of the left side; None where its brackets do not match."""
    tokens: list[Interval | str] = []
    for before, term in zip(equation.symbols, equation.terms, strict=False):
        tokens += list(before)
        tokens.append(interval_of(term))
    tokens += list(equation.symbols[-1])
    surplus = tokens.count("(") - tokens.count(")")
    if surplus > 0:  # a bracket around the whole sentence
        for _ in range(surplus):
            tokens.remove("(")
    elif surplus < 0:
        for _ in range(-surplus):
            tokens.reverse()
            tokens.remove(")")
            tokens.reverse()
    try:
        value, rest = _sum(tokens)
    except (IndexError, TypeError):
        return None
    return None if rest else value


def _sum(tokens: list[Interval | str]) -> tuple[Interval, list[Interval | str]]:
    value, rest = _product(tokens)
    while rest and rest[0] in ("+", "-"):
        other, after = _product(rest[1:])
        value = value + other if rest[0] == "+" else value - other
        rest = after
    return value, rest


def _product(tokens: list[Interval | str]) -> tuple[Interval, list[Interval | str]]:
    value, rest = _atom(tokens)
    while rest and rest[0] == "*":
        other, rest = _atom(rest[1:])
        value = value * other
    return value, rest


def _atom(tokens: list[Interval | str]) -> tuple[Interval, list[Interval | str]]:
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        value, rest = _sum(rest)
        return value, rest[1:]
    if isinstance(first, str):
        raise TypeError(first)
    return first, rest


def _what(equation: Equation) -> MentionKind:
    return equation.result.what
