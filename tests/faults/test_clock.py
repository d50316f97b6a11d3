"""The clock of a machine set back by two hours while the site is in use."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest

from reports.models import Render
from tests.faults.conftest import Site
from tests.faults.writers import Writer, kept
from tests.reports.jobs.machine import until
from tests.served import ROOT, answers, free_port, wait_until
from workbench.models import AuditEvent

BACK = "-2h"
HOUR = timedelta(hours=1)


def test_a_clock_that_steps_back_loses_nothing(site: Site, tell: Callable[[str], None]) -> None:
    program = shutil.which("faketime")
    if program is None:
        pytest.fail("No faketime on this machine: sudo apt-get install -y faketime", pytrace=False)
    machine = site.machine
    render = machine.ask("Before the step.")
    worker = machine.worker(RENDER_PAUSE=5)
    until(lambda: Render.objects.running().exists())
    before = site.serve(WORKBENCH_WORKERS="1")
    first = [Writer(site.rating, before.port, who, 0) for who in (0, 1)]
    for one in first:
        one.start()
    for one in first:
        one.join(120)
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    before.process.terminate()
    before.process.wait(30)

    # The same site and another worker, two hours earlier.
    port = free_port()
    command = ["-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "workbench.wsgi"]
    stepped = {**before.environment, **faked(program)}
    machine.environment |= faked(program)
    machine.started.append(
        subprocess.Popen([sys.executable, *command], cwd=ROOT, env=stepped, start_new_session=True)
    )
    wait_until(lambda: answers(port), "the server answers")
    second = [Writer(site.rating, port, who, 0) for who in (2, 3)]
    for one in second:
        one.start()
    for one in second:
        one.join(120)
    machine.worker(RENDER_HEART_STOPS=4)

    def is_made() -> bool:
        render.refresh_from_db()
        return render.state == Render.State.DONE

    until(is_made, within=120)
    said = kept([*first, *second])
    at = AuditEvent.objects.filter(action="rated apart").order_by("pk").values_list("at", flat=True)
    back = [before_it - one for before_it, one in pairwise(at) if before_it - one > HOUR]
    assert len(back) == 1, "the clock was not set back once"
    assert site.faults == ()
    tell(
        f"the clock set back by two hours: {said}; sessions held, the file of a worker that died "
        "two hours later was made; history whole and in the sequence of its saves"
    )


def faked(program: str) -> dict[str, str]:
    """What `faketime` sets for a program, so that no process of its own stands between. Times of
    files stay as they are: by one gunicorn tells whether a worker lives."""
    told = subprocess.run([program, "-f", BACK, "env"], check=True, capture_output=True, text=True)
    lines = dict(line.split("=", 1) for line in told.stdout.splitlines() if "=" in line)
    return {name: lines[name] for name in ("LD_PRELOAD", "FAKETIME")} | {"NO_FAKE_STAT": "1"}
