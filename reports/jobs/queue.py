"""The queue in which files wait to be made, through django-tasks, whatever keeps it."""

import logging

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, default_task_backend, task
from django_tasks.exceptions import TaskResultDoesNotExist

from reports.jobs.making import make_render
from reports.models import Render

log = logging.getLogger(__name__)


@task(takes_context=True)
def make_file(context: TaskContext, render_id: int) -> None:
    """Makes one file, unless somebody else makes it or nobody wants it any more."""
    # A worker on Redis has a connection of an hour ago, and the database may have restarted since.
    close_old_connections()
    make_render(render_id, task_id=context.task_result.id, again=enqueue)


def enqueue(render: Render) -> None:
    """Sends a waiting row to the workers once it is committed. If the queue cannot be reached, it
    waits on, and is sent again by `reaping.reap`."""

    def send_to_workers() -> None:
        # A function with a name, since what fails is logged by it.
        _send(render.pk)

    transaction.on_commit(send_to_workers, robust=True)


def _send(render_id: int) -> None:
    sent = make_file.enqueue(render_id)
    # A worker may have begun already, and says itself by which task.
    Render.objects.waiting().filter(pk=render_id).update(task_id=sent.id, queued_at=timezone.now())


def is_queued(task_id: str) -> bool:
    """Whether a task still waits in the queue. A queue that cannot be asked is trusted to hold
    it."""
    try:
        return bool(default_task_backend.get_result(task_id).status == TaskResultStatus.READY)
    except TaskResultDoesNotExist:
        return False
    except Exception:
        log.exception("The queue did not answer.")
        return True
