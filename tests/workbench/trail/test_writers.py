"""Writers at the same moment leave one whole chain."""

import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from schemes.models import Scheme
from tests.factories import make_programme, make_scheme
from tests.reports.jobs.machine import own_machine
from workbench.models import AuditEvent, AuditHead, User
from workbench.rows.writing import write
from workbench.trail.verifying import verified_chains

WRITERS, EACH = 8, 12


@pytest.fixture
def officer(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[User]:
    """Somebody on a database of its own, which threads may share."""
    with django_db_blocker.unblock(), own_machine(tmp_path_factory.mktemp("writers")) as machine:
        yield machine.asker


def rename(scheme: Scheme, by: User, title: str) -> None:
    with write(by=by, token=uuid4()) as writer:
        row = writer.lock(Scheme.objects.filter(pk=scheme.pk), None)
        row.title = title
        writer.save(row)
        writer.record("renamed scheme", row, row.programme)


@pytest.mark.parametrize("chains", [1, 3])
def test_writers_at_once_leave_whole_chains(officer: User, chains: int) -> None:
    programmes = [make_programme() for _ in range(chains)]
    # Each has a row of their own: nothing but the chain makes them wait for each other.
    schemes = [make_scheme(programmes[number % chains]) for number in range(WRITERS)]
    database = type(connections["default"])
    reached = dict(connections["default"].settings_dict)
    failed: list[BaseException] = []
    ready = threading.Barrier(WRITERS)

    def work(number: int) -> None:
        try:
            connections["default"] = database(reached, "default")
            ready.wait(20)
            for turn in range(EACH):
                rename(schemes[number], officer, f"{number} {turn}")
        except BaseException as error:
            failed.append(error)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert failed == []
    assert AuditEvent.objects.count() == WRITERS * EACH
    assert [one.fault for one in verified_chains()] == [None] * chains
    lengths = AuditHead.objects.values_list("length", flat=True)
    assert sum(lengths) == WRITERS * EACH
