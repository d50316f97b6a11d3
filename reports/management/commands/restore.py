"""`restore FILE [--identity KEY]`: a backup put into an empty database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.verify.audit import verified_records
from workbench.backup.refused import BackupRefused
from workbench.backup.restoring import restore_backup


class Command(BaseCommand):
    help = (
        "Puts a backup into an empty database, whole or not at all, and compares every table with "
        "what the backup says of it. Exit status: 0 everything is there and as it was written; 1 "
        "nothing was restored, or the record was not whole when the backup was taken: it says "
        "which."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="what `backup` wrote")
        parser.add_argument(
            "--identity",
            metavar="KEY",
            type=Path,
            help="the file of the private key of an encrypted backup, as age-keygen writes it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = restore_backup(Path(options["file"]), options["identity"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            f"Restored {restored.rows:,} rows of {len(restored.manifest)} tables, as they stood at "
            f"{restored.made_at} in release {restored.release}. Every table has the rows and the "
            "SHA-256 that the backup says, and the database guards what is written once."
        )
        if restored.was_earlier:
            self.stdout.write(
                "The backup was of an earlier release: it was held against that in the tables of "
                "its release, and migrated to this one afterwards."
            )
        for why in sorted(set(restored.left_out.values())):
            self.stdout.write(f"Not in the backup: {why}.")
        faults = verified_records().faults
        for fault in faults:
            self.stdout.write(fault.said)
        if faults:
            self.stdout.write("The record was not whole already when the backup was taken.")
            sys.exit(1)
        self.stdout.write("The record is whole (verify_audit).")
