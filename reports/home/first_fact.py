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
    where there are several, and of one its decision (in `progress`, by primary key) or its answer;
    "" where there is none yet or this person may not see it: how far it has come stands with it."""
    if not appraisals:
        return ""
    if len(appraisals) > 1:
        return way_forward_sentence(strands_of(place.programme, place.roles, place.exempt))
    (one,) = appraisals
    if not sees_results(one, place.roles):
        return ""
    if one.decision is not None:
        return progress[one.pk]
    return Answer.of(one, exempt=place.exempt.options).sentence
