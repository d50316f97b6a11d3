"""The page of the decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.casefile.mapped import DECISION
from appraisal.casefile.masking import mask_decision
from appraisal.casefile.rows import AppraisalRows
from appraisal.decision.actions import record_decision
from appraisal.decision.conditions.views import conditions_context
from appraisal.decision.forms import DecisionForm, as_it_stands
from appraisal.decision.tables import dissent_table, votes_table
from appraisal.decision.words import who_words
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.words.answer import preferred_words
from appraisal.engine.words.outcomes import standing_words
from appraisal.models import Appraisal, Decision
from appraisal.states import Change
from schemes.access import Act
from schemes.models import Partner, Programme
from workbench.dates import day
from workbench.models import Versioned
from workbench.numbers.listing import opening
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The decision in force: the lead officer records a new one, all others read. A new one starts
    empty, or from the one in force where that is asked for (`?from=in-force`)."""
    act = Act.DECIDE if request.method == "POST" else Act.READ
    place = appraisal_for(person(request), programme, appraisal, act)
    place.require_results()
    if request.method == "POST":
        place.require_open(Change.DECISION)
    rows = AppraisalRows.of(place.appraisal, exempt=place.exempt.options)
    standing = place.appraisal.decision
    takes_over = request.GET.get("from") == "in-force"
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        options=rows.open_options,
        authorities=authorities_of(place.programme),
        standings=standings_of(rows),
        in_words=is_in_words(rows),
        initial=as_it_stands(standing) if takes_over else {},
        version=place.appraisal.version,
    )
    decisions = list(
        Decision.objects.filter(appraisal=place.appraisal)
        .select_related("preferred", "with_a_view_to")
        .order_by("-pk")
    )
    for one in decisions:
        mask_decision(one, place.exempt.options)
    in_force = [one for one in decisions if standing is not None and one.pk == standing.pk]
    context = place.context(
        _("Decision"),
        (_("Decision"), None),
        room="decision",
        change=Change.DECISION,
        state=state_of(in_force[0] if in_force else None),
        in_force=shown(in_force[0]) if in_force else None,
        takes_over=takes_over,
        earlier=[shown(one) for one in decisions if one not in in_force],
        options=rows.shown_options,
        **conditions_context(place),
    )
    return form_page(
        request,
        "appraisal/decision/decision.html",
        form,
        lambda values: record_decision(appraisal=place.appraisal, **values),
        done=place.url("decision"),
        said=_("The decision is recorded."),
        context=context,
        current=now,
    )


def shown(decision: Decision) -> dict[str, Any]:
    """A decision with its tables, for its template."""
    part = DECISION.part_of(decision)
    return {
        "row": decision,
        "took_part": [who_words(one.role, one.authority) for one in part.took_part],
        "votes": votes_table(part.votes) if part.votes else None,
        "dissent": dissent_table(part.dissent) if part.dissent else None,
    }


def authorities_of(programme: Programme) -> list[str]:
    """The authorities that take part in a programme, in one query; none where one alone does."""
    partners = Partner.objects.filter(programme=programme).order_by("authority__name")
    others = list(partners.values_list("authority__name", flat=True))
    return [str(programme.authority), *others] if others else []


def is_in_words(rows: AppraisalRows) -> bool:
    """Whether every criterion is a consideration, so that nothing is ranked."""
    try:
        return rows.result.qualitative
    except ProblemError:
        return False


def standings_of(rows: AppraisalRows) -> dict[str, str]:
    """The outcome of each option by code: "Ranked 1, taken forward". Empty where the rules
    contradict themselves or nothing is ranked."""
    try:
        result = rows.result
    except ProblemError:
        return {}
    if result.qualitative:
        return {}
    return {one.code: opening(standing_words(one)) for one in result.options}


def state_of(decision: Decision | None) -> str:
    """The decision in force in a sentence."""
    if decision is None:
        return _("No decision is recorded yet.")
    view = decision.with_a_view_to
    sentence = preferred_words(decision.preferred.name, view.name if view else "")
    if decision.decided_on is not None:
        sentence += _(", decided on %(day)s") % {"day": day(decision.decided_on)}
    return f"{sentence}."


def now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Appraisal)
    return as_it_stands(row.decision)
