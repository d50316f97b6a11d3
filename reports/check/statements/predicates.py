"""What a clause says of options: that one goes on or is out, meets the target, has a level on a
criterion, passes or fails a gateway. Each is true or false of every option."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from appraisal.engine.result import Outcome
from reports.check.clauses.meanings import MEANINGS
from reports.check.known.said import Said
from reports.check.known.tables import MONEY, SHARE, KnownTable, shown
from reports.check.reading.mention import MentionKind
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption

_KINDS = {MentionKind.MONEY: MONEY, MentionKind.SHARE: SHARE}
_FORWARD, _DROPPED = MEANINGS[0], MEANINGS[1]
_TARGET = re.compile(
    r"\b(?P<do>meet\w*|met|hit\w*|reach\w*|achiev\w+|attain\w*|satisf\w+|cover\w*|enough|"
    r"deliver\w*|secure\w*)\b[^.;£\ue800-\uefff]{0,30}?\b(?:targets?|goals?)\b|"
    r"\b(?P<miss>miss\w*|falls? short of|fell short of|below|short of)\b[^.;£\ue800-\uefff]{0,30}?"
    r"\b(?:targets?|goals?)\b"
)
_WELL = re.compile(
    r"\b(?:(?:scor\w+|d(?:oes|id|o)|far\w+|perform\w*|rated|rate|came out|comes out)(?: \w+)? "
    r"(?P<well>well|strongly|highly)|(?:scor\w+|d(?:oes|id|o)|far\w+|perform\w*|rated|came out|"
    r"comes out)(?: \w+)? (?P<ill>badly|poorly|weakly))\b"
)
_PASSED = re.compile(
    r"\b(?:(?P<passed>pass(?:es|ed|ing)?|clear(?:s|ed|ing)|got over|gets? over|met|meets?|"
    r"satisf\w+|survive[sd]?|got past|through)|"
    r"(?P<failed>fail(?:s|ed|ing)?|fall(?:s)?|fell|tripp?\w*|stumbl\w+|caught out|missed|"
    r"unmet|breach\w*|breaks?|broke|bust\w*|infring\w*|contraven\w*|exceeds?))\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PLACE = re.compile(rf"\b(?P<nth>{'|'.join(_ORDINALS)}) (?P<of>criterion|gateway|gate)\b")
_GATE = re.compile(r"\b(?:gateways?|gates?|hurdles?|tests?|threshold|screening|criteri(?:on|a))\b")
_DENIES = re.compile(r"\b(?:not|never|no|cannot|neither|nor|none)\b|n['’]t\b")
_LACKS = re.compile(
    r"\b(?:not|never|no|none|nobody|nowhere|lack(?:s|ed|ing)?|without|beyond|outside|insufficient|"
    r"too (?:little|few|dear|expensive|costly)|doubt\w*|cannot|yet to|un(?:tried|tested|proven|"
    r"affordable|lawful|popular)|illegal|want of|short of|against|oppos\w+|reject\w*)\b|n['’]t\b"
)
_BETWEEN = re.compile(r"\b(?:between|gap|difference|margin|apart|separat\w+|divid\w+)\b")
_STATES = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|would|will|does|do|did|judged|found|considered|"
    r"deemed|held|said|thought|shown|proved?)\b"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What characters of a clause say of an option. `holds` tells whether it is so, None where the
    case does not say; `told` what is true of one in a sentence. Where it
    `is_implied`, words for lack and doubt deny it too."""

    start: int
    end: int
    holds: Callable[[JudgedOption], bool | None]
    told: Callable[[JudgedOption], str]
    is_implied: bool = False


def predicates_in(said: Said, judged: Judged) -> Iterator[Predicate]:
    """What a clause says of options, in its own words; denials are left to the reader."""
    text = said.text
    found = _level(said, judged) or _gateway(text, judged)
    for meaning, is_forward in ((_FORWARD, True), (_DROPPED, False)):
        match = meaning.words.search(text)
        if (
            match
            and not (meaning.unless and meaning.unless.search(text))
            and not _GATE.search(text)
        ):
            yield Predicate(*match.span(), _became(is_forward=is_forward), _outcome)
            return
    target = _TARGET.search(text) if not _bounded(said, judged) else None
    column = _target_column(said.table)
    if target and column is not None:
        yield _reaches(said.table, judged, column, target)
        return
    bound = _bounded(said, judged)
    if bound is not None:
        yield bound
    elif found is not None:
        yield found


def _bounded(said: Said, judged: Judged) -> Predicate | None:
    """A column of at least or at most an amount: "saves more than £1.6m"."""
    marks = [
        (at, one)
        for at, letter in enumerate(said.text)
        if (one := said.clause.sentence.said.get(letter)) and one.bound and one.number is not None
    ]
    if len(marks) != 1 or _BETWEEN.search(said.text):
        return None
    at, mention = marks[0]
    kind = _KINDS.get(mention.what)
    spoken_of = said.table.columns_said(ideas_in(said.text))
    columns = [at for at in spoken_of if said.table.columns[at].kind == kind]
    if len(columns) != 1 or mention.number is None:
        return None
    number, is_least = mention.number, mention.bound == "at least"
    values = {
        judged.options[row].code: value for row, value in said.table.of_column(columns[0]).items()
    }
    column = said.table.columns[columns[0]]

    def holds(one: JudgedOption) -> bool | None:
        value = values.get(one.code)
        if value is None:
            return None
        return value >= number if is_least else value <= number

    def told(one: JudgedOption) -> str:
        return f"{one.name} has {column.name} {shown(column, values[one.code])}"

    return Predicate(at, at + 1, holds, told)


def _became(*, is_forward: bool) -> Callable[[JudgedOption], bool | None]:
    def holds(one: JudgedOption) -> bool | None:
        if one.outcome is Outcome.TAKEN_FORWARD:
            return is_forward
        return not is_forward if one.is_dropped else None

    return holds


def _outcome(one: JudgedOption) -> str:
    return f"{one.name} is {'not ' if one.is_dropped else ''}taken forward"


def _target_column(table: KnownTable) -> int | None:
    return next(
        (at for at, one in enumerate(table.columns) if one.kind == SHARE and "target" in one.ideas),
        None,
    )


def _reaches(table: KnownTable, judged: Judged, column: int, match: re.Match[str]) -> Predicate:
    values = {judged.options[row].code: value for row, value in table.of_column(column).items()}

    def holds(one: JudgedOption) -> bool | None:
        share = values.get(one.code)
        return None if share is None else (share >= 1) is not bool(match["miss"])

    def told(one: JudgedOption) -> str:
        share = values[one.code]
        return f"{one.name} comes to {round(share * 100)}% of the target"

    return Predicate(*match.span(), holds, told)


def _level(said: Said, judged: Judged) -> Predicate | None:
    text = said.text
    words = sorted(judged.levels, key=len, reverse=True)
    match = None
    if words:
        one = "|".join(map(re.escape, words))
        match = re.search(
            rf"\b(?P<level>{one})(?: (?:ratings?|scores?|marks?))?(?=\s*(?:[,.;:)]|$)| (?:on|for|"
            r"against|under|in|and|as)\b)",
            text,
        )
    well = _WELL.search(text) if match is None else None
    if match is None and well is None:
        return None
    criterion = criterion_said(text, judged) or criterion_said(said.clause.sentence.text, judged)
    if criterion is None or criterion.is_gateway:
        return None
    known = {one.points[criterion.code] for one in judged.options if criterion.code in one.points}
    if not known:
        return None
    ends = max(known), min(known)
    code, name = criterion.code, criterion.name

    def holds(one: JudgedOption) -> bool | None:
        if match is not None:
            level = one.levels.get(code)
            return None if level is None else level == match["level"]
        points = one.points.get(code)
        if well is None or points is None or len(known) < 2:
            return None
        return points == ends[0] if well["well"] else points == ends[1]

    def told(one: JudgedOption) -> str:
        return f"{one.name} is rated {one.levels.get(code, one.points.get(code))} on {name}"

    at = match or well
    assert at is not None
    return Predicate(*at.span(), holds, told)


def _nth(text: str, judged: Judged) -> JudgedCriterion | None:
    """The gateway that a text names by its place: "the fifth criterion", "the first gateway"."""
    match = _PLACE.search(text)
    if match is None:
        return None
    among = judged.gateways if match["of"].startswith("gate") else judged.criteria
    at = _ORDINALS.index(match["nth"])
    return among[at] if at < len(among) and among[at].is_gateway else None


@lru_cache(maxsize=64)
def _rare(names: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    """The ideas of each criterion's name that no other has, by code."""
    every = {code: ideas_in(name) for code, name in names}
    return {
        code: ideas.difference(*(other for its, other in every.items() if its != code))
        for code, ideas in every.items()
    }


def criterion_said(
    text: str, judged: Judged, *, gateways_only: bool = False
) -> JudgedCriterion | None:
    """The one criterion of which a text has the most ideas that no other has."""
    said = ideas_in(text)
    among = judged.gateways if gateways_only else judged.criteria
    rare = _rare(tuple((one.code, one.name) for one in judged.criteria))
    scored = [(len(rare[one.code] & said), one) for one in among]
    most = max((number for number, _one in scored), default=0)
    best = [one for number, one in scored if number == most]
    return best[0] if most and len(best) == 1 else None


def _gateway(text: str, judged: Judged) -> Predicate | None:
    """Passing or failing a gateway, by its ideas: "has been tried elsewhere" of one that asks
    whether other councils have."""
    criterion = _nth(text, judged) or criterion_said(text, judged, gateways_only=True)
    other = _nth(text, judged) or criterion_said(text, judged)
    if criterion is None or other is not criterion:
        return None
    verb = _PASSED.search(text)
    if verb is not None and (_GATE.search(text) or verb["failed"]):
        is_passed, at, is_implied = bool(verb["passed"]), verb.span(), False
    else:
        state = _STATES.search(text)
        ideas = ideas_in(criterion.name)
        word = next(
            (one for one in re.finditer(r"[a-z][a-z'’-]+", text) if ideas_in(one[0]) & ideas), None
        )
        if state is None:
            return None
        is_passed, at, is_implied = True, (word or state).span(), True
    code, name = criterion.code, criterion.name

    def holds(one: JudgedOption) -> bool | None:
        return (code not in one.failed) is is_passed

    def told(one: JudgedOption) -> str:
        return f"{one.name} {'fails' if code in one.failed else 'passes'} “{name}”"

    return Predicate(*at, holds, told, is_implied=is_implied)


def denials(text: str, *, is_implied: bool) -> int:
    """How many words of a text deny."""
    return len((_LACKS if is_implied else _DENIES).findall(text))
