"""Pages sent bit by bit, on which people see how far the work has come."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from django.http import StreamingHttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

# Where the words of progress go, and the last word, in the page that is sent bit by bit.
PROGRESS = "<!-- progress -->"
END = "<!-- end -->"


@dataclass(frozen=True)
class End:
    """The end of a streamed page: its last words and the link they lead to. With `goes_on` a script
    follows the link by itself."""

    words: str
    link: str
    address: str
    goes_on: bool = False

    def html(self) -> str:
        return format_html(
            '<p class="govuk-body"><strong>{}</strong></p>\n'
            '<p class="govuk-body"><a class="govuk-link" href="{}"{}>{}</a></p>\n',
            self.words,
            self.address,
            mark_safe(" data-goes-on") if self.goes_on else "",
            self.link,
        )


def in_sight(page: str, parts: Generator[str | End, None, None]) -> StreamingHttpResponse:
    """A response sent bit by bit, so that nobody waits before an empty window and no worker seems
    dead."""
    response = StreamingHttpResponse(_stream(page, parts))
    # A proxy that gathers the whole answer first would show no progress.
    response["X-Accel-Buffering"] = "no"
    return response


def _stream(page: str, parts: Generator[str | End, None, None]) -> Iterator[str]:
    before, _marker, rest = page.partition(PROGRESS)
    between, _marker, after = rest.partition(END)
    yield before
    # Whoever closes the page closes the work with it, at once.
    with closing(parts):
        for part in parts:
            if isinstance(part, str):
                yield format_html("<li>{}</li>\n", part)
            else:
                yield between
                yield part.html()
    yield after
