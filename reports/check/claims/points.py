"""What options score in points: "scores 7 points on recycling", "earned 780 points in all"."""

import re
from collections.abc import Iterator

from reports.check.claims.criteria import criterion_named
from reports.check.claims.ratings import ON, first_criterion
from reports.check.claims.stating import Stated, Wrong, plain
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption
from reports.check.subjects.marking import N, O

_POINTS = re.compile(
    rf"(?P<option>{O}) (?:scores?|scored|has|had|gets?|got|earn(?:s|ed)?|receive[sd]?|"
    r"collect(?:s|ed)?|total(?:s|led)?|reach(?:es|ed)?|achieve[sd]?|(?:is|was) (?:given|awarded)|"
    r"comes? to|came to|end(?:s|ed) (?:on|with)|finish(?:es|ed) (?:on|with))(?: a)?(?: "
    r"total(?: score)?)?(?: of)? "
    rf"(?:only |just )?(?P<n>{N})(?: points| out of)?(?P<rest>[^;:]*)"
)
_OF_ALL = re.compile(r"points|total|score")
_IN_ALL = re.compile(r"\s*(?:[,.;:)]|$|and\b|in all\b|in total\b|overall\b|ahead\b)")


def _scored(
    stated: Stated, match: re.Match[str], judged: Judged
) -> tuple[bool, JudgedCriterion | None]:
    """Whether a score is said to be on something, and the criterion where it is one."""
    rest = match["rest"]
    on = ON.match(rest)
    if on is not None and not _IN_ALL.match(rest):
        return True, criterion_named(re.sub(r"^the ", "", rest[on.end() :]), judged)[0]
    opening = first_criterion(stated.text, judged)
    return opening is not None, opening


def _points(stated: Stated, match: re.Match[str]) -> Iterator[Wrong]:
    mention = stated.sentence.said[match["n"]]

    def told(judged: Judged, option: JudgedOption) -> str | None:
        named, criterion = _scored(stated, match, judged)
        if named:
            points = option.points.get(criterion.code) if criterion else None
            if criterion is None or points is None or mention.agrees(points):
                return None
            return f"{option.name} has {plain(points)} points on {criterion.name}"
        if not _OF_ALL.search(match[0]) or not _IN_ALL.match(match["rest"]):
            return None
        if option.total is None or mention.agrees(option.total):
            return None
        return f"{option.name} has {plain(option.total)} points in all"

    truth = stated.contradicted(match["option"], told)
    if truth is not None and not mention.bound:
        at = stated.text.index(match["n"])
        yield Wrong(at, at + 1, truth)


def point_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on points."""
    for match in _POINTS.finditer(stated.text):
        yield from _points(stated, match)
