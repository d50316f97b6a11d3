"""What is wrong with the layout of a paper, told from its PDF alone.

Words and their places come from poppler's `pdftotext`, what is a heading, a caption or a head row
from the tags of the file; nothing here knows how the paper was made.
"""

import re
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from itertools import pairwise

import pikepdf

from reports.render.pdf.accessible import kids

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
_AMOUNT = re.compile(r"[-−]?£?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%km]?")
_HEADS = re.compile(r"/(H\d?|Caption)")
_SIDE, _TOP, _BOTTOM = (mm * 72 / 25.4 for mm in (20, 24, 22))
_BEYOND = 1000  # points around a sheet where words are looked for
LEAST_GAP = 4.0
LEAST_FULL = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, in points from the top left corner of its page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def body(self) -> tuple[Word, ...]:
        """The words between the running head and foot."""
        inner = range(int(_TOP) - 2, int(self.height - _BOTTOM) + 2)
        return tuple(word for word in self.words if int(word.middle) in inner)

    @property
    def fullness(self) -> float:
        """How far down the page its words reach, from 0 to 1."""
        lowest = max((word.bottom for word in self.body), default=_TOP)
        return (lowest - _TOP) / (self.height - _TOP - _BOTTOM)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of content in reading order: the tags above it, its page, and its words."""

    tags: tuple[str, ...]
    page: int

    @property
    def heads(self) -> bool:
        """Whether it heads what follows: a heading, a caption, a head row."""
        return any(_HEADS.fullmatch(tag) for tag in self.tags) or "/THead" in self.tags


def layout_faults(pdf: bytes, planned: Collection[int] = ()) -> list[str]:
    """Every fault, with its page. `planned` are the pages that a planned break begins (from 1),
    besides the first and those turned otherwise than the page before."""
    pages = pages_of(pdf)
    return [
        *(fault for at, page in enumerate(pages, 1) for fault in _on_page(at, page)),
        *_alone(pdf),
        *_empty(pages, planned),
    ]


def pages_of(pdf: bytes) -> list[Page]:
    """The pages with their words, those beyond the edges of the sheet too."""
    made = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"],
        input=_on_larger_sheets(pdf),
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [
        Page(
            float(width) - 2 * _BEYOND,
            float(height) - 2 * _BEYOND,
            tuple(
                Word(*(float(end) - _BEYOND for end in ends), text=unescape(text))
                for *ends, text in _WORD.findall(inner)
            ),
        )
        for width, height, inner in _PAGE.findall(made)
    ]


def _on_larger_sheets(pdf: bytes) -> bytes:
    """The file with room around its sheets: poppler leaves out whatever lies beyond one."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            left, low, right, high = map(float, page.mediabox)
            page.mediabox = (left - _BEYOND, low - _BEYOND, right + _BEYOND, high + _BEYOND)
            page.cropbox = page.mediabox
        document.save(written)
    return written.getvalue()


def _on_page(at: int, page: Page) -> Iterator[str]:
    for word in page.words:
        if not (word.left >= _SIDE - 1.5 and word.right <= page.width - _SIDE + 1.5):
            yield f"Page {at}: {word.text!r} runs past the margin."
        if not (word.top >= 0 and word.bottom <= page.height):
            yield f"Page {at}: {word.text!r} is off the sheet."
    for line in _lines(page.words):
        for one, following in pairwise(line):
            gap = following.left - one.right
            if gap < -1.0:
                yield f"Page {at}: {following.text!r} is printed over {one.text!r}."
            elif (
                gap < LEAST_GAP
                and _AMOUNT.fullmatch(one.text)
                and _AMOUNT.fullmatch(following.text)
            ):
                yield f"Page {at}: {one.text!r} and {following.text!r} stand {gap:.1f} pt apart."
    yield from _stacked(at, page)


def _lines(words: tuple[Word, ...]) -> list[list[Word]]:
    """Words of one line, from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (round(one.middle, 0), one.left)):
        if lines and abs(lines[-1][0].middle - word.middle) < 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _stacked(at: int, page: Page) -> Iterator[str]:
    """Words of different lines whose middles lie within one another."""
    placed = sorted(page.words, key=lambda one: one.top)
    for place, one in enumerate(placed):
        for other in placed[place + 1 :]:
            if other.top >= one.bottom - 0.45 * (one.bottom - one.top):
                break
            apart = abs(one.middle - other.middle) >= 2
            if apart and min(one.right, other.right) - max(one.left, other.left) > 1.5:
                yield f"Page {at}: {other.text!r} is printed over {one.text!r}."


def _alone(pdf: bytes) -> Iterator[str]:
    """Headings, captions and head rows with nothing of theirs on their page."""
    leaves = list(leaves_of(pdf))
    for place, leaf in enumerate(leaves):
        if not leaf.heads:
            continue
        following = next((one for one in leaves[place + 1 :] if not one.heads), None)
        if following is None or following.page != leaf.page:
            yield f"Page {leaf.page}: {'/'.join(leaf.tags[-4:])} stands alone."


def leaves_of(pdf: bytes) -> Iterator[Leaf]:
    """The content of the file in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: at for at, page in enumerate(document.pages, 1)}
        yield from _walk(document.Root.StructTreeRoot, (), None, numbers)


def _walk(
    element: pikepdf.Object,
    tags: tuple[str, ...],
    page: int | None,
    numbers: dict[tuple[int, int], int],
) -> Iterator[Leaf]:
    for kid in kids(element):
        if isinstance(kid, int):
            if page is not None:
                yield Leaf(tags, page)
        elif "/S" in kid:
            own = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            yield from _walk(kid, (*tags, str(kid.S)), own, numbers)
        elif "/MCID" in kid:
            yield Leaf(tags, numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0)


def _empty(pages: list[Page], planned: Collection[int]) -> Iterator[str]:
    for at, (page, following) in enumerate(pairwise(pages), 1):
        turned = (page.width > page.height) != (following.width > following.height)
        if page.fullness < LEAST_FULL and not turned and at + 1 not in planned:
            yield f"Page {at}: only {page.fullness:.0%} full."


def planned_pages(pdf: bytes, titles: Collection[str]) -> set[int]:
    """The pages on which a bookmark of one of these titles stands: those that open a page."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        names = {page.obj.objgen: at for at, page in enumerate(document.pages, 1)}
        with document.open_outline() as outline:
            todo = list(outline.root)
            while todo:
                item = todo.pop()
                todo.extend(item.children)
                place = item.destination
                if isinstance(place, pikepdf.Array) and str(item.title) in titles:
                    found.add(names[place[0].objgen])
    return found
