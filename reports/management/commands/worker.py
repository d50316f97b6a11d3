"""`worker`: makes files in the background, from whichever queue the site is set to."""

import os
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser

from reports.jobs.keeper import Keeper
from reports.jobs.serving import serve_queue

# Pages come first on a machine that serves them too: a file takes what they leave.
NICENESS: Final = 15


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
        os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
        Keeper(parent=os.getppid() if options["with_parent"] else None).start()
        serve_queue(until_empty=options["until_empty"], verbosity=options["verbosity"])
