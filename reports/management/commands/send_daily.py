"""`send_daily`: an email to everybody who chose it, of what waits for them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.waiting.daily import send_daily


class Command(BaseCommand):
    help = (
        "Sends to each person who chose it one email of what waits for them, if something does. "
        "Run it once a day, from cron or the like: run twice, it sends nobody a second one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--site",
            default=next(iter(settings.CSRF_TRUSTED_ORIGINS), ""),
            help="where the site stands, like https://options.example.org; by default the first "
            "of WORKBENCH_ORIGINS",
        )

    def handle(self, *_args: Any, site: str, **_options: Any) -> None:
        if not site.startswith(("https://", "http://")):
            raise CommandError(
                "Say where the site stands, so that the emails have links: set WORKBENCH_ORIGINS, "
                "or add --site https://options.example.org"
            )
        done = send_daily(on=timezone.localdate(), site=site.rstrip("/"))
        self.stdout.write(f"{done.sent} sent")
        if done.failed:
            raise CommandError("Not sent, and tried again next time: " + "; ".join(done.failed))
