"""`verify FILE.pdf [--json]`: whether a paper is still as it was made."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError
from django.utils import timezone

from reports.management.case_command import REFUSED, CaseCommand
from reports.output.attached import NotOurs
from reports.verify.records import Verified, verify_file
from reports.verify.verdict import By, Verdict, as_json
from reports.verify.verify import verify_pdf
from workbench.dates import day


class Command(CaseCommand):
    help = (
        "Says whether a file is one that was issued here, by its bytes; else holds all that a "
        "paper's PDF shows against what it was made as, and works its tables out again. "
        "Exit status: 0 the same, 1 differs, 2 not a paper of ours or one that cannot be checked."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the PDF of a paper")
        parser.add_argument("--json", action="store_true", help="the answer as JSON")

    def run(self, options: dict[str, Any]) -> int:
        try:
            content = Path(options["file"]).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            self.complain([f"{options['file']}: cannot be read: {reason}"])
            return REFUSED
        try:
            found, records = _verified(content)
        except NotOurs as error:
            self.complain([str(error)])
            return REFUSED
        if options["json"]:
            self.print(json.dumps(as_json(found.verdict), ensure_ascii=False, indent=1))
        else:
            self._say(found, records)
        return 0 if found.verdict.identical else 1

    def _say(self, found: Verified, records: str) -> None:
        verdict = found.verdict
        version = f", version {verdict.version}" if verdict.version else ""
        self.print(f"{verdict.title}{version}{' (a draft)' if verdict.draft else ''}")
        if verdict.sha256:
            self.print(f"Case: SHA-256 {verdict.sha256}, engine {verdict.engine}")
        self.print(records)
        if verdict.identical:
            self.print(_the_same(verdict))
        for difference in verdict.told:
            self.print(f"Differs: {difference}")
        for left in verdict.not_looked_at:
            self.print(f"Not looked at: {left}")


def _the_same(verdict: Verdict) -> str:
    if verdict.by == By.BYTES:
        return "Identical: byte for byte the file that was issued."
    return (
        f"Identical: {verdict.tables} tables worked out again, every word read, and all that "
        "shows is as it was made."
    )


def _verified(content: bytes) -> tuple[Verified, str]:
    """The verdict, and what the records of this machine know of the file, where it has any."""
    from reports.models import PaperVersion

    try:
        found = verify_file(content)
        version = found.version or PaperVersion.objects.issued_with(found.verdict.sha256)
    except DatabaseError:
        return Verified(verify_pdf(content)), "No records here to look it up in."
    if version is None:
        return found, "Not among the versions issued here."
    if not version.is_as_issued:
        return found, f"Version {version.number} here was altered since: run verify_audit."
    issued = day(timezone.localdate(version.issued_at))
    said = f"Issued here as version {version.number} of {version.paper.title}"
    copy = f", {found.file.get_copy_display()}" if found.file else ""
    return found, f"{said}, on {issued} by {version.author}{copy}."
