"""How many options, criteria, gateways and schemes there are: "compares six options"."""

import re
from collections.abc import Iterator

from appraisal.engine.problem import Role
from reports.check.claims.stating import Stated, Wrong
from reports.check.reading.mention import MentionKind
from reports.check.subjects.judged import Judged
from reports.check.subjects.marking import N
from reports.check.words import content_words
from workbench.numbers.listing import count_words

_THINGS = {
    "options": r"(?:different |possible |appraised |delivery |service )?options|"
    r"(?:delivery )?models|alternatives",
    "ranking": r"ranking criteria",
    "conditional": r"conditional gateways",
    "gateways": r"gateways|gateway criteria",
    "criteria": r"criteria",
    "considerations": r"considerations",
    "schemes": r"(?:savings |saving )?schemes",
}
_THING = "|".join(f"(?P<{name}>{words})" for name, words in _THINGS.items())
_JUDGING = (
    r"(?:compar|apprais|consider|judg|assess|look|weigh|evaluat|examin|rank|rat|scor|studi|study|"
    r"agree|us|set|chose|appl|ask|nam|list|hold|held|contain|compris|includ|cover|ha|"
    r"consist|made up|brings together)"
)
# What restricts the count to some of them.
_PART = (
    r"(?! (?:that|which|who|whom|whose|under|outside|with|without|in which|where|still|left|"
    r"remaining|from|except|other|at|when|to be|of|"
    r"in(?! the (?:programme|pack|portfolio|paper)))\b)"
)
_ASKED = re.compile(
    rf"\b{_JUDGING}\w*(?: at| up| out| between| together| against| of| by| in all)?(?: of"
    r")?(?: the| these| all| its| on)?"
    rf"(?: \w+ options against)? (?P<n>{N}) (?:{_THING})\b{_PART}"
)
_LISTED = re.compile(
    rf"(?::|,| and) (?P<n>{N}) (?:(?P<ranking>ranking criteria)|(?P<gateways>gateways))\b"
)
_AGAINST = re.compile(rf"\b(?P<all>against|on|by) (?:the |these )?(?P<n>{N}) (?:{_THING})\b{_PART}")
_OF = re.compile(rf"\b(?P<all>all|one of|of the|the) (?P<n>{N}) (?:{_THING})\b{_PART}")
_ARE = re.compile(
    rf"(?P<n>{N}) (?:of (?:them|these) )?(?:is|are|acts? as|serves? as) (?:an? )?(?:"
    r"(?P<conditional>conditional(?: gateways?)?)|(?P<gateways>gateways?)|"
    r"(?P<ranking>ranking criteri(?:a|on)))(?=\s*(?:[,.;]|$|and\b|but\b))"
)
_MAKE_UP = re.compile(rf"(?P<n>{N}) (?:{_THING}) (?:make|makes|made) up\b")
_FOR = re.compile(r" for ([a-z -]+)")
_WERE = re.compile(
    rf"(?<!of )(?<!the )(?P<n>{N}) (?:{_THING}) (?:are|were|was|have been) "
    r"(?:compared|appraised|considered|judged|assessed|weighed|evaluated|"
    r"examined|agreed|used|set|"
    r"(?:scored|rated)(?=\s*(?:[,.;)]|$)| (?:against|on|by|in all)\b)|"
    r"looked at|studied|on the table)\b"
)
_THERE = re.compile(rf"\bthere (?:are|were) (?P<n>{N}) (?:{_THING})\b(?=\s*(?:[,.;:)]|$| in all))")


def count_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on how many there are of what the case counts."""
    said = stated.sentence.said.values()
    if any(one.what in (MentionKind.YEAR, MentionKind.DATE, MentionKind.MONTH) for one in said):
        return  # of some other day
    told: set[int] = set()
    listing = (_LISTED, _ARE) if "criteria" in stated.text else ()
    for pattern in (_ASKED, _AGAINST, _WERE, _THERE, _OF, _MAKE_UP, *listing):
        for match in pattern.finditer(stated.text):
            before = stated.text[: match.start()]
            if match.start("n") in told or before.endswith("shortlist "):
                continue
            some = match.groupdict().get("all") in ("the", "of the", "on", "by")
            wrong = _counted(stated, match, loosely=some or " on " in match[0])
            if wrong is not None:
                told.add(match.start("n"))
                yield wrong


def _counted(stated: Stated, match: re.Match[str], *, loosely: bool) -> Wrong | None:
    said = stated.count(match["n"])
    thing = next(name for name in _THINGS if match.groupdict().get(name))
    if said is None or re.search(r"\b(?:other|further|more)\b", match[0]):
        return None
    meant_for = _FOR.match(stated.text, match.end())
    at = match.start("n")
    if thing == "schemes":
        number = len(stated.results.schemes)
        if number < 2 or said == number or (loosely and said < number):
            return None
        truth = f"the programme has {count_words(number)} schemes"
        return Wrong(at, at + 1, truth, "programme.schemes.count")

    def told(judged: Judged) -> str | None:
        right = _numbers(judged, thing)
        if meant_for and not content_words(meant_for[1]) & content_words(judged.title):
            return None
        if not right or said in right or (loosely and said in _parts(judged, thing)):
            return None
        word = {"ranking": "ranking criteria", "conditional": "conditional gateways"}.get(
            thing, thing
        )
        return f"{judged.title} has {count_words(right[0])} {word}"

    truth_of_all = stated.of_all(told)
    if truth_of_all is None:
        return None
    key = {"ranking": "ranking_criteria", "conditional": "conditional_gateways"}.get(thing, thing)
    return Wrong(at, at + 1, truth_of_all, f"{stated.about[0].key}.{key}.count")


def _numbers(judged: Judged, thing: str) -> list[int]:
    """The numbers that are right; none where the appraisal has nothing of the kind."""
    match thing:
        case "options":
            return [len(judged.options)]
        case "ranking":
            return [len(judged.ranking)] if judged.ranking else []
        case "gateways":
            plain = sum(one.role is Role.GATEWAY for one in judged.criteria)
            return [plain or len(judged.gateways), len(judged.gateways)] if judged.gateways else []
        case "conditional":
            number = sum(one.role is Role.CONDITIONAL_GATEWAY for one in judged.criteria)
            return [number] if number else []
        case "considerations":
            number = sum(one.role is Role.CONSIDERATION for one in judged.criteria)
            return [number] if number else []
    return [len(judged.criteria)]


def _parts(judged: Judged, thing: str) -> set[int]:
    """The numbers of some of them that a sentence may speak of as "the three options"."""
    if thing != "options":
        return {len(judged.ranking), len(judged.gateways)}
    outcomes = [one.outcome for one in judged.options]
    return {*(outcomes.count(one) for one in outcomes), len(judged.options) - 1, 2}
