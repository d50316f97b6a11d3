"""What the verb and the words of a clause come to: that its option goes on, is out, is chosen, is
kept in view, or has a place. The one table of meanings: add words here, and a clause of one option
that has them is held against the result."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reports.check.claims.decisions import in_view_truth, preferred_truth
from reports.check.claims.outcomes import other_outcome
from reports.check.subjects.judged import Judged, JudgedOption

# What is true of an option where it is not what a clause means; the first argument says whether
# the clause denies it.
Truth = Callable[[bool, Judged, JudgedOption], str | None]
_NEXT = r"(?:next|second|third|final|later|following)"
_FULL = r"(?:detailed|further|full|fuller|closer|more)"
_STUDY = r"(?:appraisal|study|work|business case|stage|round|phase|assessment|look|consideration)"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words mean of an option. `unless` are words with which they mean something else."""

    words: re.Pattern[str]
    truth: Truth
    unless: re.Pattern[str] | None = None


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


_IN_VIEW = _words(
    "later", "eventually", "in view", "in time", "in due course", "follow(?:s|ed)?", "ultimately",
    "long(?:er)?[- ]term", "afterwards", "next step", "second step", "in the end", "one day",
    "at a later (?:date|stage)", "subsequently", "fall-?back", "reserve",
)  # fmt: skip


def _became(what: str) -> Truth:
    return lambda denied, judged, one: (
        None if denied and judged.with_a_view_to == one.code
        else other_outcome(what, denied, judged, one)
    )  # fmt: skip


MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        _words(
            r"surviv\w+",
            r"(?:on |onto |reach\w* |mak\w+ |made |for )?(?:the |our )?short-?list(?:ed)?",
            rf"(?:for|into|to) (?:a |the )?{_FULL} (?:\w+ )?{_STUDY}",
            rf"{_FULL} (?:appraisal|study|assessment) (?:of|on|into)",
            rf"(?:to|into|for|in|on) (?:the |a )?{_NEXT} (?:\w+ )?(?:stage|round|phase|step)",
            r"work(?:ed|ing)? up(?: in \w+)?",
            r"still (?:standing|in play|in contention|in the running|in the race|alive|live|open)",
            r"(?:stays?|stayed|remains?|remained|keeps?|kept|is|are|was|left)(?: \w+)? in "
            r"(?:play|contention|the running|the race|the frame|the mix)",
            r"kept (?:in|on|alive)(?! view)",
            r"(?:stays?|remains?) (?:on the list|on the table|a candidate|a contender)",
            r"carr(?:y|ied|ies) (?:on|through|over|forward)",
            r"(?:go|goes|going|gone|went|come|comes|came|get|gets|got|move[sd]?|pass|passe[sd]|put|"
            r"take|takes|taken|took|bring|brought|sen[dt]|let) (?:on|through|forward|further)",
            r"progress(?:es|ed)?(?: to)?",
            r"advanc(?:e|es|ed)(?: to)?",
            r"proceed(?:s|ed)?",
            r"(?:make|makes|made) (?:the cut|the grade|it)",
            r"(?:developed|explored|examined|studied|investigated|pursued|appraised) "
            r"(?:further|in (?:more |full |greater )?(?:detail|depth))",
            r"(?:is|are|be|being) (?:pursued|retained|shortlisted)",
            r"qualif(?:y|ies|ied)",
            r"green light|go-ahead",
            r"among (?:those|the (?:options|models|ones)) (?:taken|carried|put|going|recommended)",
        ),
        _became("forward"),
        _words(
            r"no further|not (?:be )?taken", r"out of", r"from there", r"years?", r"before",
            r"as it (?:stands|is)", r"progress (?:on|in|with|of|has|was|is|made)",
        ),
    ),
    Meaning(
        _words(
            r"rul(?:ed|es|ing) out",
            r"reject\w*|eliminat\w+|abandon\w*|discard\w*|exclud\w+|dismiss\w+|discount(?:ed|s)?|"
            r"unsuccessful|deselected|shelved|parked|withdrawn",
            r"(?:knocked|thrown|sifted|weeded|screened|struck|left|voted|counted|crossed|kicked|"
            r"filtered|crowded) (?:out|off)(?: of)?",
            r"(?:falls?|fell) (?:by|away|out|down)(?: the wayside)?",
            r"out of (?:contention|the running|play|the race|the frame|consideration)",
            r"off the (?:table|list|shortlist)",
            r"(?:drop|drops|dropped|bow|bows|bowed|lose|loses|lost) out",
            r"(?:be|is|are|was|were|been) (?:\w+ )?(?:dropped|stopped|removed|set aside|"
            r"left behind|turned down|written off|halted)",
            r"(?:goe?s?|went|gets?|got|taken|progress\w*|proceed\w*) no (?:further|farther)",
            r"end of the (?:road|line)",
            r"(?:ends?|ended|stops?|stopped) (?:here|there|now)",
            r"(?:comes?|came|brought) to an end",
        ),
        _became("dropped"),
        _words(r"except", r"gateway", r"from the (?:cost|figure|total|budget|saving)s?"),
    ),
    Meaning(
        _words(
            r"preferred|preference|prefers?|favou?r(?:s|ed|ite)?",
            r"choice|chosen|chose|chooses|opt(?:s|ed)? for|plump(?:s|ed)? for|pick(?:s|ed)?|"
            r"select(?:s|ed)?|adopt(?:s|ed)?|endors\w+|back(?:s|ed)",
            r"settl(?:e|es|ed) (?:on|for|upon)",
            r"(?:decid\w+|came down|vot\w+|resolv\w+|agree[sd]?)(?: \w+)? (?:on|for|upon|"
            r"in favour of)",
            r"(?:go|goes|going|went) (?:for|with|ahead with)",
            r"way forward|recommend(?:s|ed|ation)?",
            r"wants?(?: for \w+)?(?= )",
        ),
        preferred_truth,
        re.compile(
            rf"{_IN_VIEW.pattern}|\b(?:for|into) {_FULL}|\b(?:customers?|tenants?|users?|"
            r"residents?|carers?|clients?|people|patients?)\b|\bby\b"
        ),
    ),
    Meaning(
        _words(
            r"in view",
            r"(?:could|may|might|will|would|to)? ?follow (?:later|in time|in due course|on)",
            r"with a view to",
            r"as (?:the|a) (?:fall-?back|next step|second step|later step)",
            r"(?:in|over) the long(?:er)? (?:term|run)",
            r"(?:comes?|follows?) (?:later|in time|afterwards|in due course)",
        ),
        in_view_truth,
    ),
)  # fmt: skip

# Words for a place in the ranking. A number is the place, -1 the last.
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "last": -1,
    "bottom": -1, "top": 1,
}  # fmt: skip
_OTHER_PLACES: tuple[tuple[str, int], ...] = (
    (r"runner[- ]up|second[- ]best|silver medal|(?<!of the )(?<!over the )(?<!than the )"
     r"(?<!from the )"
     r"next[- ]best", 2),
    (r"third[- ]best|bronze medal", 3),
    (r"front[- ]runner|number one|pole position|winner|best option overall|gold medal|leads? the "
     r"(?:field|pack|way|table|ranking)|heads? the (?:field|table|list|ranking)|overall winner|"
     r"highest[- ](?:rank|scor|plac)\w+|the best of (?:all|the)(?: \w+)? (?:options|models)", 1),
    (r"wooden spoon|tail[- ]ender|brings? up the rear|lowest[- ](?:rank|scor|plac)\w+|weakest of "
     r"(?:all|the)|last of (?:all|the)|trails? the field", -1),
)  # fmt: skip
_ORDINALS = "|".join(_NTH)
_PLACE_WORDS = (
    rf"(?P<a>{_ORDINALS}) (?:place|spot|position|slot|rank)|"
    rf"(?P<b>{_ORDINALS}) (?:of|in|on|out of) (?:the |our |this |all |these )?(?:\S+ )?(?:list|"
    r"table|order|ranking|rankings|class|field|pack|pile|options|models|five|four|three|six)|"
    rf"(?:rank\w*|plac\w+|com(?:e|es|ing)|came|finish\w*|stand\w*|stood|put|puts|rated|lies|sits|"
    r"ends?|ended|is|was|are|were)(?: up| in| at| out| it| them| the| a| as| overall| joint|"
    rf" jointly| only| just)* (?P<c>{_ORDINALS})(?=\s*(?:[,.;:)]|$)| (?:overall|alone|equal|with|"
    r"among|of|behind|ahead|by|after|out)\b)|"
    r"(?:rank\w*|plac\w+) (?:number |no\. ?)?(?P<d>[\ue800-\uebff])(?=\s*(?:[,.;:)]|$))"
)
PLACE = re.compile(rf"\b(?:{_PLACE_WORDS})")
_OTHERS = tuple((re.compile(rf"\b(?:{words})\b"), place) for words, place in _OTHER_PLACES)


def place_in(text: str) -> tuple[re.Match[str], int | str] | None:
    """The place that a clause gives, as a number (-1 for the last) or as the mark of one."""
    match = PLACE.search(text)
    if match is not None:
        if match["d"]:
            return match, match["d"]
        return match, _NTH[match["a"] or match["b"] or match["c"]]
    for pattern, place in _OTHERS:
        other = pattern.search(text)
        if other is not None:
            return other, place
    return None


def rank_truth(place: int, denied: bool, judged: Judged, one: JudgedOption) -> str | None:
    """Where an option is ranked, where a clause puts it elsewhere."""
    ranks = [other.rank for other in judged.options if other.rank]
    wanted = place if place > 0 else max(ranks, default=0)
    if not ranks or (one.rank == wanted) is not denied:
        return None
    if one.rank is None:
        return None if denied else f"{one.name} has no rank"
    return f"{one.name} is ranked {one.rank}"


def rank_at(place: int) -> Truth:
    return partial(rank_truth, place)
