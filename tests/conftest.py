"""What tests share."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.factories import World, make_world

# No time is asserted, on whatever machine; in CI every run tries the same examples.
settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="run only the tests that touch the database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, where asked, what is the same on every database; and the browser's tests, which
    touch it by way of pages that others try as well."""
    if not config.getoption("--database-only"):
        return
    kept, left = [], []
    for item in items:
        names = getattr(item, "fixturenames", ())
        touches = (
            "db" in names or "transactional_db" in names or item.get_closest_marker("django_db")
        )
        chosen = touches and not item.get_closest_marker("browser")
        (kept if chosen else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture
def world(db: None) -> World:
    return make_world()
