"""Formats of cells, each made once in a workbook."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Any, Final

from reports.render.docx.styles import MARKS

_TOP: Final = {"valign": "top", "text_wrap": True}
_TYPED: Final = {**_TOP, "bg_color": "#FFF4D6", "border": 1, "border_color": "#767676"}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "": _TOP,
    "title": {"bold": True, "font_size": 14},
    "head": {**_TOP, "bold": True, "bottom": 2},
    "head-number": {**_TOP, "bold": True, "bottom": 2, "align": "right"},
    "side": {**_TOP, "bold": True},
    "state": _TOP,
    "strong": {**_TOP, "bold": True, "align": "right"},
    "number": {"valign": "top", "align": "right"},
    "input": _TYPED,
    "input-share": {**_TYPED, "num_format": "0.0%"},
    "input-pounds": {**_TYPED, "num_format": '"\u00a3"#,##0.00'},
    "share": {"valign": "top", "num_format": "0.0%"},
    "pounds": {"valign": "top", "num_format": '"\u00a3"#,##0.00'},
    "plain": {},
    "link": {"font_color": "#12436D", "underline": 1},
}


_LINE: Final = 15  # points


def height_of(words: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of headings, each with the letters that its column has room
    for: not every program makes room for a second line by itself."""
    return _LINE * max((ceil(len(text) * 1.15 / wide) for text, wide in words), default=1)


class Looks:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, str, bool], Any] = {}

    def of(self, look: str = "", *, number: str = "", mark: str = "", total: bool = False) -> Any:
        """The format of this look; `number` is how numbers print, `mark` what a cell says (pass,
        high), `total` has a line above and bold words."""
        key = (look, number, mark, total)
        if key not in self._made:
            about = dict(_LOOKS[look])
            if number:
                about["num_format"] = number
            if mark in MARKS:
                tint, ink = MARKS[mark]
                about |= {"bold": True, "bg_color": f"#{tint}", "font_color": f"#{ink}"}
            if total:
                about |= {"bold": True, "top": 2}
            self._made[key] = self._book.add_format(about)
        return self._made[key]

    def mark(self, mark: str) -> Any:
        """The tint of a word alone, whatever else the cell looks like."""
        key = ("mark", "", mark, False)
        if key not in self._made:
            tint, ink = MARKS[mark]
            about = {"bold": True, "bg_color": f"#{tint}", "font_color": f"#{ink}"}
            self._made[key] = self._book.add_format(about)
        return self._made[key]


def word_rules(looks: Looks, marks: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rules that tint a cell by the word it comes to. `marks` are marks by word."""
    for word, mark in marks.items():
        said = '"' + word.replace('"', '""') + '"'
        yield {"type": "cell", "criteria": "==", "value": said, "format": looks.mark(mark)}
