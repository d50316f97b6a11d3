"""What becomes of options: "is taken forward", "four were dropped", "only the mutual is left"."""

import re
from collections.abc import Iterator
from functools import partial

from appraisal.engine.result import Outcome
from appraisal.engine.words.outcomes import outcome_words
from reports.check.claims.stating import HOW_MANY, Stated, Wrong, matches, names
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import LIST, N
from workbench.numbers.listing import counts_alike, opening

_TO = {
    "forward": (
        r"taken forward|carried forward|shortlisted|short-listed|put forward|"
        r"retained|on the shortlist"
    ),
    "dropped": (
        r"dropped|rejected|ruled out|excluded|discounted|eliminated|set aside|"
        r"stopped|discarded"
    ),
    "infeasible": r"infeasible|unfeasible",
    "feasible": r"feasible",
    "undecided": r"undecided",
}
_PREDICATES = "|".join(f"(?P<{name}>{words})" for name, words in _TO.items())
_STATE = (
    rf"(?:(?:is|are|was|were|has been|have been|will be|remains?) (?P<neg>not )?"
    rf"(?:also |both |all |each |therefore |now |still |thus |so )*(?:{_PREDICATES})"
    r"|(?P<neg_go>(?:does|do|did|will) not )?(?P<go>go(?:es)? forward|went forward|survives?|"
    r"survived|gets? through|got through|proceeds?|"
    r"survives?|survived|gets? through|got through|makes? it through|proceeded|moves? "
    r"forward|goes? on to))(?!-)\b"
)
_OF_OPTION = re.compile(
    rf"(?P<only>only )?(?P<options>{LIST})(?P<alone> alone)?(?: \([^)]*\))?,? (?:which )?{_STATE}"
)
_ONLY = re.compile(
    rf"(?P<options>{LIST}) (?:is|was) the only (?:one|option)(?: that is| to be| still)? "
    rf"(?:{_PREDICATES})\b"
)
_OF = (
    r"(?: of (?:them|these|those)(?= (?:is|are|was|were|go|have|will|pro|re|mo|do))"
    rf"|(?: of(?: the| these| those| its| our| all)?(?: (?P<of>{N}))?)?)"
)
_COUNTED = re.compile(
    rf"(?P<many>{HOW_MANY}|not all|all|every|each)(?:{_OF})"
    rf"(?: (?P<all>{N}))?(?: (?:feasible|appraised|possible))?"
    rf"(?: (?:options?|models?|routes?|alternatives|proposals))? {_STATE}"
)
_SPLIT = re.compile(
    rf"of (?:the |these |all )?(?P<of>{N})(?: \w+)? (?:options|models),? (?:only "
    rf")?(?P<many>{HOW_MANY}|all) {_STATE}"
)
_SHORTLISTED = re.compile(
    rf"shortlist (?:has|holds|contains|includes|is of|of) (?P<many>{HOW_MANY}) "
    r"options?(?P<forward>)"
)
_SHORTLIST = re.compile(
    r"(?:(?:^|[;.] )shortlisted:|the shortlist (?:is|consists of|is made up of|comprises|"
    r"contains|holds|includes)) "
    rf"(?P<options>{LIST})"
)


def outcome_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on what becomes of options, by name and by number."""
    yield from _by_name(stated)
    yield from _by_number(stated)


def is_so(option: JudgedOption, what: str) -> bool:
    """Whether what a sentence says becomes of an option is so."""
    match what:
        case "forward":
            return option.outcome is Outcome.TAKEN_FORWARD
        case "dropped":
            return option.is_dropped
        case "infeasible":
            return option.outcome is Outcome.NOT_FEASIBLE
        case "feasible":
            return option.outcome not in (Outcome.NOT_FEASIBLE, Outcome.UNDECIDED)
    return option.outcome is Outcome.UNDECIDED


def _what(match: re.Match[str]) -> tuple[str, bool]:
    """What is said to become of options, and whether it is denied."""
    groups = match.groupdict()
    said = next((name for name in _TO if groups.get(name)), "forward")
    return said, bool(groups.get("neg") or groups.get("neg_go"))


def other_outcome(what: str, denied: bool, _judged: Judged, option: JudgedOption) -> str | None:
    """What became of an option, where it is not what a sentence says."""
    if is_so(option, what) is not denied:
        return None
    return f"{option.name} is {outcome_words(option.outcome)}"


def _by_name(stated: Stated) -> Iterator[Wrong]:
    for match in _OF_OPTION.finditer(stated.text):
        what, denied = _what(match)
        marks = stated.marks(match["options"])
        if stated.is_denied_before(match.start("options")):
            denied = not denied
        for mark in marks:
            truth = stated.contradicted(mark, partial(other_outcome, what, denied))
            if truth is not None:
                at = match.start("options") + match["options"].index(mark)
                yield Wrong(at, match.end(), truth)
        if (match["only"] or match["alone"]) and not denied:
            yield from _alone(stated, match, marks, what)
    for match in _ONLY.finditer(stated.text):
        yield from _alone(stated, match, stated.marks(match["options"]), _what(match)[0])
    for match in _SHORTLIST.finditer(stated.text):
        for mark in stated.marks(match["options"]):
            truth = stated.contradicted(mark, partial(other_outcome, "forward", False))
            if truth is not None:
                yield Wrong(match.start(), match.end(), truth)


def _alone(stated: Stated, match: re.Match[str], marks: list[str], what: str) -> Iterator[Wrong]:
    """Whether others are so as well."""

    def told(judged: Judged, _option: JudgedOption) -> str | None:
        said = {code for mark in marks for key, code in stated.keys(mark) if key == judged.key}
        so = {one.code for one in judged.options if is_so(one, what)}
        return None if so == said else _sentence(judged, what)

    truth = stated.contradicted(marks[0], told)
    if truth is not None:
        yield Wrong(match.start(), match.end(), truth)


_CALLED = {
    "forward": "taken forward",
    "dropped": "not taken forward",
    "infeasible": "not feasible",
    "feasible": "feasible",
    "undecided": "undecided",
}
_COUNTS = {
    "forward": "taken_forward",
    "dropped": "stopped",
    "infeasible": "not_feasible",
    "feasible": "feasible",
    "undecided": "undecided",
}


def _sentence(judged: Judged, what: str) -> str:
    so = [one for one in judged.options if is_so(one, what)]
    some, all_ = counts_alike(len(so), len(judged.options))
    many = opening(some) if so else "None"
    are = "is" if len(so) == 1 else "are"
    listed = f": {names(so)}" if 0 < len(so) < 7 else ""
    return f"{many} of the {all_} options {are} {_CALLED[what]}{listed}"


def _by_number(stated: Stated) -> Iterator[Wrong]:
    for pattern in (_SPLIT, _COUNTED, _SHORTLISTED):
        for match in matches(pattern, stated.text):
            if _is_part(stated.text, match.start()):
                continue
            yield from _counted(stated, match)
            break


def _is_part(text: str, start: int) -> bool:
    """Whether the words before make the count one of something else."""
    before = text[:start].rstrip()
    return bool(re.search(r"\b(?:other|of|than|in|about|for|with|by|at least|at most)$", before))


def _counted(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    what, denied = _what(match)
    word = match["many"]
    groups = match.groupdict()
    whole = stated.count(groups.get("of") or groups.get("all") or "")

    def told(judged: Judged) -> str | None:
        number = len(judged.options)
        if whole is not None and whole != number:
            return None  # a part of them, or a wrong count, which its own rule tells
        so = sum(is_so(one, what) is not denied for one in judged.options)
        if word in ("all", "every", "each"):
            return None if so == number else _sentence(judged, what)
        if word == "not all":
            return None if so < number else _sentence(judged, what)
        said = stated.count(word)
        return None if said is None or said == so else _sentence(judged, what)

    truth = stated.of_all(told)
    if truth is not None and len(stated.about) >= 1:
        figure = "" if denied else f"{stated.about[0].key}.{_COUNTS[what]}.count"
        yield Wrong(match.start("many"), match.end("many"), truth, figure)
