"""Finds in the history the appraisals whose weights were changed after rating had begun."""

from appraisal.models import Appraisal, Criterion, StateChange
from schemes.models import Programme
from workbench.models import AuditEvent

_RATED, _CHANGED, _IMPORTED = "rated", "changed criterion", "imported programme"
_RATED_APART, _AGREED, _WEIGHED = "rated apart", "agreed ratings", "agreed weights"
_GROUPED = tuple(f"{verb} group of criteria" for verb in ("added", "changed", "removed"))
_STARTED, _COPIED = "started appraisal", "copied appraisal"


def weights_changed_late(programme: Programme) -> dict[str, str]:
    """The appraisals, by reference, of which a weight was changed after the first rating was given,
    or after the appraisal was imported or copied with ratings; and those that are copies of one
    where that was so before. Each has the reason for which the weights were unlocked last; "" where
    one officer records agreed ratings and is not asked for one."""
    events = AuditEvent.objects.filter(programme_id=programme.pk)
    appraisals = dict(Appraisal.objects.filter(programme=programme).values_list("pk", "reference"))
    rows = Criterion.objects.filter(appraisal__programme=programme)
    of = dict(rows.values_list("pk", "appraisal_id"))
    here = set(events.filter(action__in=(_STARTED, _COPIED)).values_list("subject_id", flat=True))
    rated = set(
        rows.filter(ratings__isnull=False).values_list("appraisal_id", flat=True).distinct()
    )
    scored: set[int] = set()
    late: set[int] = set()
    wanted = (_RATED, _RATED_APART, _AGREED, _CHANGED, _WEIGHED, _IMPORTED, _COPIED, *_GROUPED)
    for event in events.filter(action__in=wanted).order_by("pk"):
        after, before = event.after or {}, event.before or {}
        if event.action == _IMPORTED:
            scored |= rated - here
        elif event.action == _COPIED:
            copy = {event.subject_id or 0}
            scored |= copy if after.get("ratings") else set()
            late |= copy if after.get("weights_changed_late") else set()
        elif event.action == _AGREED:
            scored.add(event.subject_id or 0)
        elif event.action in {_RATED, _RATED_APART}:
            scored.add(of.get(after.get("criterion", 0), 0))
        elif event.action == _WEIGHED:
            changed = any(before.get(key) != after.get(key) for key in ("weights", "groups"))
            late |= {event.subject_id or 0} & scored if changed else set()
        elif event.action in _GROUPED:
            # One that was removed says what its criteria weighed; what they weigh now follows.
            changed = event.after is None or before.get("weights") != after.get("weights")
            of_group = (after or before).get("appraisal", 0)
            late |= {of_group} & scored if changed else set()
        elif before.get("weight") != after.get("weight"):
            late |= {of.get(event.subject_id or 0, 0)} & scored
    unlocked = StateChange.objects.filter(
        appraisal__in=late, now=Appraisal.State.SETTING_UP
    ).order_by("pk")
    why = dict(unlocked.values_list("appraisal_id", "reason"))
    return {appraisals[pk]: why.get(pk, "") for pk in sorted(late) if pk in appraisals}
