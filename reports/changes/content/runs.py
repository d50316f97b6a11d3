"""A text with words in bold, in italics, in another language or linked, compared."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reports.changes.change import Labelled, labelled
from reports.changes.content.looks import Telling
from reports.changes.words import ChangedWords, WordChange, Words, words_between
from reports.document.content import Run

LONGEST = 60  # characters of a passage that a remark quotes
_LANGUAGES = {"cy": "Welsh", "en": "English", "en-GB": "English"}
_SPACES = "Only the spaces between words are otherwise."


def runs_between(
    label: str, old: Sequence[Run], new: Sequence[Run], telling: Telling
) -> Labelled | None:
    """What differs between two texts; None where they read and look the same."""
    if old == new:
        return None
    was, now = ("".join(run.text for run in runs) for runs in (old, new))
    words: Words = (ChangedWords(WordChange.SAME, now),) if was == now else words_between(was, now)
    remarks = tuple(_remarks(old, new, words))
    if was == now and not remarks:
        telling.unseen += 1
        return None
    return labelled(label, words, was, now, *spaces(was, now), *remarks)


def spaces(old: str, new: str) -> tuple[str, ...]:
    """The remark that no word differs, where it is so."""
    return (_SPACES,) if old != new and old.split() == new.split() else ()


def text_between(label: str, old: str, new: str) -> Labelled | None:
    """What differs between two plain texts."""
    if old == new:
        return None
    return labelled(label, words_between(old, new), old, new, *spaces(old, new))


def _remarks(old: Iterable[Run], new: Iterable[Run], words: Words) -> Iterator[str]:
    """What looks otherwise of the words that stayed."""
    before, after = _by_character(old), _by_character(new)
    i = k = 0
    for one in words:
        size = len(one.text)
        if one.change is WordChange.SAME:
            yield from _of_stretch(one.text, before[i : i + size], after[k : k + size])
        i += 0 if one.change is WordChange.ADDED else size
        k += 0 if one.change is WordChange.REMOVED else size


def _of_stretch(text: str, before: Sequence[Run], after: Sequence[Run]) -> Iterator[str]:
    pairs = zip(text, before, after, strict=True)
    for (was, now), found in groupby(pairs, key=lambda one: (_look(one[1]), _look(one[2]))):
        if was != now:
            passage = "".join(letter for letter, *_ in found)
            yield from _sentences(_quoted(passage), was, now)


def _by_character(runs: Iterable[Run]) -> list[Run]:
    return [run for run in runs for _letter in run.text]


Look = tuple[bool, bool, bool, str, str]


def _look(run: Run) -> Look:
    outside = "" if run.href.startswith("#") else run.href
    return run.strong, run.emphasis, bool(run.note), outside, run.language


def _quoted(passage: str) -> str:
    short = passage if len(passage) <= LONGEST else f"{passage[:LONGEST].rstrip()}…"
    return f"“{short}”"


def _sentences(passage: str, was: Look, now: Look) -> Iterator[str]:
    flags = ("stands in bold", "stands in italics", "is the mark of a note")
    for before, after, how in zip(was[:3], now[:3], flags, strict=True):
        if before != after:
            yield f"{passage} {how} now." if after else f"{passage} no longer {how}."
    (link, language), (link_now, language_now) = was[3:], now[3:]
    if link != link_now:
        gone = f"{passage} no longer leads to {link}."
        came = f"{passage} leads to {link_now} now{f', before to {link}' if link else ''}."
        yield came if link_now else gone
    if language != language_now:
        named = _LANGUAGES.get(language_now, language_now)
        came = f"{passage} is marked as words in {named} now."
        yield came if language_now else f"{passage} is no longer marked as another language."
