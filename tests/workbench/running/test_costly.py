"""Costly pages are counted for each person, wherever they are answered."""

import time
from typing import Any

import pytest

from tests.factories import World, sign_in
from tests.site.pages import PAGES
from workbench.models import CostlyTurn
from workbench.running import costly

EXPORT = "/programmes/2018-21/schemes/export.xlsx"


def test_every_page_that_is_counted_is_there_and_takes_what_it_is_counted_for() -> None:
    assert all(PAGES[name].see for name in costly.READ)
    assert all(PAGES[name].send for name in costly.SENT)


def test_too_many_costly_pages_wait_and_others_do_not(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COSTLY_REQUESTS = 4
    begins = 1_000_000 * costly.STRETCH
    monkeypatch.setattr(time, "time", lambda: begins + 60.0)
    officer = sign_in(world.officer)
    assert [officer.get(EXPORT).status_code for _ in range(3)] == [200, 200, 429]
    refused = officer.get(EXPORT)
    assert refused.headers["Retry-After"] == "541"
    assert "Try again in 10 minutes" in refused.content.decode()
    assert officer.get("/programmes/2018-21/").status_code == 200
    assert sign_in(world.lead).get(EXPORT).status_code == 200
    monkeypatch.setattr(time, "time", lambda: begins + 601.0)
    assert officer.get(EXPORT).status_code == 200


def test_stretches_that_are_over_are_deleted_and_nought_is_no_limit(
    world: World, settings: Any
) -> None:
    for number in range(1, 4):
        costly.counted(f"9-{number}", 1, ends=costly.STRETCH * number)
    assert [one.key for one in CostlyTurn.objects.all()] == ["9-3"]
    settings.COSTLY_REQUESTS = 0
    assert sign_in(world.officer).get(EXPORT).status_code == 200
    assert CostlyTurn.objects.count() == 1
