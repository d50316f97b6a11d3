"""`add_person`: an account, and a role, for scripts."""

import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from schemes.models import Programme, Role
from schemes.people.adding import Post, add_person, give_post
from workbench.models import Authority, User
from workbench.people.names import operator


class Command(BaseCommand):
    help = (
        "Makes an account and prints the link by which its person chooses a password, once. "
        "Somebody who has an account already is given the role."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help='the full name, like "Pat Reed"')
        parser.add_argument("email")
        parser.add_argument("--authority", help="the authority that the person works for")
        parser.add_argument(
            "--new-authority", action="store_true", help="make the authority where it is not there"
        )
        parser.add_argument("--programme", help="the reference of a programme to have a role in")
        parser.add_argument("--role", choices=Role.values)
        parser.add_argument("--office", action="append", default=[], help="an office held there")
        parser.add_argument("--administrator", action="store_true")
        parser.add_argument(
            "--password", action="store_true", help="print a password instead of a link"
        )
        parser.add_argument("--site", default="", help="how the site begins, like https://host")

    def handle(self, *args: Any, **options: Any) -> None:
        posts = _posts(options)
        found = User.objects.known_as(options["email"])
        try:
            validate_email(options["email"])
            if found is not None:
                self._give(found, posts)
                return
            authority = _authority(options, posts)
            password = secrets.token_urlsafe(12) if options["password"] else None
            user, link = add_person(
                name=options["name"],
                email=options["email"],
                authority=authority,
                administrator=options["administrator"],
                posts=posts,
                password=password,
                by=operator(),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Added {user}, who signs in as {user.username}.")
        if link is not None:
            site = options["site"] or next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
            address = f"{(site or 'http://localhost:8000').rstrip('/')}{link.path}"
            self.stdout.write(f"{address}\nThe link works once, for seven days.")
        else:
            self.stdout.write(f"Password: {password}\nIt is shown this once and kept nowhere.")

    def _give(self, user: User, posts: list[Post]) -> None:
        if not posts:
            raise CommandError(
                f"{user} has the email {user.email} already. "
                "With --programme and --role they are given a role."
            )
        give_post(user, posts[0], by=operator())
        self.stdout.write(f"{user} has an account already and is given the role.")


def _posts(options: dict[str, Any]) -> list[Post]:
    reference, role = options["programme"], options["role"]
    if bool(reference) != bool(role):
        raise CommandError("Give --programme and --role together.")
    if not reference:
        if options["office"]:
            raise CommandError("An office is held in a programme: give --programme and --role.")
        return []
    found = list(Programme.objects.filter(reference=reference)[:2])
    found = found or list(Programme.objects.filter(slug=reference.lower())[:2])
    if len(found) != 1:
        slugs = ", ".join(Programme.objects.in_order().values_list("slug", flat=True)[:20])
        raise CommandError(
            f"{'No' if not found else 'More than one'} programme has the reference {reference}. "
            f"Give it as its address has it: {slugs or 'there are none yet'}."
        )
    return [Post(found[0], role, speaks_for=found[0].authority, offices=options["office"])]


def _authority(options: dict[str, Any], posts: list[Post]) -> Authority | None:
    name = options["authority"]
    if not name:
        if posts:
            return posts[0].programme.authority
        if options["administrator"]:
            return None
        raise CommandError("Give --authority, the one that the person works for.")
    if options["new_authority"]:
        return Authority.objects.get_or_create(name=name)[0]
    found = Authority.objects.filter(name=name).first()
    if found is None:
        names = "; ".join(Authority.objects.order_by("name").values_list("name", flat=True)[:20])
        raise CommandError(
            f"No authority is called {name}. There are: {names or 'none yet'}. "
            "With --new-authority it is made."
        )
    return found
