"""`import_case FILE`: a whole case into the database, or nothing of it."""

import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from reports.casefile.file import CaseRefused
from reports.management.case_command import CaseCommand
from reports.mistyped.case import read_typed, remarks_on, said
from reports.stored.exporting import find_authority
from reports.stored.importing import import_case
from workbench.casefile.faults import CaseFault, meant, quoted
from workbench.models import Authority, User


class Command(CaseCommand):
    help = "Imports a case file whole. Exit status: 0 imported, 2 refused and nothing changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a case file")
        parser.add_argument("--authority", help="import into this authority, not the file's own")
        parser.add_argument(
            "--new-authority", action="store_true", help="make the authority if there is none"
        )
        parser.add_argument(
            "--lead",
            help="the user name of its lead officer; without it the first site administrator",
        )

    def run(self, options: dict[str, Any]) -> int:
        case = read_typed(Path(options["file"]))
        lead = _lead(options["lead"])
        authority = _authority(options["authority"], new=options["new_authority"])
        known = set(Authority.objects.values_list("name", flat=True))
        programme = import_case(by=lead, token=uuid.uuid4(), case=case, authority=authority)
        self.print(f"Imported {programme.reference} ({programme.title}).")
        if programme.authority.name not in known:
            self.print(f"Its authority is new here: {programme.authority.name}.")
        if told := said(remarks_on(case.case)):
            self.print("In the file, and perhaps not as meant:")
            for one in told:
                self.print(f"  {one}")
        return 0


def _authority(name: str | None, *, new: bool) -> str | None:
    """The name of the authority that is asked for: one that is here, unless a `new` one is wanted.
    Raises `CaseRefused`."""
    if name is None:
        return None
    if not 1 <= len(name.strip()) <= 200:
        raise CaseRefused([CaseFault("--authority", "has 1 to 200 characters")])
    try:
        return find_authority(name, otherwise="To make it, add --new-authority.").name
    except CaseRefused:
        if new:
            return name.strip()
        raise


def _lead(name: str | None) -> User:
    """Who imports: the person named, else the first site administrator."""
    people = User.objects.filter(is_active=True)
    if name is not None:
        person = people.filter(username=name).first()
        if person is None:
            near = meant(name, people.values_list("username", flat=True), most=3)
            message = f"there is no active user {quoted(name)}{near}"
            raise CaseRefused([CaseFault("--lead", message)])
        return person
    person = people.filter(is_superuser=True).order_by("pk").first()
    if person is None:
        some = people.order_by("pk").values_list("username", flat=True).first()
        message = "there is no site administrator to lead the programme: "
        message += (
            f"say who does, as in --lead {some}"
            if some
            else "make one with createsuperuser, then import the case again"
        )
        raise CaseRefused([CaseFault("--lead", message)])
    return person
