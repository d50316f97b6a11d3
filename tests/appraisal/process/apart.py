"""A programme in which assessors score apart, for tests."""

from uuid import uuid4

from appraisal.models import Appraisal, Criterion, Option
from appraisal.scoring.apart.actions import OwnRating, rate_apart
from appraisal.states import State
from schemes.models import Programme
from tests.factories import World, rate
from workbench.models import User

WORDS = ("low", "high", "medium")


def apart(world: World) -> None:
    """Has the assessors of the world's programme score apart."""
    Programme.objects.filter(pk=world.programme.pk).update(scoring="apart")
    world.programme.refresh_from_db()
    world.appraisal.programme = world.programme


def at_state(world: World, state: State) -> None:
    """Puts the world's appraisal into a state."""
    Appraisal.objects.filter(pk=world.appraisal.pk).update(state=state)
    world.appraisal.refresh_from_db(fields=["state"])
    world.appraisal.programme = world.programme


def rate_all(world: World) -> None:
    """Has the assessor rate every cell, and agrees every rating, past the pages."""
    for index, option in enumerate(world.options):
        for criterion in (world.gateway, *world.rankings):
            level = "pass" if criterion == world.gateway else WORDS[index]
            rate(option, criterion, level, reason="The panel agreed.")
            rate(option, criterion, level, assessor="assessor-1", reason="My own view.")
    world.appraisal.assessors.create(code="assessor-1", user=world.assessor)


def say(
    world: World,
    user: User,
    option: Option,
    criterion: Criterion,
    version: int | None = None,
    **given: str,
) -> None:
    """Has an assessor rate one cell."""
    option.appraisal = world.appraisal
    rate_apart(
        option=option,
        criterion=criterion,
        given=OwnRating(**given),
        by=user,
        token=uuid4(),
        version=version,
    )
