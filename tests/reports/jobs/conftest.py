"""What tests of background work share."""

from collections.abc import Iterator

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from reports.models import Render
from tests.reports.jobs.machine import Machine, own_machine


@pytest.fixture(scope="module")
def whole_machine(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Machine]:
    with django_db_blocker.unblock(), own_machine(tmp_path_factory.mktemp("machine")) as machine:
        yield machine


@pytest.fixture
def machine(whole_machine: Machine) -> Iterator[Machine]:
    """The machine with nothing to do; what a test starts on it ends with the test."""
    yield whole_machine
    whole_machine.end()
    DBTaskResult.objects.all().delete()
    Render.objects.all().delete()
