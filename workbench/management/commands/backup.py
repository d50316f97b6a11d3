"""`backup FILE`: everything that the site keeps, in one file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.backup.refused import BackupRefused
from workbench.backup.tables import left_out
from workbench.backup.taking import take_backup


class Command(BaseCommand):
    help = (
        "Writes everything that the site keeps to a new file, as it stands at one moment, while "
        "people go on working. `restore` puts it into an empty database of either kind. It is "
        "encrypted for the owner of the key in WORKBENCH_BACKUP_KEY, where there is one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file to write, which must not be there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            taken = take_backup(path, settings.BACKUP_RECIPIENTS)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        how = "encrypted" if settings.BACKUP_RECIPIENTS else "not encrypted"
        self.stdout.write(
            f"{path}: {taken.rows:,} rows of {taken.tables} tables, {taken.size:,} bytes, {how}."
        )
        for why in sorted(set(left_out().values())):
            self.stdout.write(f"Left out: {why}.")
