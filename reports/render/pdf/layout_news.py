"""Progress of WeasyPrint, read from the lines it logs."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from reports.render.news import Teller

# Charts, pages, file, screen readers.
STEPS = 4
_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")
_AGAIN = "Step 5 - Creating layout - Repagination"
_FILE = "Step 6"


class _Pages(logging.Handler):
    """A log handler that reports each page as it is laid out. After the first layout the number of
    pages is known, and the pages that print it are laid out again."""

    def __init__(self, tell: Teller) -> None:
        super().__init__()
        self.tell = tell
        self.count = 0
        self.of = 0

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        page = _PAGE.match(line)
        if page:
            self.count = int(page[1])
            known = f"page {self.count} of {self.of}" if self.of else f"{self.count} so far"
            self.tell.say(1, f"Laying out the pages: {known}")
        elif line.startswith(_AGAIN):
            self.of = self.count
        elif line.startswith(_FILE):
            self.tell.step(2, f"Writing {self.count} pages to the file")


@contextmanager
def told(tell: Teller) -> Iterator[None]:
    """Reports each page that is laid out within this context."""
    logger = logging.getLogger("weasyprint.progress")
    pages = _Pages(tell)
    level = logger.level
    logger.addHandler(pages)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(pages)
        logger.setLevel(level)
