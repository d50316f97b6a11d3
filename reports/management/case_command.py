"""What the commands that read a case have in common: its argument, its errors, its exit status."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from reports.casefile.file import CaseFile, CaseRefused, check_case
from reports.mistyped.case import read_typed
from workbench.casefile.faults import CaseFault, quoted

if TYPE_CHECKING:
    from schemes.models import Programme

REFUSED = 2
REFERENCE = "the reference of a programme, as it or its address has it (ASC-ADM, asc-adm)"


class CaseCommand(BaseCommand):
    """A command that is refused with errors on standard error, one a line, and status 2."""

    # Neither system checks nor a look at the migrations: a case file needs no database.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def run_from_argv(self, argv: list[str]) -> None:
        # A case is UTF-8 wherever it is printed, whatever the terminal's own encoding.
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        super().run_from_argv(argv)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            status = self.run(options)
        except CaseRefused as refused:
            self.complain(refused.errors)
            status = REFUSED
        except DatabaseError as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            self.complain([f"database: cannot be used ({reason}): has `migrate` been run?"])
            status = REFUSED
        if status:
            sys.exit(status)

    def run(self, options: dict[str, Any]) -> int:
        """Does the work and returns the exit status. Raises `CaseRefused`."""
        raise NotImplementedError

    def print(self, text: str) -> None:
        self.stdout.write(text)

    def complain(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stderr.write(line)

    def add_case_argument(self, parser: CommandParser) -> None:
        parser.add_argument("case", help=f"a case file, or {REFERENCE}")
        parser.add_argument("--authority", help="the authority whose programme is meant")

    def case(self, options: dict[str, Any]) -> CaseFile:
        """The case that the argument names: the file of that name, else the programme of that
        reference. The database is touched only for the latter."""
        programme = self.programme(options)
        if programme is None:
            return read_typed(Path(options["case"]))
        from reports.stored.exporting import export_case

        return check_case(export_case(programme))

    def programme(self, options: dict[str, Any]) -> "Programme | None":
        """The programme of the database that the argument names; None where it names a file."""
        name: str = options["case"]
        path = Path(name)
        if _is_there(path) or path.suffix.lower() == ".json":
            return None
        from reports.stored.exporting import NoProgramme, find_programme

        try:
            return find_programme(name, options["authority"])
        except NoProgramme as unknown:
            message = f"there is no such file, and no programme has this reference{unknown.hint}"
            raise CaseRefused([CaseFault(quoted(name), message)]) from None


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
