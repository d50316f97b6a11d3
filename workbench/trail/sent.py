"""What somebody sent with a write token, as one sum: by it a form that is sent twice is told from
another form sent with the token of the first."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.http import HttpRequest

# They differ between two sendings of the same.
NOT_CONTENT: Final = frozenset({"csrfmiddlewaretoken", "write_token"})

_sending: ContextVar[Callable[[], str]] = ContextVar("sending", default=str)


@contextmanager
def sending(sum_of_it: Callable[[], str]) -> Iterator[None]:
    """Within it, `sent_sha256()` is what `sum_of_it` says, which is asked when somebody writes."""
    token = _sending.set(sum_of_it)
    try:
        yield
    finally:
        _sending.reset(token)


def sent_sha256() -> str:
    """The sum of what is being sent; empty where nobody sends anything, as in a command."""
    return _sending.get()()


def request_sha256(request: HttpRequest) -> str:
    """The sum of a form: where it went, every value and every file."""
    summed = hashlib.sha256(repr(request.path).encode())
    # What a button of the same form asks for is content as well. A password leaves no trace.
    for name in sorted(set(request.POST) - NOT_CONTENT):
        if "password" in name:
            continue
        summed.update(repr((name, request.POST.getlist(name))).encode(errors="backslashreplace"))
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            summed.update(repr((name, file.name, _file_sha256(file))).encode())
    return summed.hexdigest()


def _file_sha256(file: Any) -> str:
    """The sum of a file, which is left where it was read to. A closed one has its size alone."""
    if file.closed:
        return str(file.size)
    stood = file.tell()
    file.seek(0)
    summed = hashlib.sha256()
    for piece in file.chunks():
        summed.update(piece)
    file.seek(stood)
    return summed.hexdigest()
