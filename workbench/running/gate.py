"""What a request must be before Django reads it."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from workbench.running.limit import limited
from workbench.running.programs import is_for_programs, said

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s\";,]+)", re.IGNORECASE)
_ANSWER = "This request could not be read. Nothing was saved."
# A paper of 60 MB that is verified, in its form. Django bounds the text of a form, and no files.
MOST_BYTES = 64 * 1024 * 1024
_LARGE = "What was sent is larger than 64 MB, which is more than any page takes. Nothing was saved."


def gate(application: Application, *, seconds: int) -> Application:
    """The application, asked only what it can read, and for `seconds` at most.

    Answers 400 to a NUL in the address or the query and to a body in anything but UTF-8: Django
    takes the charset that a body claims for the reading of fields and of the query, and fails
    before any middleware where it is the name of no codec for text. Answers 413 to a body that is
    larger than any page takes, before a byte of it is read.
    """

    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        if not is_readable(environ):
            return _refused("400 Bad Request", _ANSWER, environ, start_response)
        if _length(environ) > MOST_BYTES:
            return _refused("413 Content Too Large", _LARGE, environ, start_response)
        with limited(seconds):
            return application(environ, start_response)

    return answer


def _refused(status: str, why: str, environ: Environ, start_response: Any) -> list[bytes]:
    kind, words = "text/plain; charset=utf-8", f"{why}\n".encode()
    if is_for_programs(environ.get("PATH_INFO", "")):
        kind, words = "application/json", said(why)
    headers = [
        ("Content-Type", kind),
        ("Content-Length", str(len(words))),
        ("Cache-Control", "no-store"),
    ]
    start_response(status, headers)
    return [words]


def _length(environ: Environ) -> int:
    """The bytes of the body as the request says; without a length Django reads none."""
    said = environ.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def is_readable(environ: Environ) -> bool:
    """Whether the address and the query hold no NUL, and the body says UTF-8 or nothing."""
    if "\0" in environ.get("PATH_INFO", "") or "%00" in environ.get("QUERY_STRING", ""):
        return False
    named = _CHARSET.search(environ.get("CONTENT_TYPE", ""))
    return named is None or named[1].lower() == "utf-8"
