"""Where options stand: "ranks first, ahead of", "comes second", "has the highest total savings"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from reports.check.claims.stating import Stated, Wrong, names
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import LIST, N, O
from reports.check.words import content_words

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "top": 1, "last": -1, "bottom": -1,
}  # fmt: skip
_PLACE = "|".join(_ORDINALS)
_STANDS = (
    r"(?:ranks?|is ranked|are ranked|was ranked|were ranked|ranked|comes?|came|is placed|"
    r"was placed|"
    r"places?|stands?|stood|finish(?:es|ed)?|is|are)"
)
_FOLLOWS = (
    r"(?=\s*(?:[,.;:)]|$)|,? (?:alone|overall|equal|place|among|of the|with|and|but|"
    r"ahead|while|by)\b)"
)
_ALONE = re.compile(r" alone\b")
_RANKED = re.compile(
    rf"(?P<only>only )?(?P<options>{LIST})(?P<alone> alone| by itself)?(?: that| which|,)? "
    r"(?:both |all )?(?P<not>does not |do not )?"
    rf"{_STANDS}(?P<neg> not)? (?P<joint>joint(?:ly)? |equal )?(?P<place>{_PLACE})"
    r"(?P<equal> equal)?"
    rf"(?: place)?{_FOLLOWS}"
)
_INVERTED = re.compile(
    rf"(?:^|[,;:] |\b(?:ranked |placed |in |with |our |the |and ))(?P<place>{_PLACE})"
    r"(?: place|[- ]ranked option|-placed option| option (?:in the ranking|overall|by rank))?"
    rf",? (?:comes?|came|is|was|ranks|stands|are|were|goes to) (?P<options>{LIST})"
)
_AFTER_MORE = re.compile(
    rf"(?P<options>{O})[^\ue000-\ue7ff.;:]{{1,90}} and (?:so |therefore |thus )?(?:ranks?|"
    r"comes?|is ranked|is placed) "
    rf"(?P<place>{_PLACE}){_FOLLOWS}"
)
_SHARED = re.compile(rf"(?P<n>{N}|no) options? share (?:the )?(?P<place>{_PLACE}) place")
_IN_PLACE = re.compile(
    rf"(?P<options>{LIST}) (?:is|are|was|were|comes?|stands?|takes?|took|holds?) (?:in |"
    rf"the )?(?P<place>{_PLACE}) place\b"
)
_AHEAD = re.compile(
    rf"(?P<one>{LIST})(?P<mid>[^{O[1:-1]}.;]{{0,40}}?)(?P<adverb>narrowly |just |well |"
    r"clearly |far |directly )?"
    r"(?P<way>ahead of|in front of|above|higher than|better than|behind|below|before|"
    r"after|lower than|"
    rf"worse than) (?P<other>{LIST})"
    r"(?=\s*(?:[,.;:)]|$)|,? (?:overall|in the ranking|by|and|but)\b)"
)
_STANDING = re.compile(
    r"\b(?:ranks?|ranked|comes?|came|stands?|placed|is|are|finish\w*|scores?|leads?)\b|^,? ?$"
)
# What makes a place one by money, and none in the ranking.
_BY_MONEY = re.compile(
    r"\b(?:in|by|on) (?:terms of |total |pure |plain )?(?:money|costs?|price|savings?|benefits?|"
    r"value|finance|income)\b|\bfinancially\b"
)
_CALLED = re.compile(rf"option (?:ranked|placed) (?P<place>{_PLACE}),? (?:is )?(?P<options>{O})")
_WINS = re.compile(
    r"the (?:clear |outright )?(?P<end>winner|front-runner|leading option) (?:is|was) "
    rf"(?P<options>{LIST})"
)
_TOP = re.compile(
    r"the (?P<end>top|highest|best|lowest|bottom)[- ](?:rank(?:ed|ing)|scor(?:ed|ing)|"
    r"placed) option"
    rf" (?:is|was) (?P<options>{LIST})"
)
_IS_TOP = re.compile(
    rf"(?P<options>{LIST}) (?:is|was|are) (?:the|our) (?P<end>top|highest|best|lowest|bottom)[- ]"
    r"(?:rank(?:ed|ing)|scor(?:ed|ing)|placed)(?: option)?\b"
)
_LEADS = re.compile(
    rf"(?P<options>{O}) (?:leads?|heads?|tops?|led) the (?P<end>ranking|list|field|table|order)\b"
)
_SCORES = re.compile(
    rf"(?P<options>{O}) (?:scores?|scored|has|had) (?:the )?(?P<end>highest|most|lowest|"
    r"fewest|best|top)"
    r"(?: total)?(?: score| points)?(?: overall| of all)?(?=\s*(?:[,.;:)]|$))"
)
_MOST_OF = re.compile(
    rf"(?P<options>{O}) (?:has|had|offers?|gives?|brings?|shows?|delivers?|makes?) the "
    r"(?P<end>highest|largest|"
    r"greatest|biggest|lowest|smallest|least) (?P<of>[a-z ]+?)(?: of (?:all|the) "
    r"[a-z\ue800-\uebff ]*options?"
    r"| of all| overall)?(?=\s*(?:[,.;:)]|$)| and | among )"
)
_OF_MOST = re.compile(
    rf"(?P<options>{O}) (?P<of>[a-z ]{{3,40}}?) (?:is|are|was|were) the (?P<end>highest|"
    r"largest|greatest|biggest|"
    r"lowest|smallest)(?: of (?:all|the)[a-z\ue800-\uebff ]*)?(?=\s*(?:[,.;:)]|$))"
)
_SAVES = re.compile(
    rf"(?P<options>{O}) (?:would |will )?(?P<verb>saves?|costs?) (?:the )?(?P<end>most|"
    r"least)(?=\s*(?:[,.;:)]|$)| of )"
)
_CHEAPEST = re.compile(
    rf"(?P<options>{O}) (?:is|would be|was) the (?P<end>cheapest|dearest|most expensive|"
    r"least expensive)"
    r"(?: option)?(?: (?:of|among) (?:the|all)[^,.;:]*)?(?=\s*(?:[,.;:)]|$))|"
    r"the (?P<end_of>cheapest|dearest|most expensive|least expensive) option (?:is|was) "
    rf"(?P<of>{O})"
)
_MORE = re.compile(
    rf"(?P<one>{O}) (?:would |will )?(?P<verb>saves?|costs?) (?P<way>more|less) than (?P<other>{O})"
)
_FORWARD = frozenset({"ahead of", "in front of", "above", "before", "higher than", "better than"})
_LEAST = frozenset(
    {"lowest", "smallest", "least", "fewest", "bottom", "cheapest", "least expensive"}
)


def rank_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on ranks, on who is ahead of whom, and on the greatest and the least."""
    for pattern in (_RANKED, _INVERTED, _IN_PLACE, _AFTER_MORE, _CALLED):
        for match in pattern.finditer(stated.text):
            yield from _ranked(stated, match)
    yield from _ahead(stated)
    for match in _SHARED.finditer(stated.text):
        truth = stated.of_all(partial(_sharing, stated.count(match["n"]), match["place"]))
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)
    for pattern in (_TOP, _IS_TOP, _SCORES, _WINS, _LEADS):
        for match in pattern.finditer(stated.text):
            yield from _end(stated, match)
    yield from _amounts(stated)


def _rank(one: JudgedOption) -> str:
    if one.rank is None:
        return f"{one.name} has no rank"
    return f"{one.name} is ranked {one.rank}{'=' if one.joint else ''}"


def _ranked(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    marks = stated.marks(match["options"])
    groups = match.groupdict()
    denied = bool(groups.get("neg") or groups.get("not"))
    joint = bool(groups.get("joint") or groups.get("equal"))
    shared = joint or len(marks) > 1
    place = _ORDINALS[match["place"]]
    is_said_alone = (
        groups.get("only") or groups.get("alone") or _ALONE.match(stated.text, match.end())
    )

    def told(judged: Judged, one: JudgedOption) -> str | None:
        if not any(other.rank for other in judged.options):
            return None
        last = max((other.rank or 0 for other in judged.options), default=0)
        right = one.rank == (last if place < 0 else place)
        alone = not shared and one.joint and is_said_alone
        if joint and not one.joint:
            right = False
        return None if (right and not alone) is not denied else _rank(one)

    for mark in marks:
        truth = stated.contradicted(mark, told)
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)
            return


def _sharing(said: int | None, place: str, judged: Judged) -> str | None:
    """Which options share a rank, where a sentence says that another number does."""
    sharing = [one for one in judged.options if one.joint and one.rank == _ORDINALS[place]]
    if said is None or said == len(sharing) or not any(one.rank for one in judged.options):
        return None
    return f"{names(sharing) or 'no option'} shares rank {_ORDINALS[place]}"


def _ahead(stated: Stated) -> Iterator[Wrong]:
    for match in _AHEAD.finditer(stated.text):
        if not _STANDING.search(match["mid"]):
            continue
        if re.search(r"\bnot\b|\bon\b|\bfor\b", match["mid"]) or _BY_MONEY.search(stated.text):
            continue
        before = match["way"] in _FORWARD
        for one in stated.marks(match["one"]):
            for other in stated.marks(match["other"]):
                truth = _beside(stated, one, other, before=before)
                if truth is not None:
                    yield Wrong(match.start(), match.end(), truth)
                    return


def _beside(stated: Stated, one: str, other: str, *, before: bool) -> str | None:
    def told(judged: Judged, option: JudgedOption) -> str | None:
        codes = {code for key, code in stated.keys(other) if key == judged.key}
        for code in codes:
            second = judged.option(code)
            if option.rank is None or second.rank is None or code == option.code:
                return None
            right = option.rank < second.rank if before else option.rank > second.rank
            if right:
                return None
            return f"{_rank(option)} and {_rank(second)}"
        return None

    return stated.contradicted(one, told)


def _end(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    least = match["end"] in _LEAST
    for mark in stated.marks(match["options"]):
        truth = stated.contradicted(mark, partial(_at_end, least))
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)


def _at_end(least: bool, judged: Judged, one: JudgedOption) -> str | None:
    """Who stands first or last, where it is not this option."""
    ranks = [other.rank for other in judged.options if other.rank is not None]
    if not ranks:
        return None
    end = max(ranks) if least else 1
    if one.rank == end:
        return None
    first = names([other for other in judged.options if other.rank == end])
    return f"{first} {'stands last' if least else 'ranks first'}"


# Amounts of the options beside one another


def _amounts(stated: Stated) -> Iterator[Wrong]:
    for pattern in (_MOST_OF, _OF_MOST):
        for match in pattern.finditer(stated.text):
            yield from _most(stated, match, match["options"], match["of"], match["end"] in _LEAST)
    for match in _SAVES.finditer(stated.text):
        of = _quantity(match["verb"])
        yield from _most(stated, match, match["options"], of, match["end"] == "least")
    for match in _CHEAPEST.finditer(stated.text):
        end = match["end"] or match["end_of"]
        yield from _most(stated, match, match["options"] or match["of"], "cost", end in _LEAST)
    for match in _MORE.finditer(stated.text):
        yield from _more(stated, match)


def _quantity(verb: str) -> str:
    return "total savings" if verb.startswith("save") else "cost"


def named_amount(options: Sequence[JudgedOption], of: str) -> str:
    """The amount of options that some words name; empty where they name none or several."""
    said = content_words(of)
    known = {name for one in options for name in one.amounts}
    fitting = [name for name in known if said and said <= content_words(name)]
    if len(fitting) > 1:
        closest = min(len(content_words(name)) for name in fitting)
        fitting = [name for name in fitting if len(content_words(name)) == closest]
    values = {
        tuple(sorted((o.code, o.amounts[n]) for o in options if n in o.amounts)) for n in fitting
    }
    return fitting[0] if fitting and len(values) == 1 else ""


def _most(stated: Stated, match: re.Match[str], mark: str, of: str, least: bool) -> Iterator[Wrong]:
    def told(judged: Judged, option: JudgedOption) -> str | None:
        name = named_amount(judged.options, of)
        amounts = {one.code: one.amounts[name] for one in judged.options if name in one.amounts}
        if option.code not in amounts or len(amounts) < 2:
            return None
        end: Fraction = min(amounts.values()) if least else max(amounts.values())
        if amounts[option.code] == end:
            return None
        first = [one for one in judged.options if amounts.get(one.code) == end]
        return f"{names(first)} has the {'lowest' if least else 'highest'} {name}"

    truth = stated.contradicted(mark, told)
    if truth is not None:
        yield Wrong(match.start(), match.end(), truth)


def _more(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    def told(judged: Judged, option: JudgedOption) -> str | None:
        name = named_amount(judged.options, _quantity(match["verb"]))
        codes = [code for key, code in stated.keys(match["other"]) if key == judged.key]
        if not codes or name not in option.amounts:
            return None
        other = judged.option(codes[0])
        if name not in other.amounts:
            return None
        more = option.amounts[name] > other.amounts[name]
        if more is (match["way"] == "more") and option.amounts[name] != other.amounts[name]:
            return None
        which = "more" if more else "no more"
        return f"the {name} of {option.name} is {which} than that of {other.name}"

    truth = stated.contradicted(match["one"], told)
    if truth is not None:
        yield Wrong(match.start(), match.end(), truth)
