"""Every text of a part of a paper, wherever it stands."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any


def every_text(part: Any) -> Iterable[str]:
    """Every text within a part of a paper, names and addresses too."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from every_text(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from every_text(getattr(part, one.name))
