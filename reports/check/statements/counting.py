"""How many there are: options, criteria and how they act, and rows of a table by a word."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.clauses.clause import Clause
from reports.check.known.printed import SortedRows
from reports.check.known.verdict import Verdict
from reports.check.reading.mention import MentionKind
from reports.check.subjects.concepts import ideas_in, stems_in
from reports.check.subjects.judged import Judged
from reports.check.subjects.marking import Marked, N
from reports.figures.figure import Figure
from workbench.numbers.listing import count_words

_WEIGHED = (
    r"(?:weigh\w*(?: up)?|consider\w*|compar\w+|look\w* at|assess\w*|apprais\w+|examin\w+|"
    r"explor\w+|review\w*|evaluat\w+|set out|sets out|stud\w+|drew up|identif\w+|score[sd]?|rated|"
    r"between|among|from|list of|field of|choice of|range of|put forward|tested|measured|judged)"
)
_WAYS = (
    r"(?:options?|ways of|ways to|ways|models?|alternatives|routes|approaches|possibilities|"
    r"courses of action|solutions|choices|candidates|contenders|proposals)"
)
_OPTIONS = re.compile(
    rf"\b{_WEIGHED}(?: (?:all|up|only|just|some|the|a|against|total|of|these|our))*"
    rf"(?: the)? (?P<n>{N})"
    rf"(?: (?:possible|different|broad|main|separate|distinct|candidate|delivery|alternative|"
    rf"potential|other))* {_WAYS}\b"
)
_OPTIONS_WERE = re.compile(
    rf"(?P<n>{N})(?: (?:possible|different|broad|main|separate|distinct|candidate|delivery|"
    rf"alternative|potential))* {_WAYS} (?:\w+ )?(?:was|were|are|have been) (?:\w+ )?"
    r"(?:considered|compared|assessed|appraised|examined|explored|reviewed|evaluated|weighed|"
    r"identified|scored|looked at|put forward)\b"
)
_CRITERIA = re.compile(
    rf"(?P<n>{N}|one|none)(?: of)?(?: the| these| our)?(?: {N})?(?: \w+)? "
    rf"(?:criteria|criterion|tests|factors)\b|\band (?P<n2>{N}|one|none) "
    r"(?=rank|score|act|gate|decid)"
)
_ACTS = re.compile(
    r"\b(?P<gate>gateways?|gates?|pass[ -](?:or|/)[ -]fail|pass-fail|hurdles?|thresholds?)\b|"
    r"\b(?P<rank>rank\w*|weighted|order the|compare the)\b"
)
_HOW_MANY = re.compile(
    r"\b(?:(?P<none>none|no)|(?P<all>all|every|each)|(?P<half>half)|"
    r"(?P<quarter>a quarter|one quarter)|"
    rf"(?P<third>a third|one third)|(?P<most>most|the majority)|(?P<one>one))\b|(?P<n>{N})"
)


def counting(
    sentence: Marked,
    about: tuple[Judged, ...],
    columns: tuple[SortedRows, ...],
    events: tuple[Figure, ...],
) -> Iterator[Verdict]:
    """The counts of a sentence that are wrong."""
    text = sentence.text
    whole = Clause(sentence, 0, len(text), (), ())
    for pattern in (_OPTIONS, _OPTIONS_WERE):
        match = pattern.search(text)
        number = _number(sentence, match["n"]) if match else None
        if match and number is not None and about:
            totals = {len(one.options) for one in about}
            parts = {number for one in about for number in _parts(one)}
            truth = f"the appraisal has {count_words(min(totals))} options"
            is_right = number in totals | parts
            yield Verdict(whole, match.start("n"), match.end(), "" if is_right else truth)
    if len(about) == 1:
        yield from _criteria(sentence, whole, about[0])
    for event in events:
        yield from _sessions(sentence, whole, event)
    for column in columns:
        yield from _by_word(sentence, whole, column)


def _parts(judged: Judged) -> Iterator[int]:
    """How many options go on and how many do not."""
    dropped = sum(one.is_dropped for one in judged.options)
    yield from (dropped, len(judged.options) - dropped)


def _number(sentence: Marked, mark: str) -> int | None:
    if mark in ("one", "none"):
        return int(mark == "one")
    mention = sentence.said.get(mark)
    if mention is None or mention.bound or mention.number is None:
        return None
    return int(mention.number) if mention.number.denominator == 1 else None


def _criteria(sentence: Marked, whole: Clause, judged: Judged) -> Iterator[Verdict]:
    """How many criteria act as gateways, and how many rank."""
    text = sentence.text
    gates, strict = (
        len(judged.gateways),
        sum(one.role.value == "gateway" for one in judged.gateways),
    )
    if "criteri" not in text:
        return
    for match in _CRITERIA.finditer(text):
        acts = _ACTS.search(text, match.end())
        number = _number(sentence, match["n"] or match["n2"])
        if acts is None or number is None or acts.start() - match.end() > 30:
            continue
        known = {gates, strict} if acts["gate"] else {len(judged.ranking)}
        word = "gateways" if acts["gate"] else "ranking criteria"
        count = strict if acts["gate"] and gates == strict else max(known)
        truth = f"the appraisal has {count_words(count)} {word}"
        yield Verdict(whole, match.start(), acts.end(), "" if number in known else truth)


def _sessions(sentence: Marked, whole: Clause, event: Figure) -> Iterator[Verdict]:
    """How many sessions of an event were held."""
    title = stems_in(event.label.rpartition(":")[0])
    if not title or not title <= stems_in(sentence.text):
        return
    for mark, one in sentence.said.items():
        nouns = stems_in(" ".join(one.noun[-1:]))
        if one.what is MentionKind.COUNT and not one.bound and nouns & (title | {"sessi"}):
            at = sentence.text.index(mark)
            truth = "" if one.number == event.number else f"{event.label} are {event.value}"
            yield Verdict(whole, at, at + 1, truth)


def _by_word(sentence: Marked, whole: Clause, column: SortedRows) -> Iterator[Verdict]:
    """How many rows of a table have a word: "half of them carry a high risk"."""
    text = sentence.text
    if not column.ideas & ideas_in(text) or not column.rows & ideas_in(text):
        return
    words = [word for word in column.counts if re.search(rf"\b{re.escape(word)}\b", text)]
    if len(words) != 1:
        return
    place = re.search(rf"\b{re.escape(words[0])}\b", text)
    assert place is not None
    many = list(_HOW_MANY.finditer(text, 0, place.start()))
    if not many or re.search(r"\b(?:not|or|more than|at least)\b", text):
        return
    match, count, total = many[-1], column.counts[words[0]], column.total
    if not re.match(r"(?: of)?(?: the| them| these| those)? *(?:\w+ ){0,3}", text[match.end() :]):
        return
    said = _said(sentence, match, total)
    if said is None:
        return
    is_right = 2 * count > total if match["most"] else said == count
    truth = f"{count_words(count)} of {count_words(total)} in “{column.table}” are {words[0]}"
    yield Verdict(whole, match.start(), place.end(), "" if is_right else truth)


def _said(sentence: Marked, match: re.Match[str], total: int) -> Fraction | None:
    fixed = {
        "none": Fraction(0), "all": Fraction(total), "half": Fraction(total, 2),
        "quarter": Fraction(total, 4), "third": Fraction(total, 3), "most": Fraction(total),
        "one": Fraction(1),
    }  # fmt: skip
    for name, value in fixed.items():
        if match[name]:
            return value
    number = _number(sentence, match["n"])
    return None if number is None else Fraction(number)
