"""What the history keeps back of ratings, weights, scenarios and decisions before results are
released."""

from dataclasses import dataclass
from typing import Any

from appraisal.models import (
    Appraisal,
    Assessor,
    AssessorWeight,
    Criterion,
    Decision,
    Option,
    Rating,
    Scenario,
)
from appraisal.states import State, is_apart, sees_ratings, sees_results
from schemes.history.withheld import IsWithheld
from schemes.place import ProgrammePlace
from workbench.models import AuditEvent, User

RATING, WEIGHT, DECISION, SCENARIO = (
    str(model._meta.verbose_name) for model in (Rating, AssessorWeight, Decision, Scenario)
)


@dataclass(frozen=True)
class _Sight:
    """What one person may read of the events of a programme: its appraisals by key, the appraisal
    of each option and criterion, and the codes under which the person scores."""

    roles: frozenset[str]
    appraisals: dict[int, Appraisal]
    of_option: dict[int, int]
    of_criterion: dict[int, int]
    own: set[tuple[int, str]]

    def withholds(self, event: AuditEvent) -> bool:
        """Whether the person may not read what the event says. What belongs to an option that was
        removed is kept back."""
        said = event.after or event.before or {}
        if any(isinstance((one or {}).get("ratings"), list) for one in (event.before, event.after)):
            # Many ratings in one event: of what was removed, or agreed at once.
            row = self.appraisals.get(said.get("appraisal") or event.subject_id or 0)
            return row is None or not self._sees_all(row)
        if event.subject_type in (DECISION, SCENARIO):
            row = self.appraisals.get(said.get("appraisal", 0))
            return row is None or not sees_results(row, self.roles)
        if event.subject_type == WEIGHT:
            row = self.appraisals.get(self.of_criterion.get(said.get("criterion", 0), 0))
            open_still = row is None or row.state == State.SETTING_UP
            return open_still and not self._is_own(row, said)
        if event.subject_type == RATING:
            row = self.appraisals.get(self.of_option.get(said.get("option", 0), 0))
            return not self._is_own(row, said) and not self._may_see(row, said)
        return False

    def _sees_all(self, row: Appraisal) -> bool:
        return sees_results(row, self.roles) and sees_ratings(row, self.roles)

    def _is_own(self, row: Appraisal | None, said: dict[str, Any]) -> bool:
        return row is not None and (row.pk, said.get("assessor", "")) in self.own

    def _may_see(self, row: Appraisal | None, said: dict[str, Any]) -> bool:
        if row is None:
            return False
        sees = sees_ratings if said.get("assessor") else sees_results
        return sees(row, self.roles)


def withheld(place: ProgrammePlace, user: User) -> IsWithheld:
    """The rule for one person: before release nobody reads a rating of another, and nobody but
    those who moderate an agreed one or a decision. Four queries where assessors score apart."""
    if not is_apart(place.programme):
        return lambda _event: False
    rows = {row.pk: row for row in Appraisal.objects.filter(programme=place.programme)}
    for row in rows.values():
        row.programme = place.programme
    within = {"appraisal__in": rows}
    sight = _Sight(
        roles=place.roles,
        appraisals=rows,
        of_option=dict(Option.objects.filter(**within).values_list("pk", "appraisal_id")),
        of_criterion=dict(Criterion.objects.filter(**within).values_list("pk", "appraisal_id")),
        own=set(Assessor.objects.filter(**within, user=user).values_list("appraisal_id", "code")),
    )
    return sight.withholds
