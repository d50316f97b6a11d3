"""What is left, beside a whole and what is done of it: "about 3,000 were due", "so far 498 were
completed" and "those that are left, about 2,000"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import amount as said
from reports.check.telling import found
from reports.check.words import content_words

RULE = "left"
_FAR = Fraction(1, 10)  # how far "about" may lie from what it is about
_LEAST = 20
_KINDS = (MentionKind.COUNT, MentionKind.MONEY)
_WHOLE = re.compile(
    r"\b(?:due|needed|required|outstanding|to (?:do|be \w+ed)|in all|altogether|in total|planned|"
    r"set aside|to spend)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:so far|to date|already)\b.*\b\w+(?:ed|ne|nt|de)\b|"
    r"\b(?:completed|finished|done|spent|made|cleared|closed)\b.*\b(?:so far|to date|already)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:are left|is left|left over|remain(?:s|ing)?|still to)\b", re.IGNORECASE)
_LEAVES = re.compile(r"\bleav(?:e|es|ing)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|nearly|circa|c\.)\s*$", re.I)
_COMMON = content_words(
    "year week month council people total time work case project amount number left remain about "
    "completed finished done due needed spent budget money so far first"
)


def left_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """A question for what is said to be left, where the whole less what is done is far from it."""
    wholes: list[tuple[Sentence, Mention]] = []
    done: list[tuple[Sentence, Mention, Sequence[tuple[Sentence, Mention]]]] = []
    for sentence in sentences:
        if _DONE.search(sentence.text) and (one := _single(sentence)):
            done.append((sentence, one, tuple(wholes)))
        elif _WHOLE.search(sentence.text) and not _LEFT.search(sentence.text):
            wholes += [(sentence, one) for one in _figures(sentence)]
    for sentence in sentences:
        if sentence.passage.typed:
            yield from _within(sentence)
            if _LEFT.search(sentence.text):
                yield from _asked(sentence, done)


def _within(sentence: Sentence) -> Iterator[Finding]:
    """A question where one sentence has all three: "Of the 3,000, 498 are done, which leaves about
    2,000"."""
    match = _LEAVES.search(sentence.passage.text, sentence.start, sentence.end)
    if match is None:
        return
    figures = _figures(sentence)
    before = [one for one in figures if one.end <= match.start()]
    after = [one for one in figures if one.start >= match.end()]
    if len(before) != 2 or not after or len({one.what for one in (*before, after[0])}) > 1:
        return
    whole, part, left = *before, after[0]
    if _number(whole) > _number(part) and _is_far(whole, part, left):
        yield _question(sentence, whole, part, left)


def _is_far(whole: Mention, part: Mention, left: Mention) -> bool:
    apart = abs(_number(whole) - _number(part) - _number(left))
    return apart > max(_FAR * _number(left), whole.step, left.step)


def _question(sentence: Sentence, whole: Mention, part: Mention, left: Mention) -> Finding:
    rest = said(_number(whole) - _number(part), left.what)
    message = (
        f"{whole.text} less {part.text} is {rest}, and here {left.text} is said to be left: which "
        "is meant? Mend one of them, or say what became of the rest."
    )
    return found(FindingKind.QUESTION, RULE, sentence.passage, message, at=left)


def _asked(
    sentence: Sentence,
    done: Sequence[tuple[Sentence, Mention, Sequence[tuple[Sentence, Mention]]]],
) -> Iterator[Finding]:
    for left in _figures(sentence):
        if not _ABOUT.search(sentence.before(left.start, 20)):
            continue
        for told, part, wholes in done:
            whole = next(
                (one for place, one in reversed(wholes) if _is_whole(place, one, part, told)), None
            )
            if whole is None or not _of_one(told, sentence) or left.what is not part.what:
                continue
            if _is_far(whole, part, left):
                yield _question(sentence, whole, part, left)
                return


def _is_whole(place: Sentence, whole: Mention, part: Mention, told: Sentence) -> bool:
    """Whether the whole can be what the part is of: larger, of one kind, and said of one thing in
    the passage that it stands in."""
    if whole.what is not part.what or _number(whole) <= _number(part):
        return False
    return bool(_words(place.passage.text) & _words(told.text))


def _of_one(one: Sentence, other: Sentence) -> bool:
    return bool(_words(one.text) & _words(other.text))


def _words(text: str) -> frozenset[str]:
    """The words of a text by their first six letters, so that "reassess" and "reassessments" are
    one."""
    return frozenset(word[:6] for word in content_words(text) - _COMMON if len(word) > 4)


def _figures(sentence: Sentence) -> list[Mention]:
    return [
        one for one in sentence.of_kind(*_KINDS) if one.number is not None and one.number >= _LEAST
    ]


def _single(sentence: Sentence) -> Mention | None:
    """What is done: the first figure of such a sentence."""
    return next(iter(_figures(sentence)), None)


def _number(one: Mention) -> Fraction:
    return one.number or Fraction(0)
