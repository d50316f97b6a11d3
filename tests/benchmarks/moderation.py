"""What moderation takes at 30 options, 30 criteria and 20 assessors, each rating with its reason;
and the rate at which those who follow a meeting can ask whether anything is new."""

import random
from decimal import Decimal

from django.urls import reverse

from appraisal.models import Appraisal, Assessor, Rating
from schemes.models import Programme
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

OPTIONS, CRITERIA, ASSESSORS = 30, 30, 20
LEVELS = ("high", "medium", "low")


def moderation(say: Say) -> None:
    appraisal = large_panel()
    programme = appraisal.programme
    client = sign_in(add_member(programme, "moderator"))

    def url(page: str, *more: str) -> str:
        return reverse(page, args=[programme.slug, appraisal.slug, *more])

    list_url, live = url("moderation"), url("moderation-live")
    cell = url("moderation-meeting-cell", "o0", "r0")
    client.get(list_url)
    size = f"{OPTIONS} x {CRITERIA} x {ASSESSORS}"
    say(f"Moderation, {size}", 9, lambda: client.get(list_url), goal=500)
    say(f"One cell of {size}", 9, lambda: client.get(cell))
    say(f"If each alone decided, {size}", 3, lambda: client.get(url("moderation-alone")))
    data = sent(level="level:high", reason="Both surveys rose.")
    assert client.post(url("moderation-cell", "o1", "r1"), data).status_code == 302
    tag = client.get(live)["ETag"]
    say("What is new, where one rating is", 9, lambda: client.get(live, headers=_has(tag, -1)))

    def nothing_new() -> None:
        assert client.get(live, headers=_has(tag)).status_code == 304

    say("What is new, where nothing is", 40, nothing_new)


def _has(tag: str, earlier: int = 0) -> dict[str, str]:
    return {"If-None-Match": f'"{int(tag.strip(chr(34))) + earlier}"'}


def large_panel() -> Appraisal:
    """An appraisal in moderation: every assessor has rated everything, nothing is agreed."""
    programme = make_programme(title="A large panel", scoring=Programme.Scoring.APART)
    appraisal = make_appraisal(programme, state=Appraisal.State.MODERATION)
    scale = make_scale(appraisal)
    options = [make_option(appraisal, f"O{index}") for index in range(OPTIONS)]
    criteria = [
        make_ranking(appraisal, f"R{index}", scale, weight=Decimal(index % 7 + 1))
        for index in range(CRITERIA)
    ]
    codes = [f"A{index}" for index in range(ASSESSORS)]
    Assessor.objects.bulk_create(
        Assessor(appraisal=appraisal, code=code, position=index, role="Head of service")
        for index, code in enumerate(codes)
    )
    dice = random.Random(1)
    Rating.objects.bulk_create(
        Rating(
            option=option,
            criterion=criterion,
            assessor=code,
            level=dice.choice(LEVELS),
            reason=f"{code} has seen it work at two councils, and not at a third.",
        )
        for code in codes
        for option in options
        for criterion in criteria
    )
    return appraisal
