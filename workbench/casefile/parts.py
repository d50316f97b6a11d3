"""Parts of a case file as frozen dataclasses, read from JSON and written as JSON by the types of
their fields.

A field's name is its key, unless `called` gives it another; the file has none of `called(None)`.
A field with a default may be left out of the file. Its type may be `str`, `bool`, `int`, `Decimal`
(a text of digits in the file, kept to the digit), another part, `Any` (kept as the file has it),
and of each of these `... | None`, `tuple[..., ...]` and `Mapping[str, ...]`.
"""

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from workbench.casefile.faults import Json

Part = TypeVar("Part")
Convert = Callable[[Any], Any]


class FileField(NamedTuple):
    """A field of a part as the file has it: `read` and `write` convert a value that is there."""

    name: str
    key: str
    default: Any
    read: Convert
    write: Convert


def called(key: str | None, **options: Any) -> Any:
    """A field whose key in the file is no name in Python: `from_: str = called("from")`."""
    return dataclasses.field(metadata={"key": key}, **options)


def read(kind: type[Part], data: Json) -> Part:
    """The part that `data`, an object of a checked case in canonical form, holds."""
    values = {}
    for one in file_fields(kind):
        value = data.get(one.key)
        if value is not None:
            values[one.name] = one.read(value)
    return kind(**values)


def written(part: Any) -> Json:
    """The part as an object of a case file, without what is as it would be if it were left out."""
    data = {}
    for one in file_fields(type(part)):
        value = getattr(part, one.name)
        if value is not None and (one.default is dataclasses.MISSING or value != one.default):
            data[one.key] = one.write(value)
    return data


def file_fields(kind: Any) -> tuple[FileField, ...]:
    """The fields of a part, in sequence."""
    if kind not in _FIELDS:
        _FIELDS[kind] = _file_fields(kind)
    return _FIELDS[kind]


_FIELDS: dict[Any, tuple[FileField, ...]] = {}


def _file_fields(kind: Any) -> tuple[FileField, ...]:
    hints = get_type_hints(kind)
    return tuple(
        FileField(
            one.name,
            one.metadata.get("key", one.name),
            _default(one),
            *converters(hints[one.name]),
        )
        for one in dataclasses.fields(kind)
        if one.metadata.get("key", one.name) is not None
    )


def _default(one: "dataclasses.Field[Any]") -> Any:
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


@cache
def converters(hint: Any) -> tuple[Convert, Convert]:
    """What reads a value of this type from JSON, and what writes one as JSON."""
    if hint is Decimal:
        return Decimal, decimal_text
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        kind: type[Any] = hint
        return lambda data: read(kind, data), written
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [one for one in inner if one is not NoneType]
        return converters(kinds[0]) if len(kinds) == 1 else _text_or_part(kinds)
    if origin is tuple:
        to, back = converters(inner[0])
        return lambda items: tuple(map(to, items)), lambda items: [*map(back, items)]
    if origin is not None and issubclass(origin, Mapping):
        to, back = converters(inner[1])
        return _each(to), _each(back)
    return _same, _same


def _text_or_part(kinds: list[Any]) -> tuple[Convert, Convert]:
    """A text or an object of one kind."""
    kind = next(one for one in kinds if one is not str)
    return (
        lambda value: read(kind, value) if isinstance(value, dict) else value,
        lambda value: value if isinstance(value, str) else written(value),
    )


def _each(convert: Convert) -> Convert:
    return lambda items: {key: convert(value) for key, value in items.items()}


def _same(value: Any) -> Any:
    return value


def decimal_text(value: Decimal) -> str:
    """An exact decimal to the digit: "1.0" stays "1.0"."""
    return format(value, "f")
