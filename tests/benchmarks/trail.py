"""What the chain of events takes: a write with it, beside the same write with its event alone, and
verifying what was written."""

import time
from collections.abc import Sequence
from unittest.mock import patch
from uuid import uuid4

from reports.verify.audit import verified_records
from schemes.models import Programme
from tests.benchmarks.papers import Say
from tests.factories import make_programme, make_user
from workbench.models import AuditEvent, User
from workbench.rows.writing import write

WRITES = 400


def trail(say: Say) -> None:
    programme, by = make_programme(title="Written often"), make_user("writer")
    # In turns, so that both meet the same machine.
    taken = {True: 0.0, False: 0.0}
    for _turn in range(4):
        for chained in (False, True):
            taken[chained] += _written(programme, by, chained=chained)
    for chained, what in ((False, "its event alone"), (True, "its event chained")):
        print(f"{f'A write with {what}':<40} {4 * WRITES / taken[chained]:>9,.0f} a second")
    print(f"{'As much time with the chain':<40} {taken[True] / taken[False]:>9,.2f} times")
    events = AuditEvent.objects.count()
    say(f"Verifying {events:,} events", 3, verified_records)


def _written(programme: Programme, by: User, *, chained: bool) -> float:
    began = time.perf_counter()
    if chained:
        _write(programme, by)
    else:
        with patch("workbench.rows.writing.add_events", _events_alone):
            _write(programme, by)
    return time.perf_counter() - began


def _events_alone(events: Sequence[AuditEvent]) -> None:
    AuditEvent.objects.bulk_create(events)


def _write(programme: Programme, by: User) -> None:
    for number in range(WRITES):
        with write(by=by, token=uuid4()) as writer:
            row = writer.lock(Programme.objects.filter(pk=programme.pk), None)
            row.title = f"Written {number} times"
            writer.save(row)
            writer.record("renamed programme", row, row)
