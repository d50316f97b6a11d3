"""Workers killed with their children, Redis restarted empty, and a file that kills its worker each
time."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress

import pytest

from reports.models import Render
from tests.faults.conftest import Site
from tests.reports.jobs.machine import until
from tests.reports.jobs.redis import redis_server
from tests.reports.jobs.test_workers import is_whole

SOON = {"RENDER_HEART_STOPS": 4}
DONE, FAILED = Render.State.DONE, Render.State.FAILED


def stands(render: Render) -> str:
    render.refresh_from_db()
    return render.state


def kill(process: object) -> None:
    """The worker and its child at once, as where memory runs out or the machine fails."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_files_come_back_when_worker_and_child_are_killed_and_redis_is_restarted(
    site: Site, tell: Callable[[str], None]
) -> None:
    machine = site.machine
    with redis_server(site.folder) as redis:
        port, url = redis.port, redis.url
        # A queue that does not answer is trusted to hold what it was told: asked with it there.
        asked = [machine.ask(f"Number {number}.") for number in range(3)]
        worker = machine.worker(RENDER_PAUSE=5, REDIS_URL=url, **SOON)
        until(lambda: Render.objects.running().exists())
        kill(worker)
        assert {stands(one) for one in asked} == {"running", "waiting"}
        second = machine.worker(RENDER_PAUSE=1, REDIS_URL=url, **SOON)
        until(lambda: Render.objects.filter(state=DONE).exists())
        redis.stop()
    with redis_server(site.folder, port):
        until(lambda: {stands(one) for one in asked} == {DONE}, within=180)
        assert second.poll() is None, "the worker ended with Redis"
        assert all(is_whole(one, f"Number {number}.") for number, one in enumerate(asked))
        again = machine.ask("After all this.")
        until(lambda: stands(again) == DONE)
    attempts = sorted(one.attempts for one in asked)
    assert site.faults == ()
    tell(
        f"worker and child killed, then Redis restarted empty: {len(asked)} files of {len(asked)} "
        f"made whole, in {attempts} attempts, by a worker that outlived Redis; history whole"
    )


@pytest.mark.parametrize("queue", ["the database", "redis"])
def test_a_file_that_kills_its_worker_each_time_fails_and_others_are_made(
    site: Site, tell: Callable[[str], None], queue: str
) -> None:
    machine = site.machine
    more: dict[str, object] = dict(SOON, RENDER_PAUSE=1)
    if queue == "redis":
        more["REDIS_URL"] = site.running.enter_context(redis_server(site.folder)).url
    poisoned = machine.ask("Poisoned.")
    other = machine.ask("Sound.")
    worker, killed = machine.worker(**more), 0

    def is_over() -> bool:
        """Kills whoever makes the poisoned file, and starts another, as systemd does."""
        nonlocal worker, killed
        if stands(poisoned) == Render.State.RUNNING and poisoned.steps:
            kill(worker)
            killed += 1
            # What is found running from here on is another attempt.
            attempts = poisoned.attempts
            worker = machine.worker(**more)
            until(lambda: stands(poisoned) != "running" or poisoned.attempts > attempts)
        return {stands(poisoned), stands(other)} == {FAILED, DONE}

    until(is_over, within=240)
    assert (stands(poisoned), poisoned.attempts, killed) == (FAILED, 3, 3)
    assert "begun several times" in poisoned.error
    assert worker.poll() is None
    assert site.faults == ()
    tell(
        f"a file that kills its worker, the queue in {queue}: failed after {killed} attempts and "
        "said why, the other was made; history whole"
    )
