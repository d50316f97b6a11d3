"""`verify FILE.pdf`: whether a paper still says what it was made from."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError

from reports.management.case_command import REFUSED, CaseCommand
from reports.output.attached import NotOurs
from reports.verify.verify import PdfVerdict, verify_pdf


class Command(CaseCommand):
    help = (
        "Works a paper's tables out again from the case that its PDF carries, and reads every "
        "word of it. Exit status: 0 identical, 1 differs, 2 not a paper of ours."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the PDF of a paper")

    def run(self, options: dict[str, Any]) -> int:
        try:
            content = Path(options["file"]).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a file name"
            self.complain([f"{options['file']}: cannot be read: {reason}"])
            return REFUSED
        try:
            verdict = verify_pdf(content)
        except NotOurs as error:
            self.complain([str(error)])
            return REFUSED
        version = f", version {verdict.version}" if verdict.version else ""
        self.print(f"{verdict.title}{version}")
        self.print(f"Case: SHA-256 {verdict.sha256}, engine {verdict.engine}")
        self.print(_issued(verdict))
        if verdict.identical:
            self.print(f"Identical: {verdict.tables} tables worked out again, every word read.")
            return 0
        for difference in verdict.differences:
            self.print(f"Differs: {difference}")
        return 1


def _issued(verdict: PdfVerdict) -> str:
    """What this machine's records know of the case, where it has records."""
    from reports.models import PaperVersion

    try:
        version = PaperVersion.objects.issued_with(verdict.sha256)
    except DatabaseError:
        return "No records here to look it up in."
    if version is None:
        return "Not among the versions issued here."
    if not version.is_as_issued:
        return f"Version {version.number} here was altered since: run verify_audit."
    return f"Issued here as version {version.number} of {version.paper.title}."
