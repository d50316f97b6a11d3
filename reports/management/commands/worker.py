"""`worker`: makes files in the background, from whichever queue the site is set to."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from reports.jobs.keeper import Keeper


class Command(BaseCommand):
    help = (
        "Makes files of papers as they are asked for, one at a time, until it is stopped: once "
        "(Ctrl+C, SIGTERM) it finishes what it is at, twice it leaves that to the next worker."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="stop when the process that started this one does",
        )
        parser.add_argument("--until-empty", action="store_true", help="make what waits, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        Keeper(parent=os.getppid() if options["with_parent"] else None).start()
        verbosity = options["verbosity"]
        if settings.RQ_QUEUES:
            # In its own process, without a fork for each file: the renderer has a child anyhow.
            call_command(
                "rqworker",
                "default",
                worker_class="rq.worker.SimpleWorker",
                job_class="django_tasks_rq.Job",
                burst=options["until_empty"],
                verbosity=verbosity,
            )
        else:
            # A database in the machine is asked often, so that a small file is soon there.
            call_command(
                "db_worker",
                interval=0.5,
                batch=options["until_empty"],
                startup_delay=False,
                reload=False,
                verbosity=verbosity,
            )
