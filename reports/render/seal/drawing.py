"""What a page draws: its operators and operands, and whatever of its resources they use."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reports.render.seal.objects import (
    Names,
    Objects,
    Ref,
    TooLarge,
    entries_text,
    ref_of,
    sum_of,
)

if TYPE_CHECKING:
    import pikepdf

_TOKEN = re.compile(
    rb"\((?:[^\\()]|\\[\s\S])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/?[^\s\x00()<>\[\]{}/%]+|[^\s\x00]"
)
# A sign that stands alone where none may: the content is left as it is.
_ODD = frozenset((b"(", b")", b"<", b">", b"{", b"}", b"%", b"/", b"BI"))
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_MEANT = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
# Bytes that one page or picture draws, eighty times what a full page of a paper takes, and all of
# them together: some two thousand such pages. A file may name one stream on every page.
MOST_ON_A_PAGE = 4_000_000
MOST_DRAWN = 48_000_000
# These hold without being named in the content.
_UNNAMED = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def tokens_of(content: bytes) -> list[bytes]:
    """The operators and operands of a content stream; strings as hexadecimal digits. Those that
    are alike are one object: a page has thousands of tokens and hundreds that differ."""
    tokens = _TOKEN.findall(content)
    if b"(" in content:
        tokens = [_as_hex(one) if one[:1] == b"(" and len(one) > 1 else one for one in tokens]
    met: dict[bytes, bytes] = {}
    return [*map(met.setdefault, tokens, tokens)]


def _as_hex(string: bytes) -> bytes:
    inner = re.sub(rb"(?<!\\)\r\n?", b"\n", string[1:-1])
    return b"<" + _ESCAPED.sub(_meant, inner).hex().encode() + b">"


def _meant(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return _MEANT.get(found[2], found[2])


class Drawings:
    """What the pages and pictures of one PDF draw, each picture read once."""

    def __init__(self, objects: Objects, names: Names) -> None:
        self.objects = objects
        self.names = names
        self.drawn = 0
        self._sums: dict[Ref, str] = {}

    def page_content(self, page: "pikepdf.Object") -> bytes:
        """The content of a page, its streams behind one another. Raises `TooLarge`."""
        import pikepdf

        held = page.get("/Contents")
        if held is None:
            return b""
        streams = held if isinstance(held, pikepdf.Array) else [held]
        return self._content(streams)

    def _content(self, streams: "Iterable[pikepdf.Object]") -> bytes:
        """What these draw, behind one another. Raises `TooLarge` before there is too much."""
        parts, size = [], 0
        for one in streams:
            parts.append(self.objects.content(one))
            size += len(parts[-1]) + 1
            if size > MOST_ON_A_PAGE or self.drawn + size > MOST_DRAWN:
                raise TooLarge("Its pages draw more than a paper's ever do.")
        self.drawn += size
        return b"\n".join(parts)

    def sum_of_page(self, tokens: list[bytes], content: bytes, resources: object) -> str:
        return self._drawn(tokens, content, resources)

    def _drawn(self, tokens: list[bytes], content: bytes, resources: object) -> str:
        """The sum of what is drawn: however a program parts the words by spaces."""
        used = set(tokens)
        written = content if used & _ODD else b" ".join(tokens)
        return sum_of(written, *self._resources(used, resources))

    def _resources(self, used: set[bytes], resources: object) -> list[bytes]:
        """The fonts, pictures and settings that are named in a content stream."""
        import pikepdf

        if not isinstance(resources, pikepdf.Dictionary):
            return []
        parts = []
        for kind in sorted(resources.keys()):
            held = resources.get(kind)
            if not isinstance(held, pikepdf.Dictionary):
                continue
            for name in sorted(held.keys()):
                if name.encode() in used or name in _UNNAMED:
                    one: Any = held.get_raw(name)
                    parts.append(f"{kind} {name} {self._resource(one, resources)}".encode())
        return parts

    def _resource(self, one: "pikepdf.Object", resources: object) -> str:
        import pikepdf

        if not isinstance(one, pikepdf.Stream):
            return (
                self.objects.sum_at(ref_of(one), self.names)
                if one.is_indirect
                else self.objects.sum_from(one.unparse(), self.names)
            )
        ref = ref_of(one)
        if ref not in self._sums:
            # A picture that draws itself ends here.
            self._sums[ref] = "itself"
            about = entries_text(one.stream_dict, ("/Length", "/Filter", "/Resources"))
            if one.get("/Subtype") == pikepdf.Name.Form or "/PatternType" in one:
                content = self._content([one])
                own = one.get("/Resources", resources)
                drawn = self._drawn(tokens_of(content), content, own)
            else:
                drawn = sum_of(self.objects.content(one))
            about_sum = self.objects.sum_from(about, self.names)
            self._sums[ref] = sum_of(about_sum.encode(), drawn.encode())
        return self._sums[ref]
