"""What a large panel takes: thirty options on thirty criteria, rated by twenty assessors."""

from itertools import product
from typing import Final

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appraisal.models import Appraisal, Rating
from appraisal.states import State
from schemes.models import Programme, Role
from tests.benchmarks.papers import Say
from tests.factories import (
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    sent,
    sign_in,
)
from workbench.models import User

SIZE: Final = 30
ASSESSORS: Final = 20
LEVELS: Final = ("low", "medium", "high")
IN_PLACE: Final = {"X-In-Place": "cell"}


def scoring(say: Say) -> None:
    appraisal, assessors = large_panel()
    client = sign_in(assessors[0])
    grid = reverse("scoring", args=[appraisal.programme.slug, appraisal.slug])
    say("Own grid, 30 x 30, 20 assessors", 9, lambda: client.get(grid), 300)
    cell = f"{grid}o0/r0/"
    say("A cell saved in place", 30, lambda: save(client, cell, appraisal), 30)
    for name, address in (("The grid", grid), ("A cell opened", cell)):
        with CaptureQueriesContext(connection) as queries:
            client.get(address, headers=IN_PLACE)
        print(f"{name:<40} {len(queries):>9} queries")


def large_panel() -> tuple[Appraisal, list[User]]:
    """An appraisal whose scoring is open and in which everybody has rated everything."""
    programme = make_programme(title="A large panel", scoring=Programme.Scoring.APART)
    appraisal = make_appraisal(programme, state=State.SCORING)
    scale = make_scale(appraisal)
    options = [make_option(appraisal, f"O{n}") for n in range(SIZE)]
    rows = [make_ranking(appraisal, f"R{n}", scale) for n in range(SIZE)]
    assessors = [add_member(programme, Role.ASSESSOR, f"panel{n}") for n in range(ASSESSORS)]
    for number, user in enumerate(assessors):
        appraisal.assessors.create(code=f"assessor-{number}", user=user)
    Rating.objects.bulk_create(
        Rating(
            option=option,
            criterion=row,
            assessor=f"assessor-{who}",
            level=LEVELS[(option.pk + row.pk * who) % 3],
            reason="Two counties did this and both saw complaints fall by a third in a year.",
        )
        for option, row, who in product(options, rows, range(ASSESSORS))
    )
    return appraisal, assessors


def save(client: Client, cell: str, appraisal: Appraisal) -> None:
    """Saves one cell anew, as its form would."""
    rating = Rating.objects.filter(
        option__appraisal=appraisal, option__slug="o0", criterion__slug="r0", assessor="assessor-0"
    ).get()
    answer = client.post(
        cell,
        sent(rating.version, level="level:high", reason=f"Version {rating.version}."),
        headers=IN_PLACE,
    )
    assert "Saved" in answer.content.decode()
