"""Reads the parts of a house format for a scheme's business case: its box and its headings."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from reports.formats.blocks import SCHEME_FACTS, SCHEME_SHOWS
from reports.formats.format import SchemeFact, SchemePart

T = TypeVar("T")


class Reader(Protocol):
    """A reader of a format's parts that gathers their faults."""

    def parts(
        self, data: Any, place: str, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> dict[str, Any]: ...
    def each(self, data: Any, place: str, read: Callable[[Any, str], T]) -> list[T]: ...
    def text(self, data: Any, place: str) -> str: ...
    def one_of(self, data: Any, place: str, known: tuple[str, ...]) -> str: ...


def scheme_fact(reader: Reader, data: Any, place: str) -> SchemeFact:
    parts = reader.parts(data, place, ("label", "shows"), ())
    return SchemeFact(
        reader.text(parts.get("label"), f"{place}.label"),
        reader.one_of(parts.get("shows"), f"{place}.shows", SCHEME_FACTS),
    )


def scheme_part(reader: Reader, data: Any, place: str) -> SchemePart:
    parts = reader.parts(data, place, ("heading",), ("questions", "shows", "parts", "unanswered"))

    def shows(one: Any, at: str) -> str:
        return reader.one_of(one, at, SCHEME_SHOWS)

    def inner(one: Any, at: str) -> SchemePart:
        return scheme_part(reader, one, at)

    unanswered = parts.get("unanswered")
    return SchemePart(
        heading=reader.text(parts.get("heading"), f"{place}.heading"),
        questions=tuple(reader.each(parts.get("questions", []), f"{place}.questions", reader.text)),
        shows=tuple(reader.each(parts.get("shows", []), f"{place}.shows", shows)),
        parts=tuple(reader.each(parts.get("parts", []), f"{place}.parts", inner)),
        unanswered="" if unanswered is None else reader.text(unanswered, f"{place}.unanswered"),
    )
