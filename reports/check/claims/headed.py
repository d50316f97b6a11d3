"""What headings and the openings of lists make a statement of: "Not taken forward" above an option,
"Public service mutual: high" beneath a criterion, "It passes." at the end of an option's item."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.claims.criteria import criterion_named
from reports.check.claims.decisions import preferred_truth
from reports.check.claims.outcomes import other_outcome
from reports.check.claims.stating import Stated, Wrong
from reports.check.passages import Passage
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption
from reports.check.subjects.marking import O
from reports.check.words import content_words

_DROPPED = re.compile(
    r"^(?:options )?(?:not taken forward|dropped|rejected|ruled out|discounted)\b", re.IGNORECASE
)
_FORWARD = re.compile(r"^(?:options )?(?:taken forward|shortlisted?)\b", re.IGNORECASE)
_PREFERRED = re.compile(r"(?:preferred|recommended|chosen) options?\s*(?:are|is)?\s*:\s*$")
_OPENS = re.compile(rf"^(?P<option>{O})\s*(?:[.:,;(–]|$)")
_LEVEL = re.compile(rf"^(?P<option>{O})\s*[:–]\s*(?P<level>[a-z ]+?)\s*[.]?$")
_VERDICT = re.compile(r"(?:^|[.!] )It (?P<verb>passes|fails)\.$")


def headed_claims(stated: Stated, passage: Passage, intro: str) -> Iterator[Wrong]:
    """Claims of a passage that opens with an option, by the heading above it, or by the paragraph
    that introduces its list."""
    yield from _levels(stated, passage)
    opens = _OPENS.match(stated.text)
    if opens is None:
        return
    yield from _verdict(stated, passage, opens["option"])
    heading = passage.place.heading
    what = "dropped" if _DROPPED.match(heading) else "forward" if _FORWARD.match(heading) else ""
    if what:
        truth = stated.contradicted(opens["option"], partial(other_outcome, what, False))
    elif _PREFERRED.search(intro):
        truth = stated.contradicted(opens["option"], partial(preferred_truth, False))
    else:
        return
    if truth is not None:
        yield Wrong(0, opens.end("option"), truth)


def _levels(stated: Stated, passage: Passage) -> Iterator[Wrong]:
    match = _LEVEL.match(stated.text)
    if match is None:
        return

    def told(judged: Judged, option: JudgedOption) -> str | None:
        level = match["level"]
        criterion = _criterion_above(passage, judged)
        said = option.levels.get(criterion.code) if criterion else None
        if criterion is None or said is None or level not in judged.levels or level == said:
            return None
        return f"{option.name} is rated {said} on {criterion.name}"

    truth = stated.contradicted(match["option"], told)
    if truth is not None:
        yield Wrong(match.start("level"), match.end("level"), truth)


def _verdict(stated: Stated, passage: Passage, mark: str) -> Iterator[Wrong]:
    match = _VERDICT.search(passage.text)
    if match is None or len(stated.sentence.options) != 1:
        return

    def told(judged: Judged, option: JudgedOption) -> str | None:
        criterion = _criterion_above(passage, judged)
        if criterion is None or not criterion.is_gateway:
            return None
        fails = criterion.code in option.failed
        if fails is (match["verb"] == "fails"):
            return None
        return f"{option.name} {'fails' if fails else 'passes'} {criterion.name}"

    truth = stated.contradicted(mark, told)
    if truth is not None:
        yield Wrong(0, 1, truth)


def _criterion_above(passage: Passage, judged: Judged) -> JudgedCriterion | None:
    """The criterion that the nearest heading above a passage names in full or by its code."""
    for heading in (passage.place.heading, *reversed(passage.trail)):
        words = content_words(heading)
        named = [one for one in judged.criteria if content_words(one.name) <= words]
        if len(named) == 1:
            return named[0]
        if re.match(r"criterion \S+$", heading.casefold()):
            return criterion_named(heading.casefold(), judged)[0]
    return None
