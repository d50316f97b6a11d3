"""`import_case FILE`: a whole case into the database, or nothing of it."""

import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from reports.casefile.file import CaseRefused, read_case
from reports.management.case_command import CaseCommand
from reports.stored.importing import import_case
from workbench.casefile.faults import CaseFault, quoted
from workbench.models import User


class Command(CaseCommand):
    help = "Imports a case file whole. Exit status: 0 imported, 2 refused and nothing changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a case file")
        parser.add_argument("--authority", help="import into this authority, not the file's own")
        parser.add_argument("--lead", help="the user name of its lead officer")

    def run(self, options: dict[str, Any]) -> int:
        case = read_case(Path(options["file"]))
        authority = options["authority"]
        if authority is not None and not 1 <= len(authority.strip()) <= 200:
            raise CaseRefused([CaseFault("--authority", "has 1 to 200 characters")])
        programme = import_case(
            by=_lead(options["lead"]), token=uuid.uuid4(), case=case, authority=authority
        )
        self.print(f"Imported {programme.reference} ({programme.title}).")
        return 0


def _lead(name: str | None) -> User:
    """Who imports: the person named, else the first site administrator."""
    people = User.objects.filter(is_active=True)
    if name is not None:
        person = people.filter(username=name).first()
        if person is None:
            raise CaseRefused([CaseFault("--lead", f"there is no active user {quoted(name)}")])
        return person
    person = people.filter(is_superuser=True).order_by("pk").first()
    if person is None:
        message = "there is no site administrator: name a user, or run createsuperuser first"
        raise CaseRefused([CaseFault("--lead", message)])
    return person
