"""Rows that a test made, taken back: for tests that try many examples on one database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


class _Undo(Exception):
    pass


@contextmanager
def undone() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _Undo
    except _Undo:
        pass
