"""What a request must be before Django reads it."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from workbench.running.limit import limited

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s\";,]+)", re.IGNORECASE)
_ANSWER = b"This request could not be read. Nothing was saved.\n"


def gate(application: Application, *, seconds: int) -> Application:
    """The application, asked only what it can read, and for `seconds` at most.

    Answers 400 to a NUL in the address or the query and to a body in anything but UTF-8: Django
    takes the charset that a body claims for the reading of fields and of the query, and fails
    before any middleware where it is the name of no codec for text.
    """

    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        if not is_readable(environ):
            headers = [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(_ANSWER))),
                ("Cache-Control", "no-store"),
            ]
            start_response("400 Bad Request", headers)
            return [_ANSWER]
        with limited(seconds):
            return application(environ, start_response)

    return answer


def is_readable(environ: Environ) -> bool:
    """Whether the address and the query hold no NUL, and the body says UTF-8 or nothing."""
    if "\0" in environ.get("PATH_INFO", "") or "%00" in environ.get("QUERY_STRING", ""):
        return False
    named = _CHARSET.search(environ.get("CONTENT_TYPE", ""))
    return named is None or named[1].lower() == "utf-8"
