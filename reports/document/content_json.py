"""The content tree as JSON, and back. An issued version keeps its paper in this form."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from reports.document import content
from reports.document.content import Document
from workbench.charts import chart as charts
from workbench.pages import tables

_CARRIED = frozenset({"runs", "caption_runs"})
# What a table says to pages of the site alone: a paper is the same paper with or without it.
_OF_PAGES = frozenset({"aside"})


def content_json(document: Document) -> bytes:
    """The content tree, each named as the part it is: the same content gives the same bytes."""
    # On one line: Python's own encoder, which indents, takes four times as long.
    text = json.dumps(_plain(document), ensure_ascii=False)
    return f"{text}\n".encode()


def document_from(text: bytes | str) -> Document:
    """The content tree that `content_json` wrote. Raises `ValueError` for any other text."""
    made = _part(json.loads(text), Document)
    if not isinstance(made, Document):
        raise ValueError("This is not the content of a paper.")
    return made


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return str(value)
    kind: Any = type(value)
    plain: dict[str, Any] = {"part": kind.__name__.lower()}
    for name, may_be_left in _fields(kind):
        one = getattr(value, name)
        if not (may_be_left and one == ()):
            plain[name] = _plain(one)
    return plain


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a part, each with whether it is left out where it is empty. What words carry in
    a table is: a paper approved before tables kept it is still the same paper."""
    return tuple(
        (one.name, one.name in _CARRIED and one.default == ())
        for one in fields(kind)
        if one.name not in _OF_PAGES
    )


@cache
def _kinds() -> Mapping[str, type]:
    """Every class a content tree is made of, by its name in lower case."""
    return {
        name.lower(): one
        for module in (content, charts, tables)
        for name, one in vars(module).items()
        if isinstance(one, type) and is_dataclass(one)
    }


def _part(value: Any, wanted: Any) -> Any:
    """`value` as the `wanted` type has it: the part it names, exact numbers, tuples."""
    origin = get_origin(wanted)
    if isinstance(value, list):
        inner = get_args(wanted) if origin is tuple else (Any, ...)
        if inner[-1] is ...:
            return tuple(_part(one, inner[0]) for one in value)
        return tuple(_part(one, each) for one, each in zip(value, inner, strict=True))
    if isinstance(value, dict):
        kind = _kinds().get(str(value.get("part")))
        if kind is None:
            raise ValueError(f"{value.get('part')!r} is no part of a paper.")
        return _made(kind, value)
    if isinstance(value, str):
        choices = get_args(wanted) if origin in (Union, types.UnionType) else (wanted,)
        for choice in choices:
            if choice is Fraction:
                return Fraction(value)
            if isinstance(choice, type) and issubclass(choice, StrEnum):
                return choice(value)
    return value


def _made(kind: type, value: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    told = {name: one for name, one in value.items() if name != "part"}
    if unknown := set(told) - set(hints):
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}.")
    return kind(**{name: _part(one, hints[name]) for name, one in told.items()})


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
