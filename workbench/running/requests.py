"""The name of the request that is being answered, and the line that is written of it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest

_current: ContextVar[str] = ContextVar("request", default="")
_log = logging.getLogger("workbench.access")


def current_request() -> str:
    """The name of the request that is being answered; empty outside one."""
    return _current.get()


@contextmanager
def named(name: str) -> Iterator[None]:
    """Within this block every line of the log carries this name."""
    before = _current.set(name)
    try:
        yield
    finally:
        _current.reset(before)


def write_access(request: HttpRequest, status: int, seconds: float) -> None:
    """One line: what kind of address was asked for and what came of it. The address itself stays
    out: it may hold a reference, a link that works once, or what somebody searched for."""
    match = request.resolver_match
    _log.info(
        "request",
        extra={
            "fields": {
                "method": request.method,
                "route": f"/{match.route}" if match else None,
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
        },
    )
