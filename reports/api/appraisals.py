"""Appraisals, and what came of those whose results are released."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.engine.result import OptionResult
from appraisal.models import Appraisal
from appraisal.states import is_released
from reports.api.answers import (
    Asked,
    Bearer,
    Exact,
    Named,
    Paged,
    Scope,
    answers,
    page_of,
    reader,
)
from reports.casefile.findings import Findings, findings_of
from schemes.access import Act
from schemes.place import programme_for
from schemes.veil import veiled
from workbench.numbers.exact import exact_text_or_none

router = Router(tags=["Appraisals"], auth=Bearer(Scope.APPRAISALS))


class AppraisalSeen(Schema):
    """One question with its options. `released` says whether its results can be asked for."""

    slug: str
    reference: str
    title: str
    question: str
    strand: str
    released: bool


class AppraisalPage(Paged):
    items: list[AppraisalSeen]


class OptionSeen(Schema):
    """What became of an option: `outcome` is taken-forward, not-feasible or another word of the
    case file. `rank` counts from 1, and `joint` says that another has the same; `total` is exact,
    null where there is none. Of an option that is exempt from publication and `withheld` from this
    reader its rank and outcome alone are told."""

    code: str
    name: str
    baseline: bool
    withheld: bool
    outcome: str
    rank: int | None
    joint: bool
    total: Exact | None
    best_rank: int | None
    worst_rank: int | None
    reasons: list[str]


class DecisionSeen(Schema):
    """The decision in force; `preferred` is the code of an option."""

    preferred: str
    reason: str
    decided_on: date | None
    next_step: str


class ResultsSeen(Schema):
    """The answer in a sentence, "" while an option is undecided; every option by rank; what is said
    of the whole; and what was decided."""

    reference: str
    answer: str
    options: list[OptionSeen]
    statements: list[str]
    warnings: list[str]
    decision: DecisionSeen | None


@router.get(
    "programmes/{programme}/appraisals", response=answers(AppraisalPage), url_name="api-appraisals"
)
def appraisals(request: HttpRequest, programme: Named, asked: Asked) -> Mapping[str, Any]:
    """The appraisals of a programme, in its own order."""
    place = programme_for(reader(request), programme, Act.READ)
    rows = Appraisal.objects.filter(programme=place.programme)
    rows = rows.exclude(pk__in=place.exempt.serving).order_by("position", "pk")

    def seen(some: list[Appraisal]) -> Any:
        for row in some:
            row.programme = place.programme
        return veiled([*map(_seen, some)], place.exempt)

    return page_of(request, asked, rows, seen)


@router.get(
    "programmes/{programme}/appraisals/{appraisal}",
    response=answers(AppraisalSeen),
    url_name="api-appraisal",
)
def appraisal(request: HttpRequest, programme: Named, appraisal: Named) -> Any:
    """One appraisal."""
    place = appraisal_for(reader(request), programme, appraisal, Act.READ)
    return veiled(_seen(place.appraisal), place.exempt)


@router.get(
    "programmes/{programme}/appraisals/{appraisal}/results",
    response=answers(ResultsSeen),
    url_name="api-results",
)
def results(request: HttpRequest, programme: Named, appraisal: Named) -> Any:
    """The results of an appraisal, once they are released: before, not even those who moderate are
    told here."""
    place = appraisal_for(reader(request), programme, appraisal, Act.READ)
    if not is_released(place.appraisal):
        raise Http404
    found = place.answer
    if found.result is None or not found.rows.options:
        raise Http404
    findings = findings_of(found.rows)
    return veiled(
        {
            "reference": findings.result.reference,
            "answer": found.sentence,
            "options": [_option(findings, one) for one in findings.result.in_rank_order],
            "statements": list(findings.result.statements),
            "warnings": list(findings.result.warnings),
            "decision": _decision(place),
        },
        place.exempt,
    )


def _seen(row: Appraisal) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "reference": row.reference,
        "title": row.title,
        "question": row.question,
        "strand": row.strand,
        "released": is_released(row),
    }


def _option(findings: Findings, one: OptionResult) -> dict[str, Any]:
    option = findings.options[one.code]
    withheld = one.code in findings.withheld
    told: dict[str, Any] = {
        "code": one.code,
        "name": option.name,
        "withheld": withheld,
        "outcome": one.outcome.value,
        "rank": one.rank,
        "joint": one.joint,
    }
    if withheld:
        return told | {
            "baseline": False,
            "total": None,
            "best_rank": None,
            "worst_rank": None,
            "reasons": [],
        }
    return told | {
        "baseline": option.baseline,
        "total": exact_text_or_none(one.total),
        "best_rank": one.best_rank,
        "worst_rank": one.worst_rank,
        "reasons": list(one.reasons),
    }


def _decision(place: AppraisalPlace) -> dict[str, Any] | None:
    row = place.appraisal.decision
    if row is None:
        return None
    return {
        "preferred": row.preferred.code,
        "reason": row.reason,
        "decided_on": row.decided_on,
        "next_step": row.next_step,
    }
