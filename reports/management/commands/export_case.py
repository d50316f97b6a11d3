"""`export_case REFERENCE`: a programme of the database as a case file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from reports.casefile.canonical import write_json
from reports.casefile.file import CaseRefused, check_case
from reports.management.case_command import REFERENCE, CaseCommand
from reports.mistyped.case import refuse_slips
from reports.output.trail import record_exported
from reports.stored.exporting import export_case, find_programme
from workbench.casefile.faults import CaseFault, quoted

UNFINISHED = 1


class Command(CaseCommand):
    help = (
        "Writes a programme as a case file. Exit status: 0 written, 1 written and not finished "
        "(it could not be imported yet), 2 nothing written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", help=REFERENCE)
        parser.add_argument("--authority", help="the authority whose programme is meant")
        parser.add_argument("--output", help="the file to write; standard output without it")

    def run(self, options: dict[str, Any]) -> int:
        programme = find_programme(options["reference"], options["authority"])
        data = export_case(programme)
        text = write_json(data)
        if options["output"] is None:
            self.stdout.write(text, ending="")
        else:
            try:
                Path(options["output"]).write_text(text, encoding="utf-8", newline="\n")
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "not a file name"
                fault = CaseFault(quoted(options["output"]), f"cannot be written: {reason}")
                raise CaseRefused([fault]) from None
        record_exported(programme, Path(options["output"] or "standard output").name)
        try:
            refuse_slips(check_case(data).case)
        except CaseRefused as unfinished:
            self.complain(unfinished.errors)
            return UNFINISHED
        return 0
