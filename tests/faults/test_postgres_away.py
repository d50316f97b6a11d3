"""PostgreSQL stopped and started while people save and a worker makes a file."""

import time
from collections.abc import Callable

import pytest
from django.db import connection

from reports.models import Render
from tests.faults import postgres
from tests.faults.conftest import Site
from tests.faults.writers import kept, writers
from tests.reports.jobs.machine import until
from tests.reports.jobs.redis import redis_server

AWAY = 3.0  # seconds


@pytest.mark.parametrize("queue", ["the database", "redis"])
def test_pages_and_workers_outlive_a_crash_of_postgres(
    site: Site, tell: Callable[[str], None], queue: str
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the embedded database has no server")
    more: dict[str, str] = {}
    if queue == "redis":
        more["REDIS_URL"] = site.running.enter_context(redis_server(site.folder)).url
    web = site.serve(
        WORKBENCH_WORKERS="2", **{f"WORKBENCH_{name}": text for name, text in more.items()}
    )
    ready = web.get("/readyz")
    assert ready.status == 200, ready.text
    render = site.machine.ask("Before the crash.")
    worker = site.machine.worker(RENDER_PAUSE=1, RENDER_HEART_STOPS=4, **more)
    until(lambda: Render.objects.running().exists() or queue == "redis")
    with writers(site.rating, web.port, pause=0.2) as threads:
        time.sleep(1)
        connection.close()
        postgres.stop()
        try:
            page = web.get("/programmes/", Cookie=threads[0].headers["Cookie"])
            assert (page.status, "Try again in a moment" in page.text) == (503, True)
            assert web.get("/healthz").status == 200
            assert web.get("/readyz").status == 503
            time.sleep(AWAY)
        finally:
            postgres.start()
        back = time.monotonic()
        until(lambda: web.get("/readyz").status == 200)
        back = time.monotonic() - back
    said = kept(threads)

    def is_made() -> bool:
        render.refresh_from_db()
        return render.state == Render.State.DONE

    until(is_made, within=120)
    assert worker.poll() is None, "the worker ended with the database"
    assert site.faults == ()
    tell(
        f"PostgreSQL crashed for {AWAY:g} s under load, the queue in {queue}: {said}; pages said to "
        f"try again, ready {back:.1f} s after it was back, the file made by the worker that began "
        "it; history whole"
    )
