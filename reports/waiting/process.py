"""What the process of an appraisal waits for, where assessors score apart: one item at most for
each appraisal and person."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.models import Appraisal
from appraisal.process.counts import Counts, counts_of
from appraisal.states import State
from reports.waiting.thing import WaitingItem
from schemes.access import Act, may
from schemes.models import Membership, Programme
from workbench.models import User

# What an item says, and the name of the address where it is done.
Said = tuple[str, str]


def steps_of_the_process(user: User) -> Iterator[WaitingItem]:
    """What each appraisal of this person's programmes waits for from them, as it stands."""
    held: dict[int, set[str]] = defaultdict(set)
    for programme, role in Membership.objects.filter(
        user=user, programme__scoring=Programme.Scoring.APART
    ).values_list("programme_id", "role"):
        held[programme].add(role)
    rows = list(
        Appraisal.objects.filter(programme__in=held, state__in=_SAID)
        .select_related("programme")
        .order_by("programme__title", "position", "pk")
    )
    counts = counts_of(rows) if rows else {}
    for row in rows:
        roles = frozenset(held[row.programme_id])
        said = _SAID[State(row.state)](counts[row.pk], roles, user.pk)
        if said is not None:
            sentence, address = said
            yield WaitingItem(
                row.title,
                sentence,
                reverse(address, args=[row.programme.slug, row.slug]),
                row.programme.title,
                appraisal=row.pk,
            )


def _setting_up(counts: Counts, roles: frozenset[str], user: int) -> Said | None:
    if not counts.weighable:
        return None
    if may(roles, Act.RATE) and not counts.weighed.get(user):
        return _("You have not given your own weights yet."), "weights-own"
    if may(roles, Act.DECIDE) and counts.all_weighed:
        return _("All assessors have given their weights: agree them, and lock them."), "weights"
    return None


def _scoring(counts: Counts, roles: frozenset[str], user: int) -> Said | None:
    left = counts.left(user) if user in counts.given else 0
    if left:
        text = ngettext(
            "%(left)d of %(count)d rating left.",
            "%(left)d of %(count)d ratings left.",
            counts.rated,
        )
        return text % {"left": left, "count": counts.rated}, "scoring"
    if may(roles, Act.DECIDE) and counts.all_rated:
        return _("All assessors have finished: begin moderation."), "process"
    return None


def _moderation(counts: Counts, roles: frozenset[str], _user: int) -> Said | None:
    if counts.open and may(roles, Act.MODERATE):
        text = ngettext(
            "One rating is not agreed yet.", "%(open)d ratings are not agreed yet.", counts.open
        )
        return text % {"open": counts.open}, "moderation"
    if not counts.open and may(roles, Act.DECIDE):
        return _("Every rating is agreed: release the results."), "process"
    return None


_SAID = {
    State.SETTING_UP: _setting_up,
    State.SCORING: _scoring,
    State.MODERATION: _moderation,
}
