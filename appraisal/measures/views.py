"""Pages of measures: the grid of their values, and each measure by itself."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.rows import AppraisalRows
from appraisal.measures.actions import (
    add_measure,
    change_measure,
    move_measure,
    remove_measure,
    set_measures,
)
from appraisal.measures.forms import MeasureForm, MeasureGridForm, NewMeasureForm
from appraisal.measures.tables import finance_table, heading, typed_measures, values_table
from appraisal.models import Measure
from appraisal.states import Change
from schemes.access import Act, require
from workbench.numbers.listing import count_words
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer, moves_of


@require_http_methods(["GET", "HEAD", "POST"])
def measures(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    if request.method == "POST":
        require(place.roles, Act.WRITE)
        place.require_open(Change.MEASURES)
    rows = AppraisalRows.of(
        place.appraisal, with_ratings=place.sees_results, exempt=place.exempt.options
    )
    every = list(place.appraisal.measures.order_by("position", "pk"))
    found = typed_measures(every, rows)
    form = MeasureGridForm(
        request.POST if request.method == "POST" else None,
        version=place.appraisal.version,
        measures=found,
        options=rows.shown_options,
        values={
            (row.measure_id, row.option_id): row.value
            for row in rows.values
            if not row.option.withheld
        },
    )
    return form_page(
        request,
        "appraisal/measures/measures.html",
        form,
        lambda values: set_measures(appraisal=place.appraisal, **values),
        done=place.url("measures"),
        said=_("The measures are saved."),
        context=place.context(
            _("Measures"),
            (_("Measures"), None),
            room="measures",
            state=_state(rows, found),
            options=rows.shown_options,
            measures=[(measure, heading(measure)) for measure in found],
            moves=moves_of(
                found,
                key=lambda measure: measure.pk,
                address=lambda measure: place.url("measure-move", measure.pk),
                name=lambda measure: _("measure %(name)s") % {"name": measure},
                version=lambda _measure: place.appraisal.version,
            ),
            values=values_table(rows, found) if found and rows.shown_options else None,
            table=finance_table(rows, every),
        ),
        current=lambda _row: form.saved(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def measure_new(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.MEASURES)
    form = NewMeasureForm(
        request.POST if request.method == "POST" else None, version=place.appraisal.version
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: add_measure(appraisal=place.appraisal, **values),
        done=place.url("measures"),
        said=_("The measure is added. Enter its value for each option."),
        context=_context(place, _("Add a measure")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def measure_edit(request: HttpRequest, programme: str, appraisal: str, pk: int) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.MEASURES)
    measure = _measure(place, pk)
    if measure is None:
        return gone(request, place.url("measures"))
    form = MeasureForm(
        request.POST if request.method == "POST" else None,
        version=place.appraisal.version,
        initial={"name": measure.name, "unit": measure.unit},
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_measure(measure=measure, **values),
        done=place.url("measures"),
        said=_("The measure is saved."),
        context=_context(place, _("Change %(measure)s") % {"measure": measure}),
        current=lambda _row: Measure.objects.filter(pk=pk).values("name", "unit").get(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def measure_remove(request: HttpRequest, programme: str, appraisal: str, pk: int) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.MEASURES)
    measure = _measure(place, pk)
    if measure is None:
        return gone(request, place.url("measures"))
    name = {"measure": measure}
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=place.appraisal.version,
        label=_("Remove %(measure)s") % name,
    )
    count = measure.values.count()
    goes = [
        _("Its values go with it: it has %(count)s.") % {"count": count_words(count)},
        _("The history keeps every one of them."),
    ]
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_measure(measure=measure, **values),
        done=place.url("measures"),
        said=_("%(measure)s is removed.") % name,
        context=_context(place, _("Remove %(measure)s?") % name, goes=goes),
    )


@require_POST
def measure_move(request: HttpRequest, programme: str, appraisal: str, pk: int) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.MEASURES)
    measure = _measure(place, pk)
    if measure is None:
        raise Http404
    return move_answer(
        request,
        partial(move_measure, measure=measure),
        done=place.url("measures"),
        name=str(measure),
        version=place.appraisal.version,
    )


def _measure(place: AppraisalPlace, pk: int) -> Measure | None:
    measure = place.appraisal.measures.filter(pk=pk).first()
    if measure is not None:
        measure.appraisal = place.appraisal
    return measure


def _state(rows: AppraisalRows, found: list[Measure]) -> str:
    """How many of the values are given, in a sentence."""
    squares = len(found) * len(rows.shown_options)
    if not squares:
        return ""
    typed = {measure.pk for measure in found}
    given = sum(row.measure_id in typed and not row.option.withheld for row in rows.values)
    return values_words(given, squares)


def values_words(given: int, squares: int) -> str:
    """How many of the values, one at least, are given."""
    if squares == 1:
        return _("The one value is in.") if given else _("The one value is not in yet.")
    text = ngettext(
        "%(given)d of %(squares)d values is in.", "%(given)d of %(squares)d values are in.", given
    )
    return text % {"given": given, "squares": squares}


def _context(place: AppraisalPlace, heading: str, **more: object) -> dict[str, object]:
    return place.context(
        heading,
        (_("Measures"), place.url("measures")),
        (heading, None),
        room="measures",
        back=place.url("measures"),
        **more,
    )
