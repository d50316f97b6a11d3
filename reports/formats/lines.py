"""Finds the line of each part of a JSON text, for messages that name the line."""

import json
from collections.abc import Callable
from json.decoder import scanstring  # type: ignore[attr-defined]  # undocumented, but stable

LinesOf = Callable[[str], int]


def lines_of(text: str) -> LinesOf:
    """A function from a place such as "headings[2].blocks[0].section" to its line, or to that of
    the nearest part around it. `text` is valid JSON."""
    starts: dict[str, int] = {"": 0}
    _value(text, _skip(text, 0), "", starts)

    def line(place: str) -> int:
        while place not in starts:
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return text.count("\n", 0, starts[place]) + 1

    return line


def _value(text: str, at: int, place: str, starts: dict[str, int]) -> int:
    """Records where each part of the value at `at` begins; returns where the value ends."""
    starts.setdefault(place, at)
    if text[at] == "{":
        return _members(text, at, place, starts)
    if text[at] == "[":
        return _items(text, at, place, starts)
    return int(json.JSONDecoder().raw_decode(text, at)[1])


def _members(text: str, at: int, place: str, starts: dict[str, int]) -> int:
    at = _skip(text, at + 1)
    while text[at] != "}":
        began = at
        key, at = scanstring(text, at + 1, True)
        inner = f"{place}.{key}" if place else str(key)
        starts.setdefault(inner, began)
        at = _skip(text, _value(text, _skip(text, _skip(text, at) + 1), inner, starts))
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def _items(text: str, at: int, place: str, starts: dict[str, int]) -> int:
    at = _skip(text, at + 1)
    count = 0
    while text[at] != "]":
        at = _skip(text, _value(text, at, f"{place}[{count}]", starts))
        count += 1
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
