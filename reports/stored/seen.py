"""A programme as a case for one who reads it: without what they may not see before the results of
an appraisal are released."""

from dataclasses import replace

from appraisal.casefile.parts import CaseAppraisal
from appraisal.models import Appraisal
from appraisal.states import is_apart, sees_ratings, sees_results
from reports.casefile.parts import Case
from reports.stored.exporting import programme_case
from schemes.models import Programme
from schemes.place import ProgrammePlace


def seen_case(place: ProgrammePlace) -> Case:
    """The programme's case as somebody with the roles of this place sees it."""
    return seen_by(programme_case(place.programme), place.programme, place.roles)


def seen_by(case: Case, programme: Programme, roles: frozenset[str]) -> Case:
    """The case without the results that somebody with these roles may not see yet. An appraisal
    whose results are kept back has neither ratings, measures, scenarios nor a decision: nothing of
    them can be worked out from what is left."""
    if not is_apart(programme):
        return case
    rows = {row.reference: row for row in Appraisal.objects.filter(programme=programme)}
    for row in rows.values():
        row.programme = programme
    return replace(
        case,
        appraisals=tuple(seen_part(part, rows[part.reference], roles) for part in case.appraisals),
    )


def seen_part(part: CaseAppraisal, row: Appraisal, roles: frozenset[str]) -> CaseAppraisal:
    """The appraisal without what somebody with these roles may not see yet."""
    if not sees_results(row, roles):
        return replace(
            part,
            ratings=(),
            measures=(),
            decision=None,
            conditions=(),
            scenarios=(),
            assessors=(),
            weights_of=(),
            spread=None,
            moves=(),
        )
    if sees_ratings(row, roles):
        return part
    agreed = tuple(one for one in part.ratings if not one.assessor)
    return replace(part, ratings=agreed, weights_of=(), spread=None)


def sight_of(place: ProgrammePlace) -> str:
    """What tells apart people who see different things of one programme; "" where all who read it
    see the same."""
    seen = [*sorted(place.roles)] if is_apart(place.programme) else []
    return ",".join([*seen, "without what is exempt"] if place.exempt else seen)
