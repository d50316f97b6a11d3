"""How far apart options are, and which does better on a criterion: "is 15 points ahead of", "saves
£428,238 more than", "did better on culture than"."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.claims.criteria import criterion_named
from reports.check.claims.ranks import named_amount
from reports.check.claims.stating import Stated, Wrong, plain
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import N, O, V
from workbench.numbers.text import pounds_and_pence

_APART = re.compile(
    rf"(?P<one>{O}) (?:is|was|are|were|finish(?:es|ed)?|lies|stands?|ends?|ended)?"
    rf"(?: only| just)? ?(?P<n>{N}) points? (?:ahead of|above|clear of|in front of|behind|"
    rf"below|more than|fewer than|"
    rf"better than|short of) (?P<other>{O})"
)
_SCORES_MORE = re.compile(
    rf"(?P<one>{O}) (?:scores?|scored|has|had|gets?|got) (?:only |just )?(?P<n>{N}) (?:points? )?"
    rf"(?:more|fewer|less)(?: points)? than (?P<other>{O})"
)
_RANKS_BY = re.compile(
    rf"(?P<one>{O}) ranks (?:above|below) (?P<other>{O}) by (?:only |just )?"
    rf"(?P<n>[{N[1:-1]}{V[1:-1]}])(?: points)?(?: in (?P<of>[a-z ]+?)(?=[,.;]|$))?"
)
_SEPARATE = re.compile(
    rf"(?P<n>{N}) points? (?:separates?|divides?|lies? between|between|is all that separates|are "
    rf"all that separate) (?P<one>{O}) (?:from|and) (?P<other>{O})"
)
_GAP = re.compile(
    rf"(?:gap|margin|difference|distance|lead) (?:between|of) (?P<one>{O}) (?:and|over) "
    rf"(?P<other>{O}) (?:is|was|comes to|amounts to) (?:only |just )?(?P<n>[{N[1:-1]}{V[1:-1]}])"
    r"(?: points)?(?: in (?P<of>[a-z ]+?)(?=[,.;]|$))?"
)
_MORE = re.compile(
    rf"(?P<one>{O}) (?:would |will )?(?P<verb>saves?|costs?) (?:only |just )?(?P<n>{V}) "
    rf"(?:more|less)(?: a year)? than (?P<other>{O})"
)
_BETTER = re.compile(
    rf"(?P<one>{O}) (?:does|did|do|is|was|scores?|scored|fares?|fared|performs?|performed|is rated|"
    r"was rated) (?:much |slightly |rather |clearly )?(?P<way>better|worse|higher|lower|stronger|"
    rf"weaker) (?:on|for|in|under|against) (?P<on>[a-z ,-]+?) than (?P<other>{O})"
)
_THAN_ON = re.compile(
    rf"(?P<one>{O}) ranks (?P<way>above|below) (?P<other>{O}) (?:on|for|in|under|against) "
    r"(?P<on>[a-z ,-]+)"
)
_UP = frozenset({"better", "higher", "stronger", "above"})


_SPREAD = re.compile(
    rf"(?P<n>[{N[1:-1]}{V[1:-1]}])(?: points)? (?:between|separates?|divides?|from) (?:the )?"
    r"(?:best|highest|top|first|largest|leading|dearest)(?:[- ]\w+)?(?: option)? (?:and|from|to) "
    r"(?:the )?(?:worst|lowest|bottom|last|smallest|weakest|cheapest)(?:[- ]\w+)?"
    r"(?: options?| models?)?(?: (?:on|in|by|for|of) (?P<of>[a-z ]+))?"
)


def margin_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on distances between two options."""
    for pattern in (_APART, _SCORES_MORE, _RANKS_BY, _SEPARATE, _GAP, _MORE):
        for match in pattern.finditer(stated.text):
            mention = stated.sentence.said[match["n"]]
            truth = stated.contradicted(match["one"], partial(_distance, stated, match, mention))
            if truth is not None and not mention.bound:
                at = match.start("n")
                yield Wrong(at, at + 1, truth)
    for match in _SPREAD.finditer(stated.text):
        truth = stated.of_all(partial(_spread, stated.sentence.said[match["n"]], match["of"] or ""))
        if truth is not None:
            yield Wrong(match.start("n"), match.end("n"), truth)
    for pattern in (_BETTER, _THAN_ON):
        for match in pattern.finditer(stated.text):
            truth = stated.contradicted(match["one"], partial(_better, stated, match))
            if truth is not None:
                yield Wrong(match.start(), match.end(), truth)


def _spread(mention: Mention, of: str, judged: Judged) -> str | None:
    """How far apart the best and the worst option are, where a sentence gives another distance."""
    if mention.what is MentionKind.MONEY:
        name = named_amount(judged.options, of.removeprefix("own ") or "total savings")
        values = [one.amounts[name] for one in judged.options if name in one.amounts]
    else:
        name = "points"
        values = [one.total for one in judged.options if one.total is not None and one.rank]
    if len(values) < 2 or mention.number is None:
        return None
    gap = max(values) - min(values)
    if mention.agrees(gap) or (mention.bound and abs(mention.number - gap) * 4 <= gap):
        return None
    shown = pounds_and_pence(gap) if mention.what is MentionKind.MONEY else plain(gap)
    return f"the best and the worst option are {shown} apart in {name}"


def _other(stated: Stated, match: re.Match[str], judged: Judged) -> JudgedOption | None:
    codes = [code for key, code in stated.keys(match["other"]) if key == judged.key]
    return judged.option(codes[0]) if codes else None


def _distance(
    stated: Stated, match: re.Match[str], mention: Mention, judged: Judged, one: JudgedOption
) -> str | None:
    """How far apart two options are, where a sentence gives another distance."""
    other = _other(stated, match, judged)
    if other is None:
        return None
    groups = match.groupdict()
    if mention.what is MentionKind.MONEY:
        verb = groups.get("verb") or ""
        of = groups.get("of") or ("cost" if verb.startswith("cost") else "total savings")
        name = named_amount(judged.options, of)
        if name not in one.amounts or name not in other.amounts:
            return None
        gap = abs(one.amounts[name] - other.amounts[name])
        if mention.agrees(gap):
            return None
        return f"{one.name} and {other.name} are {pounds_and_pence(gap)} apart in {name}"
    if one.total is None or other.total is None or mention.what is not MentionKind.COUNT:
        return None
    gap = abs(one.total - other.total)
    return (
        None
        if mention.agrees(gap)
        else f"{one.name} and {other.name} are {plain(gap)} points apart"
    )


def _better(stated: Stated, match: re.Match[str], judged: Judged, one: JudgedOption) -> str | None:
    """What two options are rated on a criterion, where a sentence has it the other way round."""
    other = _other(stated, match, judged)
    criterion, _length = criterion_named(re.sub(r"^the ", "", match["on"]), judged)
    if other is None or criterion is None:
        return None
    code = criterion.code
    if code not in one.points or code not in other.points:
        return None
    apart = one.points[code] - other.points[code]
    if (apart > 0) if match["way"] in _UP else (apart < 0):
        return None
    said = [
        f"{x.name} is rated {x.levels.get(code) or plain(x.points[code])}" for x in (one, other)
    ]
    return f"{' and '.join(said)} on {criterion.name}"
