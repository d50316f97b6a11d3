"""What a screen reader is told page by page, and the list of headings beside the pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reports.render.seal.objects import Names, Objects, Ref, refs_in, renamed, sum_of

_ELEMENT = b"/Type /StructElem"
_AROUND = re.compile(rb" /P \d+ \d+ R(?= )")
_BESIDE = re.compile(rb" /(First|Last|Next|Prev|Parent) (\d+ \d+ R)(?= )")
_ELSEWHERE = -1


@dataclass(slots=True)
class Sequence:
    """Lines of the pages they belong to, and the sequence of those pages: where all lines of each
    page and that sequence are as they were, all of it is."""

    by_page: dict[int, list[bytes]] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)

    def add(self, page: int, line: bytes) -> None:
        self.by_page.setdefault(page, []).append(line)
        if not self.pages or self.pages[-1] != page:
            self.pages.append(page)

    def sum_on(self, page: int) -> str:
        lines = self.by_page.get(page)
        return sum_of(*lines) if lines else ""

    @property
    def sum_elsewhere(self) -> str:
        return self.sum_on(_ELSEWHERE)

    @property
    def sum_of_pages(self) -> str:
        return sum_of(" ".join(map(str, self.pages)).encode())


class _Line(NamedTuple):
    depth: int
    text: bytes
    page: int | None


def structure_of(
    objects: Objects, top: bytes, names: Names, pages: Mapping[Ref, int]
) -> tuple[Sequence, dict[Ref, bytes]]:
    """The structure elements that this text names, in reading order, each on the page where its
    words begin; and what each is called."""
    line, inner, page = _element(objects, top, names, pages)
    lines = [_Line(0, line, page)]
    numbers: dict[Ref, bytes] = {}
    waiting = [(ref, 1) for ref in reversed(inner)]
    while waiting:
        ref, depth = waiting.pop()
        if ref in numbers:
            lines.append(_Line(depth, b"again " + numbers[ref], None))
            continue
        numbers[ref] = b"element %d" % len(numbers)
        line, inner, page = _element(objects, objects.text(ref), names, pages)
        lines.append(_Line(depth, line, page))
        waiting += [(one, depth + 1) for one in reversed(inner)]
    return _on_pages(lines), numbers


def _element(
    objects: Objects, text: bytes, names: Names, pages: Mapping[Ref, int]
) -> tuple[bytes, list[Ref], int | None]:
    """What an element says, the elements within it, and its page."""
    inner: list[Ref] = []
    page = None

    def name(ref: Ref) -> bytes:
        nonlocal page
        if ref in names:
            page = pages.get(ref) if page is None else page
            return names[ref]
        said = objects.text(ref)
        if _ELEMENT in said:
            inner.append(ref)
            return b"element"
        if b"/Type /StructTreeRoot" in said:
            return b"root"
        return objects.sum_at(ref, names).encode()

    return renamed(_AROUND.sub(b"", text), name), inner, page


def _on_pages(lines: list[_Line]) -> Sequence:
    """An element without a page of its own stands where the first one within it does."""
    pages: list[int] = []
    page, depth = _ELSEWHERE, 0
    for line in reversed(lines):
        if line.page is not None:
            page = line.page
        elif not pages or depth <= line.depth:
            page = _ELSEWHERE
        pages.append(page)
        depth = line.depth
    sequence = Sequence()
    for line, where in zip(lines, reversed(pages), strict=True):
        sequence.add(where, b"%d %s" % (line.depth, line.text))
    return sequence


def outline_of(
    objects: Objects, first: Ref | None, names: Names, pages: Mapping[Ref, int]
) -> Sequence:
    """The headings listed beside the pages, each on the page that it leads to."""
    sequence = Sequence()
    seen: set[Ref] = set()
    waiting = [(first, 0)] if first else []
    while waiting:
        ref, depth = waiting.pop()
        if ref in seen:
            continue
        seen.add(ref)
        text = objects.text(ref)
        beside = dict(_BESIDE.findall(text))
        about = _BESIDE.sub(b"", text)
        leads_to = next((pages[one] for one in refs_in(about) if one in pages), _ELSEWHERE)
        said = objects.sum_from(about, names).encode()
        sequence.add(leads_to, b"%d %s" % (depth, said))
        waiting += [(beside[b"Next"], depth)] if b"Next" in beside else []
        waiting += [(beside[b"First"], depth + 1)] if b"First" in beside else []
    return sequence
