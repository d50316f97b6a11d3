"""What the process of an appraisal waits for, where assessors score apart: one item at most for
each appraisal and person."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse

from appraisal.models import Appraisal
from appraisal.process.asked import asked_of
from appraisal.process.counts import counts_of
from appraisal.states import AFTER_RELEASE
from reports.waiting.thing import WaitingItem
from schemes.models import Membership, Programme
from workbench.models import User


def steps_of_the_process(user: User) -> Iterator[WaitingItem]:
    """What each appraisal of this person's programmes waits for from them, as it stands."""
    held: dict[int, set[str]] = defaultdict(set)
    for programme, role in Membership.objects.filter(
        user=user, programme__scoring=Programme.Scoring.APART
    ).values_list("programme_id", "role"):
        held[programme].add(role)
    rows = list(
        Appraisal.objects.filter(programme__in=held)
        .exclude(state__in=AFTER_RELEASE)
        .select_related("programme")
        .order_by("programme__title", "position", "pk")
    )
    counts = counts_of(rows) if rows else {}
    for row in rows:
        asked = asked_of(row.state, counts[row.pk], frozenset(held[row.programme_id]), user.pk)
        if asked is not None:
            yield WaitingItem(
                row.title,
                asked.sentence,
                reverse(asked.room, args=[row.programme.slug, row.slug]),
                row.programme.title,
                appraisal=row.pk,
            )
