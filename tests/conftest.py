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


@pytest.fixture
def world(db: None) -> World:
    return make_world()
