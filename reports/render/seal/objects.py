"""The objects of a PDF as text, and sums over them that do not depend on how the file is packed.

A PDF program that saves a file anew numbers its objects otherwise, packs them together and
compresses them by other means; what they say stays. A sum here is taken over what they say: the
text of an object, with the objects that it names numbered in the sequence in which they are met,
and the unpacked content of streams.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# What a PDF names an object by: "12 0 R".
Ref = bytes
Names = Mapping[Ref, bytes]
NOWHERE: Ref = b"0 0 R"

# More than any paper unpacks to, and little enough for a server.
MOST_UNPACKED = 256 * 1024 * 1024
# A paper of a hundred pages has some ten thousand.
MOST_OBJECTS = 200_000
# How many objects are met on all ways together; a paper of fifty pages takes some five thousand.
MOST_VISITED = 2_000_000
# A string, which may hold anything, or a reference to another object.
_STRING_OR_REF = re.compile(rb"\((?:[^\\()]|\\[\s\S])*\)|(?<![^\s\[])(\d+ \d+ R)(?![^\s\]])")
_REF = re.compile(rb"(?<![^\s\[])(\d+ \d+ R)(?![^\s\]])")
_PACKING = ("/Length", "/Filter", "/DecodeParms", "/DL")


class TooLarge(ValueError):
    """A PDF whose parts unpack to more than anything a paper holds."""


def sum_of(*parts: bytes) -> str:
    """A sum of these parts, each behind its length, as 32 hexadecimal digits."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()[:32]


def ref_of(one: "pikepdf.Object") -> Ref:
    """What an object is named by; "0 0 R" where it stands in another one."""
    return b"%d %d R" % one.objgen


def text_at(holder: "pikepdf.Object", key: str) -> bytes:
    """What stands at a key, as text: a reference where it is an object of its own."""
    found = holder.get_raw(key)
    return b"" if found is None else found.unparse()


def held_in(holder: Any, *keys: str) -> Any:
    """What lies in a dictionary within a dictionary, or nothing."""
    for key in keys:
        holder = None if holder is None else holder.get(key)
    return holder


def refs_in(text: bytes) -> list[Ref]:
    """The objects that this text names, in its sequence."""
    return [one for one in _STRING_OR_REF.findall(text) if one]


def renamed(text: bytes, name: Callable[[Ref], bytes]) -> bytes:
    """The text with another name for each object that it names."""
    if b"(" not in text:  # quicker by half, and most objects hold no string
        parts = _REF.split(text)
        parts[1::2] = map(name, parts[1::2])
        return b"".join(parts)
    return _STRING_OR_REF.sub(lambda one: name(one[1]) if one[1] else one[0], text)


class Objects:
    """The objects of one opened PDF. Each is read once. Raises `TooLarge` where there are more than
    any paper has."""

    def __init__(self, document: "pikepdf.Pdf") -> None:
        # What the file says of their number is looked at before they are counted.
        if int(document.trailer.Size) > MOST_OBJECTS or len(document.objects) > MOST_OBJECTS:
            raise TooLarge("It has more parts than a paper ever has.")
        self.document = document
        self.unpacked = 0
        self.visited = 0
        self._texts: dict[Ref, bytes] = {}
        self._sums: dict[Ref, str] = {}
        self._contents: dict[Ref, bytes] = {}

    def text(self, ref: Ref) -> bytes:
        """An object as PDF writes it, its keys in sequence; of a stream what is said about it, its
        packing left out."""
        if ref not in self._texts:
            self._texts[ref] = self._text_of(self.object_at(ref))
        return self._texts[ref]

    def object_at(self, ref: Ref) -> Any:
        number, generation, _sign = ref.split()
        return self.document.get_object((int(number), int(generation)))

    def _text_of(self, found: Any) -> bytes:
        if found is None:
            return b"null"
        text: bytes = found.unparse(resolved=True)
        if not text.endswith(b" R"):
            return text
        # A stream, which is named even here.
        left_out = _PACKING if can_unpack(found) else _PACKING[:1]
        return b"stream " + entries_text(found.stream_dict, left_out)

    def content(self, stream: "pikepdf.Object") -> bytes:
        """What a stream holds, unpacked where it is packed in the common way. Raises `TooLarge`,
        and `ValueError` where it is damaged."""
        ref = ref_of(stream)
        if ref not in self._contents or ref == NOWHERE:
            self._contents[ref] = content = self._unpack(stream)
            self.unpacked += len(content)
        return self._contents[ref]

    def _unpack(self, stream: "pikepdf.Object") -> bytes:
        raw: bytes = stream.read_raw_bytes()
        if "/Filter" not in stream or not can_unpack(stream):
            return raw
        room = MOST_UNPACKED - self.unpacked
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(raw, room)
        except zlib.error as error:
            raise ValueError("A part of the file is damaged.") from error
        if unpacking.unconsumed_tail:
            raise TooLarge("Its parts unpack to more than a paper ever holds.")
        return content

    def sum_at(self, ref: Ref, names: Names) -> str:
        """The sum of an object with all that it leads to. `names` are the places where the way
        ends, each with what it is called there."""
        if ref not in self._sums:
            self._sums[ref] = self.sum_from(ref, names)
        return self._sums[ref]

    def sum_from(self, text: bytes, names: Names) -> str:
        """The sum of a text with all that the objects named in it lead to."""
        numbers: dict[Ref, int] = {}
        waiting: list[Ref] = []

        def name(ref: Ref) -> bytes:
            if ref in names:
                return names[ref]
            if ref not in numbers:
                numbers[ref] = len(numbers)
                waiting.append(ref)
            return b"@%d" % numbers[ref]

        parts = [renamed(text, name)]
        for ref in waiting:  # which grows on the way
            parts.append(renamed(self.text(ref), name))
            self.visited += 1
            if self.visited > MOST_VISITED:
                raise TooLarge("Its parts lead to one another more often than a paper's ever do.")
            if parts[-1].startswith(b"stream "):
                parts.append(self.content(self.object_at(ref)))
        return sum_of(*parts)


def can_unpack(stream: "pikepdf.Object") -> bool:
    """Whether a stream is packed in the common way, or not at all. One of another way is summed as
    it is: a paper has none."""
    packing = text_at(stream, "/Filter")
    return not packing or (packing == b"/FlateDecode" and "/DecodeParms" not in stream)


def entries_text(dictionary: "pikepdf.Object", left_out: Iterable[str] = ()) -> bytes:
    """A dictionary's entries as text, without those left out."""
    away = set(left_out)
    entries = [
        key.encode() + b" " + text_at(dictionary, key)
        for key in sorted(dictionary.keys())
        if key not in away
    ]
    return b"<< " + b" ".join(entries) + b" >>"
