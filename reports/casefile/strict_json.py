"""JSON as an interchange file may hold it: one reading only, nothing silently changed.

What the json module would let pass or quietly resolve (duplicate keys, NaN, binary floats, other
encodings, characters that a database cannot keep) is refused with its place.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from workbench.casefile.faults import FILE, MOST_FAULTS, CaseFault, at_index, at_key, quoted
from workbench.numbers.listing import within

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 64
MAX_DIGITS = 30

# Tab, newline and carriage return are text. Of the rest PostgreSQL keeps no NUL, XML (and so
# DOCX) none at all, and no encoding has lone surrogates.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A string, even one that is never closed, or one bracket. Possessive, so that it is linear.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_OTHER_FILES = (
    (b"PK\x03\x04", "a zip archive (perhaps a spreadsheet or a document)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_ENCODINGS = (
    (b"\xef\xbb\xbf", "starts with a byte order mark: save it as UTF-8 without one"),
    (b"\xff\xfe\x00\x00", "is in UTF-32: save it as UTF-8"),
    (b"\x00\x00\xfe\xff", "is in UTF-32: save it as UTF-8"),
    (b"\xff\xfe", "is in UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "is in UTF-16: save it as UTF-8"),
)


class NotReadable(ValueError):
    """The bytes are not JSON as it may stand here; `faults` says why."""

    def __init__(self, faults: list[CaseFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class _Unfit:
    """Stands in the tree where the text held a number that is refused."""

    def __init__(self, message: str) -> None:
        self.message = message


class _Ambiguous(dict[str, Any]):
    """An object some of whose keys stood more than once."""

    repeated: list[str]


def read_json(raw: bytes) -> Any:
    """The value that `raw` holds. Raises `NotReadable` with every fault of the first kind met:
    the file, then its syntax, then what stands in it."""
    text = _decoded(raw)
    _refuse_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_float,
            parse_int=_integer,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        reason = within(error.msg)
        place = f"line {error.lineno}, column {error.colno}"
        raise NotReadable([CaseFault(place, f"this is not valid JSON: {reason}")]) from None
    except RecursionError:
        raise NotReadable([_too_deep(FILE)]) from None
    faults = list(islice(_unfit(value, ""), MOST_FAULTS))
    if faults:
        raise NotReadable(faults)
    return value


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _refused(f"is larger than {MAX_BYTES // 1024 // 1024} MB")
    if not raw.strip():
        raise _refused("is empty")
    for start, kind in _OTHER_FILES:
        if raw.startswith(start):
            raise _refused(f"is {kind}, not a JSON file")
    for start, message in _ENCODINGS:
        if raw.startswith(start):
            raise _refused(message)
    if b"\x00" in raw:
        # Every other byte is nothing in UTF-16 text of western letters.
        halves = raw[:64:2], raw[1:64:2]
        if any(not half.strip(b"\x00") for half in halves):
            raise _refused("is in UTF-16: save it as UTF-8")
        raise _refused("is not a text file")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(f"is not UTF-8 (line {line}): save it as UTF-8") from None


def _refused(message: str) -> NotReadable:
    return NotReadable([CaseFault(FILE, message)])


def _too_deep(place: str) -> CaseFault:
    return CaseFault(place, f"lists and objects stand more than {MAX_DEPTH} deep in one another")


def _refuse_depth(text: str) -> None:
    """Before the parser, which recurses."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, token.start()) + 1
            column = token.start() - text.rfind("\n", 0, token.start())
            raise NotReadable([_too_deep(f"line {line}, column {column}")])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    ambiguous = _Ambiguous(value)
    seen: set[str] = set()
    ambiguous.repeated = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return ambiguous


def _float(text: str) -> _Unfit:
    if len(text) > MAX_DIGITS + 2:
        return _Unfit(f"the number has more than {MAX_DIGITS} digits")
    return _Unfit(f'{text} is a binary number in most programs: write it as a string, "{text}"')


def _integer(text: str) -> int | _Unfit:
    if len(text.lstrip("-")) > MAX_DIGITS:
        return _Unfit(f"the number has more than {MAX_DIGITS} digits")
    return int(text)


def _constant(text: str) -> _Unfit:
    return _Unfit(f"{text} is not a number")


def _unfit(value: Any, place: str) -> Iterator[CaseFault]:
    here = place or FILE
    match value:
        case _Unfit():
            yield CaseFault(here, value.message)
        case str():
            yield from _unkeepable(value, here)
        case list():
            for index, item in enumerate(value):
                yield from _unfit(item, at_index(place, index))
        case dict():
            if isinstance(value, _Ambiguous):
                for key in dict.fromkeys(value.repeated):
                    yield CaseFault(here, f"the key {quoted(key)} stands here more than once")
            for key, item in value.items():
                yield from _unkeepable(key, here)
                yield from _unfit(item, at_key(place, key))


def _unkeepable(text: str, place: str) -> Iterator[CaseFault]:
    found = _UNKEEPABLE.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        yield CaseFault(place, f"the character {code} cannot be kept: take it out")
