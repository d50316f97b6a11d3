"""The results of an appraisal: its page, the figure of its chart, its ranked table as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.mapped import CONDITION
from appraisal.casefile.whole import cost_scenario_parts, option_parts
from appraisal.engine.pricing_withheld import why_withheld
from appraisal.engine.result import OptionResult
from appraisal.engine.words.outcomes import outcome_cell, standing_words
from appraisal.shown.answer import Answer
from reports.blocks.appraisal.compared import side_by_side_table
from reports.blocks.appraisal.decision import decision_sentences, decision_tables
from reports.blocks.appraisal.gateways import gateway_matrix
from reports.blocks.appraisal.money import finance_basis, finance_table
from reports.blocks.appraisal.pictures import contributions_chart
from reports.blocks.appraisal.ranking import NAMED, ranked_table, why
from reports.blocks.appraisal.sure.tables import first_told
from reports.blocks.appraisal.worth.scenarios import value_scenario_tables, value_scenario_told
from reports.blocks.appraisal.worth.value import value_chart, value_table, value_told
from reports.casefile.findings import Findings, findings_of
from reports.results.choosing import Chosen, narrowed
from schemes.access import Act
from schemes.history.exports import leaves_event
from schemes.remembered import Blocks, remembered
from schemes.veil import veiled
from workbench.charts.answering import chart_answer
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.pages.answering import person
from workbench.pages.csv import csv_response


@require_safe
def results(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The answer first, then everything that it rests on; or what to mend before there is one."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    place.require_results()
    chosen = Chosen.of(request.GET)
    blocks = remembered(place, request.path + chosen.query, lambda: _blocks(place, chosen))
    context = place.context(_("Results"), (_("Results"), None), room="results")
    return render(request, "reports/results/results.html", {**context, **blocks})


def _blocks(place: AppraisalPlace, chosen: Chosen) -> Blocks:
    """What the page of results says of the options that were chosen, and whether it has pictures
    that a script draws."""
    found = place.answer
    findings = findings_in(place, found)
    context = place.context(
        _("Results"),
        tasks=[(task.sentence, place.url(task.room)) for task in found.tasks],
        **(
            narrowed(
                everything_shown(findings, found) | _decided(place, findings, found),
                findings,
                {one.code: one.slug for one in found.rows.options},
                chosen,
            )
            if findings
            else {"state": _("There is nothing to show yet.")}
        ),
    )
    charts = context.get("chart") or context.get("value_chart")
    return {
        "main": render_to_string("reports/results/shown.html", context),
        "state": context["state"],
        "charts": "drawn" if charts else "",
    }


@require_safe
def contributions(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of the results page's chart, for plotly.js; an empty one where there is none."""
    place, findings = findings_at(request, programme, appraisal)
    chart = veiled(contributions_chart(findings) if findings else None, place.exempt)
    return chart_answer(request, chart)


@require_safe
def value_points(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of cost against benefit, for plotly.js; an empty one where there is none."""
    place, findings = findings_at(request, programme, appraisal)
    chart = veiled(value_chart(findings) if findings else None, place.exempt)
    return chart_answer(request, chart)


@require_safe
@leaves_event
def ranked_csv(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The ranked table as CSV, exact; 404 while the appraisal contradicts itself."""
    from reports.results.frames import ranked_frame, without_exempt

    place, findings = findings_at(request, programme, appraisal)
    if findings is None:
        raise Http404
    frame = without_exempt(ranked_frame(findings), place.exempt)
    return csv_response(f"ranked-{appraisal}.csv", list(frame.columns), frame.to_numpy().tolist())


def findings_at(
    request: HttpRequest, programme: str, appraisal: str
) -> tuple[AppraisalPlace, Findings | None]:
    """The appraisal at this address for somebody who sees its results, and its findings; None where
    there are none. Raises `NotNow` where they would tell the price of an exempt option."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    place.require_results()
    findings = findings_in(place, place.answer)
    if findings is not None and findings.prices_withheld:
        place.refuse(why_withheld(findings.problem, findings.prices_withheld))
    return place, findings


def findings_in(place: AppraisalPlace, found: Answer) -> Findings | None:
    """The findings of what an appraisal comes to; None where it comes to nothing yet."""
    if found.result is None or not found.rows.options:
        return None
    addresses = {option.code: place.url("option", option.slug) for option in found.rows.options}
    priced = any(option.cost is not None for option in found.rows.problem.options)
    scenarios = cost_scenario_parts(place.appraisal) if priced else ()
    return findings_of(found.rows, addresses, scenarios)


def everything_shown(findings: Findings, found: Answer) -> dict[str, Any]:
    """What the page of results shows, and the meeting view one thing at a time."""
    qualitative = findings.result.qualitative
    withheld = {option.code for option in found.rows.options if option.withheld}
    outcomes = {option.code: outcome_cell(option) for option in findings.result.options}
    options = [
        (
            findings.name(option.code),
            outcome_cell(option),
            (_("Its reasons are withheld: it is exempt from publication."),)
            if option.code in withheld
            else option.reasons,
        )
        for option in findings.result.in_rank_order
    ]
    return {
        "state": _state(findings),
        "tries": may_try(findings, found),
        "draws": not findings.prices_withheld,
        "answer": found.sentence,
        "statements": findings.result.statements,
        "warnings": findings.result.warnings,
        "matrix": gateway_matrix(findings) if findings.rated_criteria else None,
        "compared": side_by_side_table(option_parts(found.rows), outcomes) if qualitative else None,
        "ranked": None if qualitative else ranked_table(findings),
        "options": options,
        "options_in_brief": [
            (name, outcome, _in_brief(findings, option) if option.code not in withheld else reasons)
            for option, (name, outcome, reasons) in zip(
                findings.result.in_rank_order, options, strict=True
            )
        ],
        "sure": first_told(findings),
        "finance": finance_table(findings),
        "finance_basis": finance_basis(findings),
        "value": value_table(findings),
        "value_told": value_told(findings),
        "value_chart": value_chart(findings),
        "value_scenarios": value_scenario_tables(findings),
        "value_scenarios_told": value_scenario_told(findings),
        "chart": None if qualitative or findings.prices_withheld else contributions_chart(findings),
    }


def _in_brief(findings: Findings, option: OptionResult) -> tuple[str, ...]:
    """Why an option stands where it does, for a room: of many criteria the first are named, and the
    working of its total, which names them all, is left to the page."""
    if findings.prices_withheld or len(findings.ranking_criteria) <= 2 * NAMED:
        return option.reasons
    told = why(findings, option)
    if option.rank is None:
        return (told,)
    if not option.working:
        return (f"{opening(standing_words(option))}.", told)
    return tuple(one.replace(f": {option.working}", "") for one in (*option.reasons, told))


def may_try(findings: Findings | None, found: Answer) -> bool:
    """Whether whoever reads may ask what would follow of other weights and ratings."""
    return findings is not None and not findings.result.qualitative and not found.rows.withholds


def _decided(place: AppraisalPlace, findings: Findings, found: Answer) -> dict[str, Any]:
    """What was decided, in sentences after the answer, with its tables."""
    decision = found.rows.part.decision
    if decision is None:
        return {}
    rows = place.appraisal.conditions.order_by("position", "pk")
    conditions = tuple(map(CONDITION.part_of, rows))
    sentences = decision_sentences(findings, decision, conditions)
    return {"decided": sentences[1:], "decided_tables": decision_tables(decision, conditions)}


def _state(findings: Findings) -> str:
    forward, undecided = len(findings.result.taken_forward), len(findings.result.undecided)
    return forward_words(forward, undecided, len(findings.options))


def forward_words(forward: int, undecided: int, count: int) -> str:
    """How many of `count` options, one at least, are taken forward, and how many are undecided."""
    if count == 1:
        if forward:
            return _("The one option is taken forward.")
        if undecided:
            return _("The one option is undecided.")
        return _("The one option is not taken forward.")
    alike = {undecided: _("undecided"), forward: _("taken forward")}.get(count)
    if alike:
        told = {"all": count_words(count), "standing": alike}
        both = _("Both options are %(standing)s.") % told
        return both if count == 2 else _("All %(all)s options are %(standing)s.") % told
    some, all_ = counts_alike(forward, count)
    text = ngettext(
        "%(count)s of %(all)s options is taken forward.",
        "%(count)s of %(all)s options are taken forward.",
        max(forward, 1),
    ) % {"count": opening(some) if forward else _("None"), "all": all_}
    if not undecided:
        return text
    waiting = ngettext("%(count)s is undecided.", "%(count)s are undecided.", undecided) % {
        "count": opening(count_words(undecided))
    }
    return f"{text} {waiting}"
