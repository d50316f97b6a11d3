"""What the pages say, held against the content that travels with them, word by word."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import zip_longest

from reports.document.content import Document
from reports.document.spoken import Piece, spoken
from reports.render.pdf.running import running_words
from reports.render.pictures import picture
from reports.verify.pdf import Element, ReadPdf
from reports.verify.verdict import Difference

_PAGE = re.compile(r"Page(\d+)of(\d+)")
_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))
_DRAWN = re.compile(r">([^<>]+)</t")


def said_differences(read: ReadPdf, content: Document) -> Iterator[Difference]:
    """The first words that are otherwise, pictures, and words outside the text."""
    yield from spoken_differences(read, spoken(content))
    yield from _picture_differences(read, content)
    # The head of a table is repeated where the table goes on to the next page.
    heads = ["".join(column.printed for column in table.columns) for table in content.tables]
    running = (content.header, content.footer, content.draft, *running_words(content), *heads)
    allowed = {_close(one) for one in running if one}
    for number, texts in enumerate(read.artefacts, 1):
        said = _close("".join(texts))
        for one in sorted(allowed, key=len, reverse=True):
            said = said.replace(one, "")
        for printed, of in _PAGE.findall(said):
            if (int(printed), int(of)) != (number, len(read.artefacts)):
                yield Difference(f"It is printed as page {printed} of {of}.", number)
        if rest := _PAGE.sub("", said):
            yield Difference(f"It has words outside the paper's text: {rest[:80]!r}.", number)
    for number, words in read.stray:
        yield Difference(f"It has words that belong to nothing: {words[:80]!r}.", number)


def spoken_differences(read: ReadPdf, pieces: Iterable[Piece]) -> Iterator[Difference]:
    """The first place where the pages say something else, and what each says there."""
    words = [(_close(text), page) for text, page in _words(read.root)]
    said = "".join(text for text, _page in words)
    starts, at = [], 0
    for text, _page in words:
        starts.append(at)
        at += len(text)

    def page_at(place: int) -> int | None:
        found = words[max(0, bisect_right(starts, place) - 1)][1] if words else None
        return None if found is None else found + 1

    at, paged = 0, False
    for piece in pieces:
        wanted = _close(piece.text)
        at += _page_number(said, at, wanted) if paged else 0
        again = _close(piece.headings)
        if again and not said.startswith(wanted, at) and said.startswith(again, at):
            at += len(again)
        if not said.startswith(wanted, at):
            shared = _shared(said, at, wanted)
            printed = said[at : at + max(len(wanted), shared + 20)]
            what = f"{piece.place}: printed {printed!r}, made as {wanted!r} (words closed up)."
            yield Difference(what, page_at(at + shared))
            return
        at, paged = at + len(wanted), piece.paged
    if rest := said[at:]:
        yield Difference(f"After its end the paper goes on: {rest[:80]!r}.", page_at(at))


def _picture_differences(read: ReadPdf, content: Document) -> Iterator[Difference]:
    """Charts whose words are not those that the chart's description draws."""
    figures = read.root.all("Figure")
    if len(figures) != len(content.charts):
        yield Difference(f"The paper has {len(figures)} pictures, made with {len(content.charts)}.")
    for figure, chart in zip_longest(figures[: len(content.charts)], content.charts):
        if figure is None:
            break
        page = None if figure.page is None else figure.page + 1
        drawn = _close(unescape("".join(_DRAWN.findall(picture(chart).decode()))))
        if not _within(_close(figure.text), drawn):
            what = f"The chart {chart.message!r} has other words than its description draws."
            yield Difference(what, page)
        if figure.alternative != chart.alt:
            what = f"The chart {chart.message!r} has other alternative words than it was made with."
            yield Difference(what, page)


def _within(said: str, drawn: str) -> bool:
    """Whether the signs of `said` all stand in `drawn`, in that sequence."""
    rest = iter(drawn)
    return all(sign in rest for sign in said)


def _page_number(said: str, at: int, wanted: str) -> int:
    """How many digits at `at` are the number of a page: as many as leave the next words whole."""
    for count in range(1, 5):
        if not said[at : at + count].isdigit():
            break
        if said.startswith(wanted, at + count):
            return count
    return 0


def _words(element: Element) -> Iterator[tuple[str, int | None]]:
    """The words of the structure, each with its page from 0; signs of list items and words within
    pictures are left out."""
    if element.tag in ("Lbl", "Figure"):
        return
    if not element.children:
        yield element.text, element.page
        return
    for child in element.children:
        yield from _words(child)


def _shared(said: str, at: int, wanted: str) -> int:
    count = 0
    while count < len(wanted) and said[at + count : at + count + 1] == wanted[count]:
        count += 1
    return count


def _close(text: str) -> str:
    """The text without any space, and without signs that only say where a line may break: lines
    break where they will."""
    return "".join(text.split()).translate(_UNSEEN)
