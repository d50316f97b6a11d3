"""All statements of a clause that compare."""

from collections.abc import Iterator

from reports.check.comparing.columns import major_part, two_columns
from reports.check.comparing.extremes import extreme
from reports.check.comparing.rows import alike, two_rows
from reports.check.comparing.trends import over_time
from reports.check.known.said import Said
from reports.check.known.verdict import Verdict


def comparing(said: Said) -> Iterator[Verdict]:
    """The statements of a clause that compare."""
    if said.is_sentence:
        yield from two_columns(said)
        return
    if not said.whole:
        yield from alike(said)
        return
    yield from extreme(said)
    yield from two_rows(said)
    yield from alike(said)
    yield from two_columns(said)
    yield from major_part(said)
    yield from over_time(said)
