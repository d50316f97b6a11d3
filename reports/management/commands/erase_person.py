"""`erase_person NAME`: an account closed, and its person's names replaced."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.models import PaperVersion
from schemes.models import Membership, Role
from schemes.people.actions import deactivate
from workbench.models import User
from workbench.people.names import operator
from workbench.retention.erasing import Erased, erase_person


class Command(BaseCommand):
    help = (
        "Closes the account of a person and replaces their name, email, password and factors by a "
        "placeholder, in the history as well. Issued papers and what people wrote stay as they "
        "are: it names them. It cannot be undone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the person signs in as, or their email")
        parser.add_argument("--yes", action="store_true", help="do not ask first")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.known_as(options["name"])
        if user is None:
            raise CommandError(
                f"Nobody signs in as {options['name']}. "
                "Give the name or the email as it stands on the page People."
            )
        name = str(user)
        if not options["yes"] and input(f"Erase {name} for good? Type their name: ") != name:
            raise CommandError("Nothing was erased.")
        issued = PaperVersion.objects.filter(issued_by=user).count()
        try:
            if user.is_active:
                deactivate(user, by=operator(), token=uuid4())
            erased = erase_person(user, was=_was(user), by=operator(), token=uuid4())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._say(erased, issued)

    def _say(self, erased: Erased, issued: int) -> None:
        say = self.stdout.write
        say(f"The person is {erased.placeholder} from now on, and cannot sign in.")
        say(f"Their name was replaced in {erased.events} events of the history.")
        for table, count in erased.rows.items():
            say(f"Replaced in {table}: {count}.")
        if issued:
            say(f"Versions of papers that they issued: {issued}. Each says {erased.placeholder}.")
        for what, count in erased.on_record.items():
            say(f"Stays, as part of the record: their name in {count} {what}.")
        for what, count in erased.in_words.items():
            say(f"Stays, as somebody wrote it: their name in {count} {what}. Change it there.")
        if erased.shared:
            say(
                "Somebody else has the same name. It was replaced only in what this person did "
                "and in what was done to their account."
            )
        say("Backups that were taken before still hold the person: see docs/operations/backup.md.")


def _was(user: User) -> str:
    role = Membership.objects.filter(user=user).order_by("pk").values_list("role", flat=True)
    if (first := role.first()) is not None:
        return str(Role(first).label).lower()
    return "administrator" if user.is_superuser else "person"
