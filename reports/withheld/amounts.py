"""The numbers within a part of a case: found, and changed one by one or all alike."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

Part = TypeVar("Part")
Change = Callable[[Decimal], Decimal]

# Fields whose numbers may stand as texts, in a range or in a list (schemes/casefile/parts.py).
_FIGURES = frozenset(
    {
        *("unit_value", "unit_value_less", "volume", "periods", "likelihood"),
        *("amounts", "amount", "sum_of", "product_of", "values"),
    }
)
# What is no amount of its own: how exactly one was stated, and how a line is spread over years.
_LEFT = frozenset({"precision", "phasing", "memo"})
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def numbers_in(part: Any) -> Iterator[Decimal]:
    """Every exact number within the part, in its sequence; whole numbers that count things (years,
    months, people) are left out."""
    found: list[Decimal] = []

    def keep(number: Decimal) -> Decimal:
        found.append(number)
        return number

    with_numbers(part, keep)
    return iter(found)


def with_numbers(part: Part, change: Change, leave: frozenset[str] = frozenset()) -> Part:
    """The part with each of its numbers as `change` gives it, but for fields named in `leave`."""
    changed: Part = _changed(part, change, _LEFT | leave, figure=False)
    return changed


def with_number(part: Part, at: int, change: Change) -> Part:
    """The part with one of its numbers changed: that at place `at` of `numbers_in`."""
    seen = -1

    def only(number: Decimal) -> Decimal:
        nonlocal seen
        seen += 1
        return change(number) if seen == at else number

    return with_numbers(part, only)


def _changed(value: Any, change: Change, left: frozenset[str], *, figure: bool) -> Any:
    if isinstance(value, Decimal) or (figure and _is_number(value)):
        return change(value) if isinstance(value, Decimal) else _as_text(value, change)
    if isinstance(value, tuple | list):
        return type(value)(_changed(one, change, left, figure=figure) for one in value)
    if isinstance(value, Mapping):
        return {key: _changed(one, change, left, figure=figure) for key, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    made = {
        one.name: _changed(getattr(value, one.name), change, left, figure=one.name in _FIGURES)
        for one in fields(value)
        if one.init and one.name not in left
    }
    return replace(value, **made)


def _is_number(value: Any) -> bool:
    """Whether a figure of the case file is a number: as a text of digits, or a whole one."""
    return type(value) is int or (isinstance(value, str) and bool(_NUMBER.fullmatch(value)))


def _as_text(value: Any, change: Change) -> str:
    return format(change(Decimal(value)), "f")
