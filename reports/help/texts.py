"""The words and the guides of Help, read from the documents that travel with the product, so that
there is one text of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.safestring import SafeString

from workbench.pages.markdown import to_html
from workbench.rows.slugs import slug_for

DOCUMENTS: Final = Path(settings.BASE_DIR) / "docs"
GLOSSARY: Final = DOCUMENTS / "glossary.md"
GUIDES: Final = {key: DOCUMENTS / "guides" / f"{key}.md" for key in ("assessors", "members")}
_ROW: Final = re.compile(
    r"\| \*\*(?P<word>[^*]+)\*\*(?P<of>[^|]*)\|(?P<means>[^|]*)\|(?P<not>[^|]*)\|"
)
_HEADING: Final = re.compile(r"^# (.+)\n+", re.ASCII)
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the glossary: what it means, and what it is not, where it is mistaken for that.
    `of` says of what it is said, where the word has another meaning elsewhere."""

    word: str
    of: str
    means: str
    is_not: str

    @property
    def anchor(self) -> str:
        return slug_for(f"{self.word} {self.of}")


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide for one kind of reader, which prints on one sheet."""

    heading: str
    text: SafeString


@cache
def words() -> tuple[Word, ...]:
    """Every word of the glossary, by letter."""
    found = (_word(match) for match in _ROW.finditer(GLOSSARY.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda one: (one.word.lower(), one.of)))


def by_letter(found: Iterable[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """The words of each letter, A first."""
    for letter, group in groupby(found, key=lambda one: one.word[0].upper()):
        yield letter, tuple(group)


def _word(match: re.Match[str]) -> Word:
    return Word(
        match["word"].strip(),
        _plain(match["of"]).strip("()"),
        _plain(match["means"]),
        _plain(match["not"]),
    )


def _plain(text: str) -> str:
    """The words without marks: links of the documents lead nowhere on the site."""
    return _LINK.sub(r"\1", text).replace("`", "").replace("*", "").strip()


@cache
def guide(key: str) -> Guide:
    """The guide of this name. Raises `KeyError` for one that is not there."""
    text = GUIDES[key].read_text(encoding="utf-8")
    heading = _HEADING.match(text)
    assert heading is not None, f"{key} has no heading"
    return Guide(heading[1], to_html(text[heading.end() :], highest=1))
