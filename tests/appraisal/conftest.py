"""Holds every request of these tests to the rule that kept pages rest on: what changes a row of a
programme makes the programme's chain of events longer (`schemes/remembered.py`)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection

from schemes.models import Programme
from workbench.models import AuditHead
from workbench.trail.chain import SITE

WRITES = re.compile(r'(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
HEADS = AuditHead._meta.db_table


class Written:
    """What a request has written and not taken back: tables, and chains of events."""

    def __init__(self) -> None:
        self.path = ""
        self.statements: list[tuple[str, Any]] = []
        self.marks: dict[str, int] = {}

    def begin(self, environ: dict[str, Any], **_more: Any) -> None:
        self.path = environ["PATH_INFO"]
        self.statements, self.marks = [], {}

    def take(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        done = execute(sql, params, many, context)
        if found := WRITES.match(sql):
            # The chain stands at the end of what an update of its head is sent.
            self.statements.append((found[1], params[-1] if found[1] == HEADS else None))
        elif sql.startswith("SAVEPOINT"):
            self.marks[sql.rsplit(maxsplit=1)[-1]] = len(self.statements)
        elif sql.startswith("ROLLBACK TO SAVEPOINT"):
            del self.statements[self.marks.get(sql.rsplit(maxsplit=1)[-1], 0) :]
        return done

    def end(self, **_more: Any) -> None:
        rows = {
            table for table, _ in self.statements if table.startswith(("appraisal_", "schemes_"))
        }
        chains = {chain for table, chain in self.statements if table == HEADS} - {SITE}
        self.statements = []
        if not rows:
            return
        assert chains, f"{self.path} wrote {sorted(rows)} and no event of a programme."
        if named := re.match(r"/programmes/([\w-]+)/appraisals/", self.path):
            of = Programme.objects.filter(slug=named[1]).values_list("pk", flat=True).first()
            assert of in chains | {None}, f"{self.path} wrote its event on another programme."


@pytest.fixture(autouse=True)
def no_write_is_missed() -> Iterator[None]:
    written = Written()
    request_started.connect(written.begin)
    request_finished.connect(written.end)
    try:
        with connection.execute_wrapper(written.take):
            yield
    finally:
        request_started.disconnect(written.begin)
        request_finished.disconnect(written.end)
