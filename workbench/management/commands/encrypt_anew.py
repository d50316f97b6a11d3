"""`manage.py encrypt_anew`: the last step of changing the secret key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workbench.people.second_factor.secrets import encrypt_anew


class Command(BaseCommand):
    help = (
        "Encrypts the secrets of second factors by WORKBENCH_SECRET_KEY, whichever key encrypted "
        "them. After it the former key can be taken out of WORKBENCH_FORMER_SECRET_KEYS."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done, lost = encrypt_anew()
        self.stdout.write(f"Secrets encrypted anew: {done}.")
        if lost:
            raise CommandError(
                f"Secrets that no key could read: {lost}. Put the key that was in use before into "
                "WORKBENCH_FORMER_SECRET_KEYS and run this again."
            )
