"""Fills the sheets of a small workbook that xlsxwriter made with tens of thousands of rows.

xlsxwriter asks several things of every cell, twice over: half a million cells take it two thirds of
an export. Here it writes all else, and in each sheet one row of samples, whose styles every other
row takes; the rows come in its place as text. Texts are shared by their number, as it does.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

_TEXTS: Final = "xl/sharedStrings.xml"
_SAMPLES: Final = re.compile(r'<row r="2"[^>]*>(.*?)</row>', re.DOTALL)
_SIZE: Final = re.compile(r'<dimension ref="[^"]*"/>')
_STYLE: Final = re.compile(r'<c r="[A-Z]+2"(?: s="([0-9]+)")?')
_COUNTS: Final = re.compile(r' count="[0-9]+" uniqueCount="([0-9]+)"')
# What a reader of the file would take for the number of a sign.
_LIKE_A_SIGN: Final = re.compile(r"(?=_x[0-9a-fA-F]{4}_)")


class Filling:
    """A workbook whose sheets are being filled. A cell is what follows its address in the file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            self._parts = {one.filename: book.read(one) for one in book.infolist()}
        found = _COUNTS.search(self._parts[_TEXTS].decode())
        assert found is not None
        self._first = int(found[1])
        self._texts: dict[str, int] = {}

    def styles(self, sheet: int) -> list[str]:
        """The styles of the samples in the second row of a sheet, the first sheet being 1."""
        samples = _SAMPLES.search(self._sheet(sheet))
        assert samples is not None
        return _STYLE.findall(samples[1])

    def text(self, text: str, style: str) -> str:
        """A cell with a text."""
        at = self._texts.setdefault(text, self._first + len(self._texts))
        return f' s="{style}" t="s"><v>{at}</v></c>'

    @staticmethod
    def number(number: str, style: str) -> str:
        """A cell with a number of at most fifteen digits, which is all that a spreadsheet keeps."""
        return f' s="{style}"><v>{float(number):.16G}</v></c>'

    def fill(self, sheet: int, rows: Iterator[str], last: str) -> None:
        """Puts the rows, each a text of its cells with their addresses, in place of the samples;
        `last` is the name of the last column."""
        text = self._sheet(sheet)
        samples = _SAMPLES.search(text)
        assert samples is not None
        found = [f'<row r="{at}">{cells}</row>' for at, cells in enumerate(rows, start=2)]
        head = _SIZE.sub(f'<dimension ref="A1:{last}{len(found) + 1}"/>', text[: samples.start()])
        whole = "".join((head, *found, text[samples.end() :]))
        self._parts[self._name(sheet)] = whole.encode()

    def written(self) -> bytes:
        """The workbook with all that was filled in."""
        self._parts[_TEXTS] = self._shared().encode()
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
            for name, content in self._parts.items():
                about = zipfile.ZipInfo(name)
                about.compress_type = zipfile.ZIP_DEFLATED
                about.external_attr = 0o600 << 16
                book.writestr(about, content)
        return written.getvalue()

    def _shared(self) -> str:
        text = self._parts[_TEXTS].decode().removesuffix("</sst>")
        # How often each is used need not be said.
        text = _COUNTS.sub(f' uniqueCount="{self._first + len(self._texts)}"', text, count=1)
        return "".join((text, *map(_item, self._texts), "</sst>"))

    def _sheet(self, sheet: int) -> str:
        return self._parts[self._name(sheet)].decode()

    @staticmethod
    def _name(sheet: int) -> str:
        return f"xl/worksheets/sheet{sheet}.xml"


def _item(text: str) -> str:
    kept = escape(_LIKE_A_SIGN.sub("_x005F", text) if "_x" in text else text)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{kept}</t></si>"
