"""What the page of a scheme says of its appraisals, and of the option that it was made of."""

from typing import Any

from django.utils.translation import gettext as _

from appraisal.into_schemes.made import made_of
from appraisal.models import Appraisal
from appraisal.shown.answer import Answer
from appraisal.shown.progress import progress_of
from appraisal.states import sees_results
from schemes.models import Scheme
from schemes.place import SchemePlace

# A scheme has one appraisal or two; of more the page says how far each has come, and no answer.
ANSWERED = 3


def on_scheme(place: SchemePlace) -> dict[str, Any]:
    """The scheme's appraisals for whoever reads its page: each with how far it has come and, where
    its results may be seen, its answer. Queries do not grow with their number beyond three."""
    found = list(
        Appraisal.objects.filter(scheme=place.scheme)
        .exclude(pk__in=place.exempt.serving)
        .select_related("decision__preferred", "decision__with_a_view_to")
        .order_by("position", "pk")
    )
    for row in found:
        row.programme = place.programme
    progress = progress_of(found, place.exempt.options) if found else {}
    appraised = [
        (row, progress[row.pk].sentence, _answer(row, place) if at < ANSWERED else "")
        for at, row in enumerate(found)
    ]
    return {
        "appraised": appraised,
        "appraised_note": _note(place.scheme, found),
        "made_of": made_of(place, place.scheme),
    }


def _answer(row: Appraisal, place: SchemePlace) -> str:
    """The answer in a sentence; "" where there is none yet or this person may not see it."""
    if not sees_results(row, place.roles):
        return ""
    return Answer.of(row, exempt=place.exempt.options).sentence


def _note(scheme: Scheme, found: list[Appraisal]) -> str:
    """What follows for appraisals that go on where their scheme is stopped."""
    if scheme.status != Scheme.Status.STOPPED or all(one.decision_id for one in found):
        return ""
    return _(
        "The scheme is stopped, and an appraisal of its options is not decided. Decide it, or move "
        "it to another scheme."
    )
