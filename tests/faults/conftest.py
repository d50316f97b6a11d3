"""What tests of faults share: a site of real processes, and a line for each fault of what came of
it. They run by `make faults` alone."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from reports.verify.audit import verified_records
from tests.load.load import make_site
from tests.reports.jobs.machine import Machine, own_machine
from tests.served import Served, served
from workbench.rows.writing import write

_told = pytest.StashKey[list[str]]()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    name = collection_path.name
    skipped = name.startswith("test_") and not config.getoption("--faults")
    return True if skipped else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash.get(_told, [])
    if lines:
        terminalreporter.section("faults")
    for line in lines:
        terminalreporter.write_line(line)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keeps a line for the end of the run."""
    database = connection.vendor
    return lambda line: request.config.stash.setdefault(_told, []).append(f"{database}: {line}")


@dataclass
class Site:
    """A site whose scoring is open, its database its own."""

    machine: Machine
    folder: Path
    running: ExitStack
    rating: object = None
    settings: dict[str, str] = field(default_factory=dict)

    def serve(self, **more: str) -> Served:
        """Two web processes, until the test ends."""
        return self.running.enter_context(served(self.folder, **self.settings, **more))

    @property
    def faults(self) -> tuple[object, ...]:
        """What of the history and of what was issued is not as it was written."""
        return verified_records().faults


@pytest.fixture
def site(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Site]:
    with django_db_blocker.unblock(), ExitStack() as running:
        machine = running.enter_context(own_machine(tmp_path))
        running.callback(machine.end)
        # Sessions are made in this process.
        machine.environment["WORKBENCH_SECRET_KEY"] = settings.SECRET_KEY
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                name = connection.ops.quote_name(connection.settings_dict["NAME"])
                # Tests of other things need not wait for the disk; here it is the point.
                cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = on")
        own = {
            name: text
            for name, text in machine.environment.items()
            if name.startswith(("WORKBENCH_SQLITE", "WORKBENCH_DATABASE_URL", "WORKBENCH_SECRET"))
        }
        own |= {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "WORKBENCH_HOSTS": "localhost,127.0.0.1",
            "PYTHONPATH": os.fspath(settings.BASE_DIR),
        }
        made = Site(machine, tmp_path, running, settings=own)
        made.rating = make_site(people=4, ratings=15)
        with write(by=machine.asker, token=uuid4()) as writer:
            writer.record("started", machine.asker, made.rating.appraisal.programme)
        yield made
