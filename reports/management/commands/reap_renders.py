"""`reap_renders`: finds files that nobody makes any more, and clears away what is old."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.jobs.reaping import forget, reap
from workbench.removals.restoring import forget_removed


class Command(BaseCommand):
    help = (
        "Sends files whose worker died to the workers again, and removes files that nobody has "
        "asked for in a month. Workers do so by themselves; this does it now."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forget_removed()
        self.stdout.write(f"{reap()} found again, {forget()} cleared away")
