"""One thing whose value is stated twice: "The project budget is about £197,000. The project budget
of £179,000 covers six months"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Script
from reports.check.reading.about import slack_of
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.fitting import fits, values_of
from reports.check.relations.sentence import Sentence, sentences_of
from reports.check.telling import found
from reports.check.words import SMALL, stem, word_set

RULE = "stated-twice"
_KINDS = (MentionKind.MONEY, MentionKind.LENGTH)
_LINK = re.compile(
    r"(?P<link>\s(?:(?:is|was|are|were|will be|would be|has been|be)(?: (?:now|set|put|estimated|"
    r"expected|"
    r"valued|stated|given|agreed|fixed|worth|planned|taken)(?: (?:to be|at|as|to come to))?)?|of|"
    r"at|"
    r"worth|costs?|would cost|will cost|comes? to|came to|totals?|totalling|amounts? to|"
    r"stands at|stood at|"
    r"lasts?(?: for)?|runs for|takes)|,\s+(?:at|worth|which (?:is|costs|would cost|comes to))|"
    r"\s\()\s*"
    r"(?:(?:about|some|around|approximately|roughly|nearly|almost|just|over|under|a total of|"
    r"only|a|the)\s+)*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[,.;:()–—]")
_COST = re.compile(r"\b(?:costs?|would cost|will cost)\b", re.IGNORECASE)
_LASTS = re.compile(r"\b(?:lasts?|runs for|takes)\b", re.IGNORECASE)
# Words before which a name cannot reach.
_STOPS = word_set(
    "is are was were be been has have had will would could can may might must should does do did "
    "that "
    "which who when where while because if so as than then but and or to by from with without "
    "under "
    "over about against between during before after until since through per not no also on into "
    "its "
    "put puts gives give said says report reports agreed agree need needs needed covers cover "
    "planned plan"
)
_THROUGH = word_set("of for the a an our their this in at to")
# Words that make a value one of several, which may differ.
_DIFFERS = re.compile(
    r"\b(?:last|next|previous(?:ly)?|earlier|formerly|original(?:ly)?|revised?|new|old|now|then|"
    r"currently?|"
    r"first|second|third|later|further|another|other|extra|additional|average|maximum|minimum|"
    r"each|every|"
    r"per|year|years|up|down|rises?|rose|falls?|fell|cut|increas\w+|reduc\w+|gross|net|part|half|"
    r"quarter|"
    r"instead|if|should|whether|than|remaining|rest|once|phase|option|stage|respectively|compared|"
    r"more|less|from|best|worst|optimistic|high|low|estimate[sd]?)\b",
    re.IGNORECASE,
)
_COMMON = word_set("amount sum figure number value total cost saving money year price")
_MOST_WORDS = 5
_SEVERAL = 3  # a name with so many values is of several things


@dataclass(frozen=True, slots=True)
class _Said:
    """A value with the words that name its subject, and the words that tell it from others."""

    sentence: Sentence
    mention: Mention
    name: tuple[str, ...]
    apart: frozenset[str]


def stated_twice_findings(script: Script) -> Iterator[Finding]:
    """A finding at the second of two places that give one thing different values."""
    said: defaultdict[tuple[object, ...], list[_Said]] = defaultdict(list)
    for sentence in sentences_of(script):
        for mention in sentence.of_kind(*_KINDS):
            for one in _said(sentence, mention):
                chapter = sentence.passage.trail[:1]
                said[(mention.what, mention.unit, chapter, frozenset(one.name))].append(one)
    for places in said.values():
        yield from _differing(places)


def _differing(places: list[_Said]) -> Iterator[Finding]:
    values = {one.mention.number for one in places}
    if not 1 < len(values) < _SEVERAL:
        return
    first = places[0]
    told = False
    for one in places[1:]:
        if one.mention.number == first.mention.number or told:
            continue
        if one.apart != first.apart or _agree(first, one):
            continue
        told = True
        name = " ".join(first.name)
        message = (
            f"The {name} is {first.mention.text} in “{first.sentence.text.strip()[:80]}”, and "
            f"{one.mention.text} here: mend one of the two, or say what differs."
        )
        yield found(FindingKind.CONTRADICTING, RULE, one.sentence.passage, message, at=one.mention)


def _agree(one: _Said, other: _Said) -> bool:
    """Whether two values can be one, rounded differently."""
    first, second = one.mention, other.mention
    slack = max(_slack(one), _slack(other)) / 2
    return fits(values_of(first), second, slack) or fits(values_of(second), first, slack)


def _slack(one: _Said) -> Fraction:
    mention = one.mention
    return slack_of(one.sentence.passage.text, mention.start, mention.end)


def _said(sentence: Sentence, mention: Mention) -> Iterator[_Said]:
    """The subject of a value: the name before it ("the lease of seven years") or behind it ("the
    £410,000 grant")."""
    if mention.bound:
        return
    before = sentence.before(mention.start, 90)
    link = _LINK.search(before)
    names = []
    if link:
        names.append(_name_before(before[: link.start()], link["link"]))
    elif re.search(r"\b(?:the|a|an|our|its|their)\s+$", before, re.IGNORECASE):
        names.append(_name_behind(sentence.after(mention.end, 60)))
    if sentence.has(_DIFFERS):
        return
    for name in names:
        if name:
            yield _Said(sentence, mention, name, _apart(sentence))


def _apart(sentence: Sentence) -> frozenset[str]:
    """The years of a sentence, which tell one value from another."""
    years = (MentionKind.YEAR, MentionKind.FINANCIAL_YEAR)
    return frozenset(str(one.value) for one in sentence.of_kind(*years))


def _name_before(before: str, link: str) -> tuple[str, ...]:
    """The noun phrase that ends here, in stems."""
    words: list[str] = []
    for token in reversed(_WORD.findall(before)):
        low = token.lower()
        if not token[0].isalpha() or low in _STOPS:
            break
        if low not in SMALL:
            words.insert(0, stem(token))
        elif low not in _THROUGH:
            break
    if _COST.search(link):
        words.append("cost")
    elif _LASTS.search(link) and not words:
        return ()
    return _kept(words)


def _name_behind(after: str) -> tuple[str, ...]:
    """The noun phrase that begins here, in stems."""
    words: list[str] = []
    for token in _WORD.findall(after):
        low = token.lower()
        if not token[0].isalpha() or low in _STOPS or low in SMALL or len(words) == 3:
            break
        words.append(stem(token))
    return _kept(words)


def _kept(words: list[str]) -> tuple[str, ...]:
    if len(words) > _MOST_WORDS:
        words = words[-_MOST_WORDS:]
    telling = [word for word in words if word not in _COMMON]
    return tuple(words) if telling else ()
