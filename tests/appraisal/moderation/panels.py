"""A panel of assessors and what they gave, for tests of moderation."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from appraisal.models import Appraisal, Assessor, Criterion, Option, Rating
from tests.factories import World


def make_assessors(appraisal: Appraisal, *codes: str, **values: Any) -> list[Assessor]:
    return [
        Assessor.objects.create(appraisal=appraisal, code=code, position=index, **values)
        for index, code in enumerate(codes)
    ]


def give(option: Option, criterion: Criterion, cells: Mapping[str, str], **values: Any) -> None:
    """Each assessor's level, or "n/a", or "abstains", by their code."""
    for index, (code, level) in enumerate(cells.items()):
        said: dict[str, Any] = {"level": level, "reason": f"{code} says {level}."}
        if level == "n/a":
            said = {"not_applicable": f"{code} says that it does not arise."}
        elif level == "abstains":
            said = {"abstained": f"{code} has an interest."}
        Rating.objects.create(
            option=option, criterion=criterion, assessor=code, position=index, **said | values
        )


def make_panel(world: World) -> None:
    """Three assessors: on the gateway all say the same; on the first criterion they agree about B
    and stand two levels apart about C; on the second they stand one level apart."""
    make_assessors(world.appraisal, "ONE", "TWO", "THREE", role="Officer", authority="Barnet")
    first, second = world.rankings
    for option in world.options:
        give(option, world.gateway, dict.fromkeys(("ONE", "TWO", "THREE"), "pass"))
        give(option, second, {"ONE": "high", "TWO": "medium", "THREE": "medium"})
    a, b, c = world.options
    give(a, first, {"ONE": "low", "TWO": "low", "THREE": "medium"})
    give(b, first, {"ONE": "high", "TWO": "high", "THREE": "high"})
    give(c, first, {"ONE": "high", "TWO": "high", "THREE": "low"})


def url_of(world: World, page: str = "moderation", *more: str) -> str:
    return reverse(page, args=[world.programme.slug, world.appraisal.slug, *more])


def cell_url(world: World, option: int = 2, criterion: int = 0, *, large: bool = False) -> str:
    more = (world.options[option].slug, world.rankings[criterion].slug)
    return url_of(world, f"moderation{'-meeting' if large else ''}-cell", *more)
