"""The structure elements of a tagged PDF."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object


def elements(element: Object) -> Iterator[Object]:
    """Every structure element beneath this one, in reading order."""
    waiting = kids(element)[::-1]
    while waiting:
        kid = waiting.pop()
        if is_element(kid):
            yield kid
            waiting += kids(kid)[::-1]


def kids(element: Object) -> list[Any]:
    """The contents of an element: elements, content by number, references to annotations."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid
