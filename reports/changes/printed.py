"""Whether a change of the case shows in print."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from reports.changes.change import ChangeKind, DocumentChanges, Labelled
from reports.changes.parts.compare import CaseChange
from reports.document.content import Document, Heading, ItemList, Paragraph, TableBlock
from reports.document.spoken import spoken
from workbench.numbers.text import millions, percent, plain_number, plain_pounds, thousands

LONG = 12  # letters of a text that stands in a paper by no chance


class PrintedWords:
    """What two papers print, to ask whether they print a change of their case."""

    def __init__(self, old: Document, new: Document, changes: DocumentChanges) -> None:
        self.papers = (old, new)
        self.changes = changes

    @cached_property
    def texts(self) -> tuple[str, str]:
        """All that each paper says."""
        old, new = self.papers
        return _said(old), _said(new)

    @cached_property
    def sections(self) -> frozenset[str]:
        """The keys of the texts that either prints."""
        return frozenset(key for paper in self.papers for key in _sections(paper))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The texts that read otherwise, before and after."""
        return tuple(
            (_plain(one.old), _plain(one.new)) for one in _texts(self.changes) if one.old != one.new
        )

    @cached_property
    def moved(self) -> bool:
        kinds = [
            kind
            for place in self.changes.places
            for change in place.changes
            for kind in (change.kind, *(row.kind for row in change.rows))
        ]
        return ChangeKind.MOVED in kinds

    def show(self, change: CaseChange) -> bool:
        """Whether either paper prints what changed."""
        if change.section:
            return change.section in self.sections
        if change.kind is ChangeKind.MOVED:
            return self.moved
        if is_dataclass(change.was) or is_dataclass(change.now):
            return self._shows_part(change)
        old, new = _spellings(change.was, change.old), _spellings(change.now, change.new)
        return any(self._shows(was, now) for was, now in zip(old, new, strict=False))

    def _shows_part(self, change: CaseChange) -> bool:
        """Whether a part that came is printed now, or one that went was: by any of its words that
        the other paper lacks."""
        part, here, there = (
            (change.now, self.texts[1], self.texts[0])
            if change.kind is ChangeKind.ADDED
            else (change.was, self.texts[0], self.texts[1])
        )
        return any(
            text in here and text not in there
            for text in map(_plain, _words_in(part))
            if len(text) >= 3
        )

    def _shows(self, was: str, now: str) -> bool:
        was, now = _plain(was), _plain(now)
        if max(len(was), len(now)) >= LONG and not _is_number(was or now):
            return (was in self.texts[0]) and (now in self.texts[1])
        return any(_holds(old, was) and _holds(new, now) for old, new in self.pairs)


def _said(document: Document) -> str:
    pieces = [piece.text for piece in spoken(document)]
    return _plain(" ".join([*pieces, document.header, document.footer]))


def _sections(document: Document) -> Iterator[str]:
    for block in document.walk():
        if isinstance(block, Paragraph | Heading | ItemList | TableBlock) and block.section:
            yield block.section


def _texts(changes: DocumentChanges) -> Iterator[Labelled]:
    for place in changes.places:
        for change in place.changes:
            yield from change.texts
            for row in change.rows:
                yield from row.cells


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _holds(text: str, part: str) -> bool:
    """Whether the words stand in the text as whole words; no words stand in every text."""
    return not part or re.search(rf"(?<![\w.,]){re.escape(part)}(?![\w])", text) is not None


def _is_number(text: str) -> bool:
    return text.strip("£%−-").replace(",", "").replace(".", "").isdecimal()


def _spellings(value: Any, words: str) -> tuple[str, ...]:
    """A value in every way in which a paper may print it, always in the same sequence."""
    number = Fraction(value) if isinstance(value, Decimal | int) else None
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        number = Fraction(value)
    if number is None or isinstance(value, bool):
        return (words,) * 9
    return (
        words,
        plain_number(number),
        plain_pounds(number),
        *(percent(number, places) for places in (0, 1)),
        thousands(number),
        *(millions(number, places) for places in (1, 2)),
        plain_pounds(round(number)),
    )


def _words_in(part: Any) -> Iterable[str]:
    """Every text that a part holds, at any depth."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from _words_in(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _words_in(getattr(part, one.name))
