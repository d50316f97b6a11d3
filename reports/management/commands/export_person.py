"""`export_person NAME`: all that the site holds on a person."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from appraisal.models import Assessor, AssessorWeight, Rating
from workbench.models import User
from workbench.retention.held import held_on, rows_as_values


class Command(BaseCommand):
    help = (
        "Prints all that the site holds on a person as JSON: their account, roles, comments, "
        "ratings and weights, interests, what they did, tries to sign in, and where the history "
        "names them. Passwords and factors are left out. Look through it before it is handed over: "
        "it may name others."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the person signs in as, or their email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.known_as(options["name"])
        if user is None:
            raise CommandError(
                f"Nobody signs in as {options['name']}. "
                "Give the name or the email as it stands on the page People."
            )
        held = held_on(user) | _judged(user)
        self.stdout.write(json.dumps(held, indent=1, ensure_ascii=False))


def _judged(user: User) -> dict[str, Any]:
    """What they gave as an assessor, which stands under their code in each appraisal."""
    ratings: list[dict[str, Any]] = []
    weights: list[dict[str, Any]] = []
    for one in Assessor.objects.filter(user=user).order_by("pk"):
        own = {"assessor": one.code, "criterion__appraisal": one.appraisal_id}
        ratings += rows_as_values(Rating.objects.filter(**own))
        weights += rows_as_values(AssessorWeight.objects.filter(**own))
    return {"ratings": ratings, "weights": weights}
