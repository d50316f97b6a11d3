"""What a programme is about, in the sentence that its page begins with."""

from collections.abc import Mapping, Sequence

from appraisal.models import Appraisal
from appraisal.shown.answer import Answer
from appraisal.states import sees_results
from appraisal.way_forward.strands import strands_of, way_forward_sentence
from schemes.place import ProgrammePlace


def answer_of(
    place: ProgrammePlace, appraisals: Sequence[Appraisal], progress: Mapping[int, str]
) -> str:
    """What the appraisals of a programme come to, for whoever reads its page: its way forward
    where there are several, and of one the answer, or how far it has come (`progress`, by primary
    key) while there is none or this person may not see it. "" without an appraisal."""
    if not appraisals:
        return ""
    if len(appraisals) > 1:
        return way_forward_sentence(strands_of(place.programme, place.roles, place.exempt))
    (one,) = appraisals
    if one.decision is not None or not sees_results(one, place.roles):
        return progress[one.pk]
    return Answer.of(one, exempt=place.exempt.options).sentence or progress[one.pk]
