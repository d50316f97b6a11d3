"""A migration killed in the middle, then two upgrades started at once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.served import ROOT, environment_in, manage, wait_until

DATABASE = "to_be_migrated"
SOME = 20  # migrations, of about a hundred


@pytest.fixture
def environment(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, str]]:
    """That of an empty database."""
    if connection.vendor == "sqlite":
        empty = tmp_path / "empty" / "workbench.sqlite3"
        (tmp_path / "workbench.sqlite3").touch()
        yield environment_in(tmp_path) | {"WORKBENCH_SQLITE": str(empty)}
        return
    url = urlsplit(os.environ["WORKBENCH_DATABASE_URL"])._replace(path=f"/{DATABASE}").geturl()
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {DATABASE}")
    yield environment_in(tmp_path, WORKBENCH_DATABASE_URL=url)
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


@contextmanager
def opened(environment: dict[str, str]) -> Iterator[object]:
    if "WORKBENCH_DATABASE_URL" in environment:
        import psycopg

        with psycopg.connect(environment["WORKBENCH_DATABASE_URL"]) as found:
            yield found
        return
    with closing(sqlite3.connect(environment["WORKBENCH_SQLITE"], timeout=60)) as found:
        yield found


def done(environment: dict[str, str]) -> int:
    """How many migrations are recorded."""
    try:
        with opened(environment) as found:
            return int(found.execute("SELECT count(*) FROM django_migrations").fetchone()[0])
    except Exception:
        return 0


def migrating(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )


def test_an_interrupted_upgrade_is_finished_by_two_at_once(
    environment: dict[str, str], tell: Callable[[str], None]
) -> None:
    first = migrating(environment)
    wait_until(lambda: done(environment) >= SOME or first.poll() is not None, "some are done", 300)
    assert first.poll() is None, "it was done before it was killed"
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    halfway = done(environment)
    began = time.monotonic()
    both = [migrating(environment), migrating(environment)]
    assert [one.wait(600) for one in both] == [0, 0]
    took = time.monotonic() - began
    assert manage("migrate", "--check", environment=environment).returncode == 0
    whole = manage("verify_audit", environment=environment)
    assert whole.stdout.startswith("Whole")
    tell(
        f"an upgrade killed after {halfway} migrations, then two at once: both ended well in "
        f"{took:.0f} s, {done(environment)} migrations each done once; the database guards its "
        "history"
    )
