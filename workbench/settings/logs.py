"""One line of JSON for each event, without anything that people typed or that is about them."""

import logging
import traceback
from collections.abc import MutableMapping
from functools import cached_property
from typing import Any

from django.conf import settings


class LineFormatter(logging.Formatter):
    """structlog's formatter, loaded with the first line: commands that log nothing start a fifth
    of a second sooner."""

    @cached_property
    def inner(self) -> logging.Formatter:
        import structlog

        return structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso"),
                _what_happened,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ]
        )

    def format(self, record: logging.LogRecord) -> str:
        return self.inner.format(record)


def _what_happened(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> dict[str, Any]:
    """The line with the name of its request and its fields; of an exception its kind and where it
    was raised.

    The text of an exception stays out, since databases and readers quote what they were given, and
    so do the addresses in Django's own lines about requests, which may hold a link that works once.
    """
    from workbench.running.requests import current_request

    record: logging.LogRecord = line["_record"]
    raised = (line.pop("exc_info", None) or (None, None))[1]
    line.pop("exception", None)
    if record.name.startswith(("django.request", "django.security")):
        line["event"] = f"{record.name}: {getattr(record, 'status_code', 'refused')}"
    if name := current_request():
        line["request"] = name
    line.update(getattr(record, "fields", {}))
    if raised is not None:
        line["raised"] = type(raised).__name__
        line["at"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(raised.__traceback__)[-12:]
        ]
        if settings.DEBUG:
            line["said"] = str(raised)
    return dict(line)
