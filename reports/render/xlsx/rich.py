"""Words that carry something, in a workbook, whose cells hold plain text or one link."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reports.document.content import Block, Document, Notes, Paragraph, Run, walk
from workbench.pages.tables import Table

_LONGEST_ADDRESS: Final = 2_000  # Excel refuses longer ones than 2,079
_ELSEWHERE: Final = ("https://", "http://", "mailto:")


def plainly(runs: Sequence[Run], text: str) -> str:
    """The words of the runs, or `text` where there are none. The mark of a note says what it is:
    "5,000 (note 2)", since a 2 behind an amount would be read as part of it."""
    made = ""
    for run in runs:
        gap = " " if made and not made.endswith(" ") else ""
        made += f"{gap}({_note(run.text)})" if run.note else run.text
    return made if runs else text


def address_of(runs: Sequence[Run]) -> str:
    """The address outside the paper that all the words lead to; nothing where there is none."""
    said = {run.href for run in runs if not run.note}
    href = next(iter(said)) if len(said) == 1 else ""
    return href if href.startswith(_ELSEWHERE) and len(href) <= _LONGEST_ADDRESS else ""


def notes_in(document: Document) -> Mapping[str, str]:
    """What each note of a paper says behind its mark ("Note 2: Provisional."), by its key."""
    return {
        note.key: f"{_note(note.mark).capitalize()}: {' '.join(_texts(note.blocks))}"
        for block in document.walk()
        if isinstance(block, Notes)
        for note in block.notes
    }


def notes_under(table: Table, notes: Mapping[str, str]) -> list[str]:
    """The notes that a table refers to, once each, in reading order."""
    keys = dict.fromkeys(run.note for run in table.runs if run.note)
    return [notes[key] for key in keys if key in notes]


def _note(mark: str) -> str:
    return f"note {mark}"


def _texts(blocks: tuple[Block, ...]) -> Iterable[str]:
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            yield plainly(block.runs, "")
