"""Answers that take seconds to work out, kept for as long as the case does not change."""

import hashlib
from collections.abc import Callable
from typing import Final, TypeVar

from django.core.cache import cache

from reports.casefile.canonical import case_text
from reports.casefile.parts import Case

SECONDS_KEPT: Final = 60 * 60
Answer = TypeVar("Answer")


def remembered(what: str, case: Case, make: Callable[[], Answer]) -> Answer:
    """The answer that `make` gives on a case, kept in the cache until the case or the words of
    `what` change, for an hour at most."""
    read = f"{what} {case_text(case)}".encode()
    key = f"exempt-{hashlib.sha256(read).hexdigest()}"
    known: Answer | None = cache.get(key)
    if known is None:
        known = make()
        cache.set(key, known, SECONDS_KEPT)
    return known
