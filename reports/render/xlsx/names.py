"""Names of sheets: at most 31 characters, none of []:*?/\\, each once whatever its case.

A sheet is named by the scheme it is of, where the paper has several, and by its table.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reports.document.content import Block, Document, Heading, TableBlock
from workbench.pages.tables import Table

_LONGEST: Final = 31
_LONGEST_SUBJECT: Final = 16  # leaves room for what the table shows
_REFUSED: Final = re.compile(r"[\[\]:*?\x00-\x1f“”]+")
_SLASHES: Final = re.compile(r"\s*[/\\]+\s*")
_RESERVED: Final = "history"  # Excel keeps it for itself
# Tables whose captions are sentences, in the words of a sheet's name.
_SHORT: Final[Mapping[str, str]] = {
    "ranked": "Options in order of rank",
    "gateway-matrix": "Options by criterion",
    "criteria": "Criteria",
    "scheme-lines": "Savings lines",
    "scheme-years": "Savings by year",
    "schemes-summary": "Schemes and savings",
    "way-forward": "Way forward",
    "saving-lines": "Savings considered",
    "options-costs": "Costs of options",
    "options-ranges": "Ranges of options",
    "options-stated": "Stated of options",
    "option-costs": "Costs by year",
}
# How captions begin, and how the name of a sheet does.
_BEGINNINGS: Final[Mapping[str, str]] = {"Agreed ratings:": "Ratings", "How “": "Working of"}
# Words that no name ends with.
_LEADING: Final = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "by", "each", "for", "from", "has", "have", "how"),
        *("in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "to"),
        *("until", "was", "were", "what", "which", "who", "whose", "with"),
    )
)


class Names:
    """Gives each sheet a name that no other has."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def take(self, wanted: str, subject: str = "") -> str:
        """The wanted name after its subject, shortened at a word where it is too long, numbered
        where it is taken."""
        own = _shortened(_allowed(subject), _LONGEST_SUBJECT)
        text = f"{own} {_allowed(wanted)}".strip() or "Table"
        name, turn = _shortened(text, _LONGEST), 1
        while name.casefold() in self._taken:
            turn += 1
            tail = f" ({turn})"
            name = _shortened(text, _LONGEST - len(tail)) + tail
        self._taken.add(name.casefold())
        return name


def _allowed(text: str) -> str:
    plain = _REFUSED.sub(" ", text.replace(": ", ", "))
    return " ".join(_SLASHES.sub("-", plain).split()).strip("' -")


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rsplit(" ", 1)[0]
    kept = (cut if 0 < len(cut) <= longest else text[:longest]).strip("' ,;(")
    words = kept.split()
    while len(words) > 1 and words[-1].casefold() in _LEADING:
        words.pop()
    return " ".join(words).strip("' ,;(")


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table of the paper with the scheme that it is of, or nothing."""

    table: Table
    subject: str = ""

    @property
    def wanted(self) -> str:
        """What its sheet is called besides its scheme."""
        caption = self.table.caption
        for long, short in _BEGINNINGS.items():
            if caption.startswith(long):
                caption = f"{short} {caption.removeprefix(long)}"
        return _SHORT.get(self.table.name, caption)

    @property
    def shows(self) -> str:
        """What the sheet shows, in full."""
        caption = self.table.caption
        return f"{self.subject}: {caption}" if self.subject else caption


def named_tables(document: Document, subjects: Mapping[str, str]) -> tuple[NamedTable, ...]:
    """The tables of a paper in reading order. `subjects` are the references of its schemes by the
    anchors of their headings: a table is of the scheme whose heading it stands under."""
    return tuple(_named(document.walk(), subjects))


def _named(blocks: Iterator[Block], subjects: Mapping[str, str]) -> Iterator[NamedTable]:
    subject, level = "", 0
    for block in blocks:
        if isinstance(block, Heading) and block.key in subjects:
            subject, level = subjects[block.key], block.level
        elif isinstance(block, Heading) and block.level <= level:
            subject, level = "", 0
        elif isinstance(block, TableBlock):
            yield NamedTable(block.table, subject)


def link_to(name: str) -> str:
    """The address of a sheet within its workbook."""
    return "internal:'" + name.replace("'", "''") + "'!A1"


def refer_to(name: str, cell: str) -> str:
    """A cell of another sheet, as a formula names it."""
    return "'" + name.replace("'", "''") + f"'!{cell}"
