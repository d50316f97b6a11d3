"""Who holds an office and when the paper is considered: "the sponsor is the Director of Finance",
"written by", "the committee considers this paper on 14 March"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, PassageKind, Script
from reports.check.reading.mention import NO_YEAR, MentionKind
from reports.check.subjects.hedges import LONGEST, states_nothing
from reports.check.subjects.marking import Names
from reports.check.telling import found
from reports.check.words import content_words, word_set
from reports.figures.figure import Figure
from reports.figures.formats import shown
from reports.figures.registry import Figures

RULE = "office"
# The words of an office; the others of its name tell which.
_OFFICES = word_set(
    "director head manager officer chief leader lead team councillor chair chairman executive "
    "secretary treasurer solicitor accountant commissioner consultant clerk adviser"
)
_PAPER = (
    r"(?:this|the) (?:paper|report|outline business case|business case|briefing(?: note| paper)?|"
    r"note)"
)
_THIS = _PAPER.replace("(?:this|the)", "this")
_WHO = r"(?:the |our |its |a )?(?P<who>[A-Z]?[\w’'-]+(?:(?:,? and|,| of| for| to)? [\w’'-]+){0,7})"
_BY = {
    "author": rf"\b{_PAPER}[^.;]{{0,30}}? (?:written|drafted|prepared|authored|compiled) by {_WHO}|"
    rf"author of {_PAPER} is {_WHO.replace('who', 'who2')}",
    "sponsor": rf"sponsored by {_WHO}",
}
_ENDS = re.compile(
    r"\b(?:and (?:is|was|will|has)|who|which|that|on|in|with|at|from|as|will|has|is)\b"
)
_CONSIDERED = re.compile(
    rf"(?:{_THIS} (?:[a-z]+ ){{0,4}}(?:to|before|by|considered|taken|presented|discussed|decided|"
    r"received)|(?:considers?|receives?|discuss(?:es)?|decides? on|takes?|hears?|debates?) "
    rf"{_THIS})\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    rf"\bversion (?P<n>\d+(?:\.\d+)?) of {_PAPER}|{_PAPER} is version (?P<n2>\d+(?:\.\d+)?)|"
    r"^this is version (?P<n3>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)


def office_findings(script: Script, figures: Figures, names: Names) -> Iterator[Finding]:
    """A contradiction for each sentence that gives an office to somebody else than the case, or
    another version or day of the paper."""
    offices = _patterns(figures)
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        for start, end in passage.sentences:
            said = passage.text[start:end]
            if end - start > LONGEST or states_nothing(said):
                continue
            yield from _held(passage, start, said, offices)
            yield from _owned(passage, start, end, figures, names)
            yield from _of_the_paper(passage, start, end, figures)


def _patterns(figures: Figures) -> list[tuple[re.Pattern[str], Figure]]:
    """What gives an office of the paper to somebody."""
    found_: list[tuple[re.Pattern[str], Figure]] = []
    for figure in figures.plain.values():
        head, _, key = figure.name.partition(".")
        if head != "paper" or "." in key or not isinstance(figure.value, str):
            continue
        if not _offices(figure.value):
            continue
        label = re.escape(figure.label.casefold().removesuffix("s"))
        ways = [
            rf"\b{label}s?(?: (?:of|for|behind) [\w ]{{1,40}}?)?(?:,? who)?"
            rf"(?: (?:is|are|was)|,) {_WHO}",
            rf"^{_WHO} (?:is|was|acts as) (?:the |its |our )?{label}\b",
            *([_BY[key]] if key in _BY else []),
        ]
        found_.extend((re.compile(way, re.IGNORECASE), figure) for way in ways)
    return found_


def _offices(words: str) -> frozenset[str]:
    return content_words(words) & _OFFICES


def is_another(said: str, known: str) -> bool:
    """Whether words name another office than the one that the case gives."""
    ours, theirs = content_words(known), content_words(_ENDS.split(said)[0])
    if not theirs & _OFFICES:
        return False
    telling, of = theirs - _OFFICES, ours - _OFFICES
    if telling and of:
        return not telling & of
    return not theirs & ours


def _held(
    passage: Passage, start: int, said: str, offices: list[tuple[re.Pattern[str], Figure]]
) -> Iterator[Finding]:
    for pattern, figure in offices:
        match = pattern.search(said)
        if match is None:
            continue
        group = "who" if match.groupdict().get("who") else "who2"
        who = match[group]
        if who and is_another(who, str(figure.value)):
            at = (start + match.start(group), start + match.end(group))
            yield _wrong(passage, at, figure)


_OWNS = re.compile(
    r"\x00[^.;]{0,40}? (?:is|are|was|will be) (?:owned|led|run|managed|overseen|sponsored) by "
    rf"{_WHO}|responsib\w+ for \x00 (?:lies|rests|sits|is) with {_WHO.replace('who', 'who2')}",
    re.IGNORECASE,
)


def _owned(
    passage: Passage, start: int, end: int, figures: Figures, names: Names
) -> Iterator[Finding]:
    """Who answers for a scheme."""
    marked = names.marked(passage, start, end)
    schemes = [mark for mark, keys in marked.named.items() if not next(iter(keys))[1]]
    if len(schemes) != 1 or len(marked.named[schemes[0]]) != 1:
        return
    match = _OWNS.search(marked.text.replace(schemes[0], "\x00"))
    key = next(iter(marked.named[schemes[0]]))[0]
    figure = next(
        (one for one in figures.plain.values() if one.name.casefold() == f"{key}.owner".casefold()),
        None,
    )
    if match is None or figure is None:
        return
    group = "who" if match["who"] else "who2"
    if is_another(match[group], str(figure.value)):
        yield _wrong(passage, marked.place(match.start(group), match.end(group)), figure)


def _of_the_paper(
    passage: Passage, start: int, end: int, figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    said = passage.text[start:end]
    version, meeting = figures.get("paper.version"), figures.get("paper.meeting_date")
    match = _VERSION.search(said)
    if version is not None and match is not None:
        group = next(name for name in ("n", "n2", "n3") if match[name])
        if match[group] != str(version.value):
            at = (start + match.start(group), start + match.end(group))
            yield _wrong(passage, at, version)
    days = [one for one in passage.mentions_in(start, end) if one.what is MentionKind.DATE]
    if meeting is None or len(days) != 1 or not _CONSIDERED.search(said):
        return
    day, right = days[0].value, meeting.value
    if not isinstance(day, date) or not isinstance(right, date):
        return
    if (day.month, day.day) != (right.month, right.day) or day.year not in (NO_YEAR, right.year):
        yield _wrong(passage, (days[0].start, days[0].end), meeting)


def _wrong(passage: Passage, at: tuple[int, int], figure: Figure) -> Finding:
    message = (
        f"The case gives {figure.label} as {shown(figure)}: mend the sentence, or the facts of the "
        "paper."
    )
    return found(FindingKind.CONTRADICTING, RULE, passage, message, at=at, figure=figure.name)
