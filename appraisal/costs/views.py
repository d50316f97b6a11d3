"""Pages of what options cost and save: all of them side by side, and one by year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace, appraisal_for, option_for
from appraisal.casefile.costs_of_rows import option_costs as costs_of_rows
from appraisal.casefile.costs_of_rows import years_looked_at
from appraisal.costs.by_year import by_year, differences
from appraisal.costs.considered_views import considered_rows
from appraisal.costs.forms import CostsYearsForm, EstimatesForm
from appraisal.costs.line_views import PAGES
from appraisal.costs.scenarios.views import scenarios_shown
from appraisal.costs.switching.shown import switching_shown
from appraisal.costs.tables import ranges_table, side_by_side_table
from appraisal.costs.words import basis_sentences, reasons_of
from appraisal.models import Appraisal, Option
from appraisal.options.actions import OPTIONS
from appraisal.question.actions import APPRAISALS
from appraisal.states import Change
from schemes.access import Act
from schemes.casefile.money import finance_line
from schemes.savings.tables import total_cell, workings
from schemes.savings.words import line_remarks, line_stay_words
from workbench.pages.answering import form_page, person


@require_safe
def costs(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """All options side by side."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    rows = place.appraisal.options.exclude(pk__in=place.exempt.options)
    options = list(rows.order_by("position", "pk"))
    every = costs_of_rows(place.appraisal, options)
    slugs = {option.code: option.slug for option in options}
    lived = [one for one in every if one.life is not None]
    codes = {one.code for one in lived}
    context = place.context(
        _("Costs and savings"),
        (_("Options"), place.url("options")),
        (_("Costs and savings"), None),
        room="options",
        change=Change.DESCRIPTIONS,
        options=options,
        basis=basis_sentences(years_looked_at(place.appraisal), place.appraisal.price_base),
        counts_as=place.appraisal.get_costs_from_display(),
        beside=side_by_side_table(lived, lambda one: place.url("option-costs", slugs[one.code])),
        lived=bool(lived),
        without_lines=[option for option in options if option.code not in codes],
        ranges=ranges_table(every),
        **switching_shown(every),
        **scenarios_shown(place, every),
        **differences(place, every),
        reasons=reasons_of(every),
        considered=considered_rows(place),
    )
    return render(request, "appraisal/costs/costs.html", context)


@require_safe
def option_costs(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    """One option by year, with its lines."""
    place = option_for(person(request), programme, appraisal, option, Act.READ)
    rows = list(place.option.lines.order_by("position", "pk"))
    years = years_looked_at(place.appraisal)
    moves = PAGES.moves(place, rows)
    shown = by_year(place)
    context = place.context(
        _("Costs and savings of %(option)s") % {"option": place.option.name},
        (_("Costs and savings"), None),
        room="options",
        change=Change.DESCRIPTIONS,
        option=place.option,
        lines=[
            {
                "row": row,
                "stay": line_stay_words(finance_line(row)),
                "workings": (
                    *workings(finance_line(row), years[0]),
                    *shown["sure_of"].get(row.name, ()),
                ),
                "remarks": line_remarks(finance_line(row), years),
                "comes_to": total_cell(finance_line(row), years),
                "edit": place.url("optionline-edit", row.pk),
                "remove": place.url("optionline-remove", row.pk),
                "move": moves.get(row.pk),
            }
            for row in rows
        ],
        **shown,
    )
    return render(request, "appraisal/costs/option.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def option_estimates(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    """How sure the lines of an option are."""
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.DESCRIPTIONS
    )
    found = place.option
    form = EstimatesForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=EstimatesForm.values_of(found),
    )
    heading = _("Optimism bias and range of %(option)s") % {"option": found.name}
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: OPTIONS.change(found, **values),
        done=place.url("option-costs"),
        said=_("It is saved."),
        context=place.context(
            heading,
            (_("Costs and savings"), place.url("option-costs")),
            (heading, None),
            room="options",
            back=place.url("option-costs"),
        ),
        current=lambda row: EstimatesForm.values_of(row) if isinstance(row, Option) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def costs_years(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Over which years options are looked at, and what counts as their cost."""
    place: AppraisalPlace = appraisal_for(
        person(request), programme, appraisal, Act.WRITE, change=Change.DESCRIPTIONS
    )
    form = CostsYearsForm(
        request.POST if request.method == "POST" else None,
        version=place.appraisal.version,
        initial=CostsYearsForm.values_of(place.appraisal),
    )
    heading = _("Years and prices")
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: APPRAISALS.change(place.appraisal, **values),
        done=place.url("costs"),
        said=_("The years and prices are saved."),
        context=place.context(
            heading,
            (_("Costs and savings"), place.url("costs")),
            (heading, None),
            room="options",
            back=place.url("costs"),
        ),
        current=lambda row: CostsYearsForm.values_of(row) if isinstance(row, Appraisal) else {},
    )
