"""`unlock_person`: lets somebody sign in again who typed too many wrong passwords."""

from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workbench.models import User
from workbench.people.actions import unlock
from workbench.people.names import operator


class Command(BaseCommand):
    help = "Forgets the wrong passwords of a person, from whatever addresses they came."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the person signs in as, or their email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.known_as(options["name"])
        if user is None:
            raise CommandError(
                f"Nobody signs in as {options['name']}. "
                "Give the name or the email as it stands on the page People."
            )
        unlock(user, by=operator(), token=uuid4())
        self.stdout.write(f"{user} can try to sign in again.")
