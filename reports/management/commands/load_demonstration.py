"""`load_demonstration`: the five cases and an officer who may work on them, each made once."""

import secrets
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.casefile.file import CaseRefused, read_case
from reports.stored.importing import import_case
from workbench.models import AuditEvent, Authority, User

OFFICER: Final = "demonstration"
CASES: Final = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = "Loads the five cases that were never loaded, and makes their lead officer."

    def handle(self, *_args: Any, **_options: Any) -> None:
        officer, password = _officer()
        for path in sorted(CASES.glob("*.json")):
            # A case has one token for good: changed, renamed or removed, it does not come back.
            token = uuid5(NAMESPACE_URL, f"demonstration/{path.stem}")
            if AuditEvent.objects.filter(actor_id=officer.pk, token=token).exists():
                continue
            try:
                programme = import_case(by=officer, token=token, case=read_case(path))
            except CaseRefused as refused:
                self.stderr.write(f"{path.name} is not loaded. {refused}")
            else:
                self.stdout.write(f"Loaded {programme.title}")
        if password:
            self.stdout.write(
                f"\nSign in as {OFFICER} with the password {password}\n"
                "It is shown this once and kept nowhere.\n"
            )
        else:
            self.stdout.write(
                f"Sign in as {OFFICER}. Forgotten the password? "
                f".venv/bin/python manage.py changepassword {OFFICER}"
            )


def _officer() -> tuple[User, str]:
    """The demonstration officer, with the password where it was made just now."""
    found = User.objects.filter(username=OFFICER).first()
    if found is not None:
        return found, ""
    authority, _made = Authority.objects.get_or_create(name="Demonstration")
    password = secrets.token_urlsafe(12)
    officer = User.objects.create_user(
        OFFICER,
        password=password,
        first_name="Demonstration",
        last_name="officer",
        authority=authority,
    )
    return officer, password
