"""Notes as Word's own footnotes: marked where they are referred to, printed below on that page."""

from collections.abc import Callable, Iterable
from typing import Final

from reports.document.content import Block, Note
from reports.render.docx.xml import part, words

_STYLE: Final = '<w:rStyle w:val="FootnoteReference"/>'
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)


class Footnotes:
    """The notes of one paper, by anchor, and which of them have been referred to. Word numbers
    them 1, 2, 3 itself; a note with another mark keeps its own."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes = {note.key: note for note in notes}
        self._ids: dict[str, int] = {}
        self._counted = 0
        self._own_marks: set[str] = set()

    def refers(self, key: str) -> str | None:
        """The run that refers to a note for the first time; None where it has been referred to
        already or there is no such note."""
        note = self._notes.get(key)
        if note is None or key in self._ids:
            return None
        self._ids[key] = len(self._ids) + 1
        if note.mark == str(self._counted + 1):
            self._counted += 1
            return (
                f'<w:r><w:rPr>{_STYLE}</w:rPr><w:footnoteReference w:id="{self._ids[key]}"/></w:r>'
            )
        self._own_marks.add(key)
        return (
            f"<w:r><w:rPr>{_STYLE}</w:rPr>"
            f'<w:footnoteReference w:customMarkFollows="1" w:id="{self._ids[key]}"/>'
            f"<w:t>{words(note.mark)}</w:t></w:r>"
        )

    def is_printed(self, note: Note) -> bool:
        """Whether the note is printed at the foot of a page, because its mark has been written."""
        return note.key in self._ids

    def xml(self, write: Callable[[tuple[Block, ...], str], str]) -> str:
        """The footnotes part. `write` gives the paragraphs of a note, the first of which begins
        with the given run."""
        made = []
        for key, number in self._ids.items():
            note = self._notes[key]
            mark = (
                f"<w:t>{words(note.mark)}</w:t>" if key in self._own_marks else "<w:footnoteRef/>"
            )
            opens = (
                f"<w:r><w:rPr>{_STYLE}</w:rPr>{mark}</w:r>"
                '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
            )
            made.append(f'<w:footnote w:id="{number}">{write(note.blocks, opens)}</w:footnote>')
        return part("w:footnotes", _SEPARATORS + "".join(made))
