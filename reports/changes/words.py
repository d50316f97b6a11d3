"""What changed within a text, word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reports.changes.matching import stretches

# So many words are kept on either side of a change; a stretch shortened leaves out a few at least.
KEPT = 12
LEAST_LEFT_OUT = 8
# Words of two texts that have less than this in common are not told apart one by one.
ALIKE = 0.3
MOST_COMPARED = 1_000_000  # words of one text times words of the other

# A number with its sign, its unit and its commas is one word; so is "A/R.6.173".
_WORD = re.compile(r"([£$€−+-]*\w+(?:[.,:/'’–-]\w+)*%?|[^\w\s]|)(\s*)")
_BARE = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]{2,}")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?]+(?!\s)[^.!?]*)*[.!?]*\s*", re.S)

Word = tuple[str, str]


class WordChange(StrEnum):
    """What became of some words. Skipped ones stayed, and are too many to be shown."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Some words of a text that stayed, came or went."""

    change: WordChange
    text: str


Words = tuple[ChangedWords, ...]


def bare_words(text: str) -> list[str]:
    """The words of a text without what stands around them, to tell how alike two texts are."""
    return _BARE.findall(text.casefold())


def words_between(old: str, new: str) -> Words:
    """Both texts in one: without what came they read as the old one, without what went as the new.
    Two texts that have little in common stand one after the other."""
    found = tuple(_joined(_sentences(old, new)))
    kept = sum(len(one.text) for one in found if one.change is WordChange.SAME)
    if kept < ALIKE * max(len(old), len(new)) and old != new:
        return whole(old, new)
    return found


def whole(old: str, new: str) -> Words:
    """One text in place of another; either may be empty."""
    both = (ChangedWords(WordChange.REMOVED, old), ChangedWords(WordChange.ADDED, new))
    return tuple(one for one in both if one.text)


def shortened(words: Words) -> Words:
    """The words with long stretches that stayed cut to what stands beside a change."""
    last = len(words) - 1
    return tuple(
        part
        for at, one in enumerate(words)
        for part in (
            _cut(one.text, after=at > 0, before=at < last)
            if one.change is WordChange.SAME
            else (one,)
        )
    )


def _cut(text: str, *, after: bool, before: bool) -> Iterator[ChangedWords]:
    """A stretch that stayed, `after` a change, `before` one or between two."""
    found = list(re.finditer(r"\S+\s*", text))
    head, tail = (KEPT if after else 0), (KEPT if before else 0)
    if len(found) < head + tail + LEAST_LEFT_OUT:
        yield ChangedWords(WordChange.SAME, text)
        return
    begin = found[head].start()
    end = found[len(found) - tail].start() if tail else len(text)
    for change, part in (
        (WordChange.SAME, text[:begin]),
        (WordChange.SKIPPED, text[begin:end]),
        (WordChange.SAME, text[end:]),
    ):
        if part:
            yield ChangedWords(change, part)


def _sentences(old: str, new: str) -> Iterator[ChangedWords]:
    """Sentences that are alike first: few words are then left to be compared one by one."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for same, i, j, k, m in stretches(before, after):
        if same:
            yield ChangedWords(WordChange.SAME, "".join(before[i:j]))
        else:
            yield from _word_by_word("".join(before[i:j]), "".join(after[k:m]))


def _word_by_word(old: str, new: str) -> Iterator[ChangedWords]:
    before, after = _split(old), _split(new)
    if len(before) * len(after) > MOST_COMPARED:
        yield from whole(old, new)
        return
    cores = [core for core, _space in before]
    matcher = SequenceMatcher(None, cores, [core for core, _space in after], autojunk=False)
    codes = _without_islands(matcher.get_opcodes(), cores)
    for same, i, j, k, m in codes:
        if same:
            yield from _spaced(before[i:j], after[k:m])
        else:
            yield from whole(_text(before[i:j]), _text(after[k:m]))


def _without_islands(
    codes: Iterable[tuple[str, int, int, int, int]], words: Sequence[str]
) -> list[tuple[bool, int, int, int, int]]:
    """The stretches, those that stayed between two changes and hold a single word at most taken
    into the changes: words that alternate are hard to read."""
    found: list[tuple[bool, int, int, int, int]] = []
    given = list(codes)
    for at, (tag, i, j, k, m) in enumerate(given):
        island = 0 < at < len(given) - 1 and sum(w.isalnum() for w in words[i:j]) <= 1
        same = tag == "equal" and not (island and j - i <= 2)
        if found and not same and not found[-1][0]:
            found[-1] = (False, found[-1][1], j, found[-1][3], m)
        else:
            found.append((same, i, j, k, m))
    return found


def _spaced(before: Sequence[Word], after: Sequence[Word]) -> Iterator[ChangedWords]:
    """Words that stayed, with the spaces between them, which may be others."""
    for (word, was), (_word, now) in zip(before, after, strict=True):
        yield ChangedWords(WordChange.SAME, word + (was if was == now else ""))
        if was != now:
            yield from whole(was, now)


def _split(text: str) -> list[Word]:
    return [(found[1], found[2]) for found in _WORD.finditer(text) if found[0]]


def _text(words: Iterable[Word]) -> str:
    return "".join(core + space for core, space in words)


def _joined(words: Iterable[ChangedWords]) -> Iterator[ChangedWords]:
    """Neighbours of one kind as one; what went stands before what came."""
    went = came = same = ""
    for one in words:
        if one.change is WordChange.SAME and one.text:
            if went or came:
                *changed, shared = _apart(went, came)
                yield from whole(*changed)
                went, came, same = "", "", shared
            same += one.text
            continue
        if same and one.text:
            yield ChangedWords(WordChange.SAME, same)
            same = ""
        went += one.text if one.change is WordChange.REMOVED else ""
        came += one.text if one.change is WordChange.ADDED else ""
    yield from whole(went, came)
    if same:
        yield ChangedWords(WordChange.SAME, same)


def _apart(went: str, came: str) -> tuple[str, str, str]:
    """What went and what came without the space that both end with, and that space."""
    space = went[len(went.rstrip()) :]
    if went and came and space and space == came[len(came.rstrip()) :]:
        return went[: -len(space)], came[: -len(space)], space
    return went, came, ""
