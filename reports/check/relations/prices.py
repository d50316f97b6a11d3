"""A price times a number: "200 households pay £45 each, £9,000 in all", "£50,000 a year, or
£250,000 over five years", "£96,000 spread over 12 schools, £8,000 each"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from reports.check.dates.interval import Interval
from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.number_words import PATTERN
from reports.check.relations.fitting import fits, slack_in, values_of
from reports.check.relations.sentence import Sentence
from reports.check.telling import amount, found

RULE = "price"
_TIMES = ("hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "annum")
_UNIT = re.compile(r"^\s*(?:an?|per|every)\s+(?P<unit>[a-z]+)\b", re.IGNORECASE)
_EACH_BEHIND = re.compile(
    r"^\s*\(?(?:each\b|apiece\b|(?:for|per|to) (?:each|every)\b)", re.IGNORECASE
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)\b[^,;]{0,60}?\b(?:costs?|pays?|paid|is|receives?|received|gets?|got|"
    r"contributes?|"
    r"at|of|saves?|needs?|earns?|brings? in|raises?|would (?:cost|pay|get|save|receive|"
    r"contribute))\s+"
    r"(?:about |some |around |approximately )?$",
    re.IGNORECASE,
)
_UNIT_COST = re.compile(
    r"\b(?:(?:unit|hourly|daily|weekly) (?:cost|price|charge|rate|fee)|"
    r"(?:price|cost|charge|fee|rate)s? (?:per|for each|of each|an?) [\w'’-]+)\s+(?:is|of|at|was|"
    r"are)\s+"
    r"(?:about |some )?$",
    re.IGNORECASE,
)
_AT = re.compile(rf"\b(?:\d|{PATTERN}\b)[\d,]*(?: [\w'’-]+){{1,3}} at $", re.IGNORECASE)
_COMES_TO = re.compile(
    r"\b(?:comes?|came|coming|amount(?:s|ed|ing)?|adds? up|works? out) (?:to|at)\b", re.I
)
_TOTALS = re.compile(
    r"\b(?:costs?|=|comes-to|makes?|making|is|are|was|were|be|total(?:s|ling)?|altogether|"
    r"rais(?:es?|ing)|"
    r"brings? in|bringing in|earns?|earning|saves?|saving|gives?|giving|pays?|or|worth|spends?|"
    r"needs?|"
    r"means|adds?|yields?|that is|i\.e)\b|[(=:]",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:spread|shar\w+|divid\w+|split|over|between|among|across|for|covers?|buys?|allocated|"
    r"distributed|given|means|comes-to|gives?|or|is|works-out)\b|[(=:]",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"^\s*(?:in (?:all|total)|altogether|total|together|over (?:the )?|a (?:year|week|month)|per|"
    r"each|"
    r"apiece|for (?:each|all|the)|in \w+ (?:years|months|weeks))\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:against|compared|than|while|but|whereas|plus|up|down|instead|before|now|and (?!so\b|"
    r"there (?:are|were|is|would be)\b|"
    r"this\b|that\b|"
    r"together\b|would\b|over\b|in all\b)|from)\b|;",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\bfrom\b[^.;]*\bto\b|%|per cent", re.IGNORECASE)
# How many of the first there are in one of the second, by the ways in which people count.
_IN = {
    ("week", "year"): ("52", "52.18"),
    ("month", "year"): ("12", "12"),
    ("day", "year"): ("365", "366"),
    ("night", "year"): ("365", "366"),
    ("fortnight", "year"): ("26", "26.1"),
    ("quarter", "year"): ("4", "4"),
    ("day", "week"): ("5", "7"),
    ("night", "week"): ("7", "7"),
    ("week", "month"): ("4", "4.35"),
    ("day", "month"): ("28", "31"),
    ("hour", "day"): ("7", "24"),
}
_OVER = re.compile(r"\bover\s+$", re.IGNORECASE)
_SAME = {"annum": "year", "mth": "month"}
_FARTHEST = Fraction(5, 2)  # times: a total further from the product is of something else


@dataclass(frozen=True, slots=True)
class _Price:
    """An amount of money for one of something: its unit of time, or nothing where it is for a
    thing. `is_each` where the words make it one for a thing."""

    money: Mention
    time: str
    is_each: bool


def price_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each total that is not its price times a number of the sentence."""
    for sentence in sentences:
        money = sentence.of_kind(MentionKind.MONEY)
        if len(money) == 2 and not sentence.has(_MOVES):
            yield from _in_sentence(sentence, money)


def _in_sentence(sentence: Sentence, money: Sequence[Mention]) -> Iterator[Finding]:
    first, second = (_price(sentence, one) for one in money)
    if not (first.is_each or first.time or second.is_each or second.time):
        return
    price, total = (first, second) if _is_smaller(first, second) else (second, first)
    if not (price.is_each or price.time) or price.money.bound or total.money.bound:
        return
    counted = sentence.of_kind(MentionKind.COUNT, MentionKind.LENGTH)
    # "over five years" are five years, "more than 200 households" are no exact number.
    quantities = [
        one
        for one in counted
        if one.number and (not one.bound or _OVER.search(sentence.before(one.start, 6)))
    ]
    if not quantities or len(quantities) > 3 or not _is_joined(sentence, money, price):
        return
    yield from _compared(sentence, price, total, quantities)


def _price(sentence: Sentence, money: Mention) -> _Price:
    behind = sentence.after(money.end, 30)
    unit = _UNIT.match(behind)
    word = _SAME.get(unit["unit"].lower(), unit["unit"].lower()) if unit else ""
    if word in _TIMES:
        return _Price(money, word, bool(_EACH_BEFORE.search(sentence.before(money.start, 80))))
    each = (
        unit
        or _UNIT_COST.search(sentence.before(money.start, 60))
        or _AT.search(sentence.before(money.start, 40))
        or _EACH_BEHIND.match(behind)
        or _EACH_BEFORE.search(sentence.before(money.start, 80))
    )
    return _Price(money, "", bool(each))


def _is_smaller(one: _Price, other: _Price) -> bool:
    return (one.money.number or 0) <= (other.money.number or 0)


def _is_joined(sentence: Sentence, money: Sequence[Mention], price: _Price) -> bool:
    """Whether the words between the two amounts say that one is worked out from the other."""
    gap = _COMES_TO.sub("comes-to", sentence.gap(money[0], money[1]))
    if len(gap) > 90 or _APART.search(gap):
        return False
    words = _TOTALS if price.money is money[0] else _SHARED
    if words.search(gap):
        return True
    return bool("," in gap and _IN_ALL.match(sentence.after(money[1].end, 24)))


def _compared(
    sentence: Sentence, price: _Price, total: _Price, quantities: Sequence[Mention]
) -> Iterator[Finding]:
    one, number = values_of(price.money), total.money.number or Fraction(0)
    exact = [one for one in quantities if not one.bound]
    slack = slack_in(sentence, price.money, total.money, *exact)
    best: Interval | None = None
    for factor in _factors(price, total, quantities):
        worked = one * factor
        if fits(worked, total.money, slack) or _rounds(price.money, number, factor):
            return
        if best is None or abs(worked.middle - number) < abs(best.middle - number):
            best = worked
    if best is None or not number / _FARTHEST <= best.middle <= number * _FARTHEST:
        return
    message = (
        f"{price.money.text} times the number beside it is "
        f"{amount(best.middle, MentionKind.MONEY)}, not "
        f"{total.money.text}: mend the price, the number or the total."
    )
    at = max(price.money, total.money, key=lambda money: money.start)
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=at)


def _factors(price: _Price, total: _Price, quantities: Sequence[Mention]) -> Iterator[Interval]:
    """All that the price may be multiplied by: one or more of the numbers, and the change from its
    unit of time to that of the total."""
    units = [_one(Fraction(1))]
    if price.time and price.time != total.time:
        change = _IN.get((price.time, total.time or "year"))
        if change:
            units.append(Interval(Fraction(change[0]), Fraction(change[1])))
    for many in (1, 2, 3):
        for some in combinations(quantities, many):
            product = _one(Fraction(1))
            for quantity in some:
                product = product * _times(price, quantity)
            for unit in units:
                yield product * unit


def _times(price: _Price, quantity: Mention) -> Interval:
    """A number as a factor: a length of time counts the units that the price is for."""
    number = quantity.number or Fraction(0)
    change = _IN.get((price.time, quantity.unit)) if quantity.unit else None
    if change is None:
        return _one(number)
    return Interval(number * Fraction(change[0]), number * Fraction(change[1]))


def _rounds(price: Mention, total: Fraction, factor: Interval) -> bool:
    """Whether the price is the total divided by the number, rounded."""
    if not factor.low or factor.low != factor.high:
        return False
    exact = total / factor.low
    return price.agrees(exact) or abs(exact - (price.number or 0)) < price.step


def _one(value: Fraction) -> Interval:
    return Interval(value, value)
