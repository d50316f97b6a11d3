"""Whether a form is only shown again with what was typed into it, and may not be sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reviewing: ContextVar[bool] = ContextVar("reviewing", default=False)


@contextmanager
def reviewing() -> Iterator[None]:
    """Within it every form refuses, however right it is."""
    token = _reviewing.set(True)
    try:
        yield
    finally:
        _reviewing.reset(token)


def is_reviewing() -> bool:
    return _reviewing.get()
