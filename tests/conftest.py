"""What tests share."""

import gc
import os
import random
import time
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from hypothesis import HealthCheck, is_hypothesis_test, settings
from pytest_django import fixtures

from reports.render import child
from tests.both import asked_of_both, is_of_postgres_alone, left_out
from tests.children import ALONE, forked
from tests.database import migrated_once
from tests.examples import alike_everywhere
from tests.factories import World, make_world
from tests.importing import import_in_turn
from tests.once import FOLDER
from workbench.trail.guards import guarded, put_up, take_down

# No time is asserted, on whatever machine. The suite tries the same examples everywhere, so that a
# user sees what everybody sees, and not so many that it is passed seldom; `--search` looks for new
# ones, and for as many as usual.
settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    max_examples=25,
)
settings.register_profile(
    "search", settings.get_profile("suite"), derandomize=False, max_examples=100
)
# The rules are tried on all examples already; the database, on some.
settings.register_profile("another database", settings.get_profile("suite"), max_examples=20)
# Also where no option is read, as in a process that a test starts.
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests that ask something of the database (tests/both.py)",
    )
    parser.addoption(
        "--faults",
        action="store_true",
        help="run the tests of tests/faults that kill, stop and fill things, and say what came of it",
    )
    parser.addoption(
        "--search",
        type=float,
        metavar="MINUTES",
        help="look at random for examples that break a property, for about so long in all",
    )
    parser.addoption(
        "--shuffle",
        metavar="SEED",
        help="run the files, and the tests of each file, in an order that the seed decides",
    )


def pytest_configure(config: pytest.Config) -> None:
    if FOLDER not in os.environ:
        folder = TemporaryDirectory(prefix="made-")
        # The processes that run the tests for this one inherit it.
        os.environ[FOLDER] = folder.name
        config.add_cleanup(folder.cleanup)
    if config.getoption("--search") is not None:
        settings.load_profile("search")
        return
    alike_everywhere()
    if config.getoption("--database-only"):
        settings.load_profile("another database")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spares each run the import of what it leaves out."""
    ours = left_out if config.getoption("--database-only") else is_of_postgres_alone
    return True if ours(collection_path) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    import_in_turn(session.config)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        _keep(config, items, asked_of_both(items))
    if config.getoption("--search") is not None:
        _keep(config, items, filter(_is_a_property, items))
    if (seed := config.getoption("--shuffle")) is not None:
        _shuffle(items, seed)


def pytest_collection_finish() -> None:
    """Spares every search for garbage the modules and the tests, which stay until the end, and lets
    there be fewer of them: they took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _keep(config: pytest.Config, items: list[pytest.Item], chosen: Iterable[pytest.Item]) -> None:
    kept = list(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _is_a_property(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))


def _shuffle(items: list[pytest.Item], seed: str) -> None:
    """Keeps the tests of a file together: what some of them share is made once for all of them."""
    chance = random.Random(seed)
    files = [list(group) for _, group in groupby(items, key=lambda item: item.path)]
    chance.shuffle(files)
    for group in files:
        chance.shuffle(group)
    items[:] = [item for group in files for item in group]


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Tries a property on more examples until its share of the time of a search is up."""
    begun = time.monotonic()
    yield
    minutes = item.config.getoption("--search")
    if minutes is None:
        return
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = minutes * 60 * workers / len(item.session.items)
    # A test of a class keeps what went wrong instead of raising it.
    while time.monotonic() < begun + share and not getattr(item, "_excinfo", None):
        item.runtest()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Asked for just before the test database is made. It is made as well where all tests of a run
    have a site of real processes, and none the mark by which pytest-django would know."""
    with migrated_once(connections[DEFAULT_DB_ALIAS]), pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixtures, "_get_databases_for_setup", lambda _items: ({DEFAULT_DB_ALIAS}, ()))
        yield


@pytest.fixture(autouse=True, scope="session")
def emptied_past_the_guards() -> Iterator[None]:
    """Lets the end of a test whose writes are for good empty the tables that the database guards:
    nobody else empties them."""
    operations = type(connection.ops)
    usual = operations.execute_sql_flush

    def flush(own: Any, statements: list[str]) -> Any:
        take_down(guarded(), own.connection)
        done = usual(own, statements)
        put_up(guarded(), own.connection)
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush)
        yield


@pytest.fixture(autouse=True, scope="session")
def children_that_make_files_begin_at_once() -> Iterator[None]:
    with forked():
        yield


@pytest.fixture
def children_of_the_product(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has each child started as the product does."""
    monkeypatch.setattr(child, "start", ALONE)


@pytest.fixture
def world(db: None) -> World:
    return make_world()
