"""Real workers: asked, killed, cancelled, too slow, stopped; and the file in the end."""

import os
import signal
import subprocess
import time
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from reports.jobs.asking import cancel_render, retry_render
from reports.jobs.keeper import BETWEEN_SIGNALS
from reports.management.commands.worker import NICENESS
from reports.models import Render, RenderFile
from reports.render.pdf.paper import render_pdf
from tests.reports.jobs.machine import Machine, child_of, lives, until
from tests.reports.jobs.renders import small_document
from tests.reports.render.moments import moment_of
from workbench.models import AuditEvent

State = Render.State
# Long enough to step in at each step, and how soon a maker counts as dead.
SLOW = {"RENDER_PAUSE": 1}
SOON = {"RENDER_HEART_STOPS": 4}
IN_DATABASE = isinstance(task_backends["default"], DatabaseBackend)


class Place:
    """A programme, as the trail knows one."""

    pk = authority_id = 1


def stands(render: Render, *states: str) -> bool:
    render.refresh_from_db()
    return render.state in states


def is_begun(render: Render) -> bool:
    render.refresh_from_db()
    return render.state == State.RUNNING and render.steps > 0


def is_midway(render: Render) -> bool:
    render.refresh_from_db()
    return render.state == State.RUNNING and render.steps_done > 0


def is_whole(render: Render, words: str) -> bool:
    made = render.read_file()
    return made == render_pdf(small_document(words), made_at=moment_of(made))


def test_worker_makes_what_is_asked_for(machine: Machine) -> None:
    render = machine.ask("First.")
    assert machine.ask("First.") == render
    machine.finish()
    assert stands(render, State.DONE), render.error
    # One that is made between two beats of the heart has told of no step at all.
    assert (render.attempts, render.steps_done) == (1, render.steps)
    assert render.content is None
    assert is_whole(render, "First.")
    if IN_DATABASE:
        assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_file_of_a_killed_worker_is_found_and_made_by_another(machine: Machine) -> None:
    render = machine.ask("Killed.")
    first = machine.worker(RENDER_PAUSE=120)
    until(lambda: is_begun(render))
    child = child_of(first)
    assert {os.getpriority(os.PRIO_PROCESS, one) for one in (first.pid, child)} == {NICENESS}
    first.kill()
    first.wait()
    until(lambda: not lives(child))
    with pytest.raises(FileNotFoundError):
        render.read_file()

    machine.worker(**SOON)
    until(lambda: stands(render, State.DONE, State.FAILED))
    assert (render.state, render.attempts) == (State.DONE, 2)
    assert is_whole(render, "Killed.")
    if IN_DATABASE:
        until(lambda: not DBTaskResult.objects.running().exists())
        assert DBTaskResult.objects.failed().get().exception_class_path.endswith("WorkerLost")


def test_cancelling_ends_the_child_and_leaves_the_worker_to_others(machine: Machine) -> None:
    render = machine.ask("Cancelled.")
    earlier = AuditEvent.objects.count()  # those of other tests on this machine stay
    worker = machine.worker(**SLOW)
    until(lambda: is_midway(render))
    child = child_of(worker)
    cancel_render(render=render, programme=Place(), by=machine.asker, token=uuid4())
    until(lambda: not lives(child))
    assert not RenderFile.objects.filter(render=render).exists()
    other = machine.ask("After the cancelled one.")
    until(lambda: stands(other, State.DONE))
    assert stands(render, State.CANCELLED)

    retry_render(render=render, programme=Place(), by=machine.asker, token=uuid4())
    until(lambda: stands(render, State.DONE))
    assert is_whole(render, "Cancelled.")
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions)[earlier:] == ["cancelled a file", "made a file again"]


def test_what_takes_too_long_is_given_up_and_can_be_made_again(machine: Machine) -> None:
    render = machine.ask("Slow.")
    machine.finish(RENDER_SECONDS=2, RENDER_PAUSE=3)
    assert stands(render, State.FAILED)
    assert "took longer than 2 seconds" in render.error
    machine.finish()
    assert stands(render, State.FAILED), "nobody asked for it again"
    retry_render(render=render, programme=Place(), by=machine.asker, token=uuid4())
    machine.finish()
    assert stands(render, State.DONE)
    assert (render.error, render.attempts) == ("", 1)


def test_child_killed_for_want_of_memory_is_told_of(machine: Machine) -> None:
    render = machine.ask("Large.")
    worker = machine.worker(**SLOW)
    until(lambda: is_midway(render))
    os.kill(child_of(worker), signal.SIGKILL)
    until(lambda: stands(render, State.FAILED))
    assert "memory runs out" in render.error
    assert worker.poll() is None


def test_worker_told_twice_to_stop_puts_its_file_back(machine: Machine) -> None:
    render = machine.ask("Put back.")
    worker = machine.worker(**SLOW)
    until(lambda: is_midway(render))
    worker.send_signal(signal.SIGTERM)
    time.sleep(BETWEEN_SIGNALS)
    worker.send_signal(signal.SIGTERM)
    worker.wait(20)
    assert stands(render, State.WAITING)
    assert (render.attempts, render.run) == (0, None)
    machine.finish()
    render.refresh_from_db()
    assert (render.state, render.error, render.attempts) == (State.DONE, "", 1)


def test_worker_beside_a_site_ends_with_it(machine: Machine) -> None:
    """As `make run` has it: the worker's parent becomes the server."""
    python = "import subprocess, sys, time; print(subprocess.Popen(sys.argv[1:]).pid, flush=True);"
    render = machine.ask("Beside.")
    environment = machine.environment | {"WORKBENCH_RENDER_PAUSE": "1"}
    own = ["manage.py", "worker", "--with-parent", "--verbosity", "0"]
    with subprocess.Popen(
        [os.sys.executable, "-c", f"{python} time.sleep(600)", os.sys.executable, *own],
        env=environment,
        stdout=subprocess.PIPE,
    ) as site:
        assert site.stdout is not None
        worker = int(site.stdout.readline())
        try:
            until(lambda: is_midway(render))
        finally:
            site.kill()
    until(lambda: not lives(worker))
    assert stands(render, State.WAITING)


def test_several_who_ask_and_make_at_once_make_it_once(machine: Machine) -> None:
    """Each a process of its own that both asks and makes, as sites and workers do."""
    go = timezone.now().timestamp() + 4
    ask = (
        "import django, time; django.setup()\n"
        "from reports.jobs.asking import request_render\n"
        "from reports.jobs.making import make_render\n"
        "from reports.output.paper import ReadyPaper\n"
        "from tests.reports.jobs.renders import small_document\n"
        "from workbench.models import User\n"
        "paper, by = ReadyPaper(small_document('At once.')), User.objects.get()\n"
        f"time.sleep(max(0, {go} - time.time()))\n"
        "make_render(request_render(paper=paper, kind='.pdf', by=by).pk)\n"
    )
    asking = [machine.start("-c", ask) for _number in range(3)]
    assert [one.wait(60) for one in asking] == [0, 0, 0]
    render = Render.objects.get()
    assert (render.state, render.attempts) == (State.DONE, 1)
    if IN_DATABASE:
        assert DBTaskResult.objects.count() == 1
