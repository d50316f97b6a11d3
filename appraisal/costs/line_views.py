"""Pages for adding, changing, moving and removing a line of an option. Its form is a scheme's."""

from functools import partial
from typing import Any

from crispy_forms_gds.choices import Choice
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from appraisal.access import OptionPlace, option_for
from appraisal.casefile.costs import Years
from appraisal.casefile.costs_of_rows import years_looked_at
from appraisal.costs.actions import LINES
from appraisal.costs.line_forms import OPTION_FORMS, OWN
from appraisal.models import OptionLine
from appraisal.states import Change
from schemes.access import Act
from schemes.casefile.money import finance_line
from schemes.savings.forms.drivers import LineForm
from schemes.savings.forms.standing import WAYS, initial_values, way_of
from schemes.savings.inputs import weighting_of
from schemes.savings.line_views import picture_answer
from schemes.savings.model import SavingsModel
from schemes.savings.picture import picture_of
from schemes.savings.tables import workings, years_table
from schemes.savings.words import line_remarks
from workbench.pages.answering import form_page, person
from workbench.pages.row_pages import Removing, RowPages

TEMPLATE = "schemes/savings/line.html"
_PLACE = partial(option_for, act=Act.WRITE, change=Change.DESCRIPTIONS)


def _way_back(place: OptionPlace) -> tuple[tuple[str, str | None], ...]:
    return ((_("Costs and savings"), place.url("option-costs")),)


PAGES: RowPages[OptionLine, OptionPlace] = RowPages(
    rows=LINES,
    place=_PLACE,
    way=_way_back,
    room="options",
    removing=Removing(
        heading=gettext_lazy("Remove “%(name)s”?"),
        button=gettext_lazy("Remove this line"),
        done=gettext_lazy("“%(name)s” is removed."),
    ),
    goes=lambda _row: [
        _("Its money leaves every sum of the option."),
        _("The history keeps every figure of it."),
    ],
    move_page="optionline-move",
)


@require_http_methods(["GET", "HEAD", "POST"])
def line_new(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    """Asks first how the money of the line is given, then shows the form for that way."""
    place = _PLACE(person(request), programme, appraisal, option)
    heading, way = _("Add a line"), request.GET.get("way", "")
    if way not in OPTION_FORMS:
        context = PAGES.context(place, None, heading, ways=WAYS)
        return render(request, "schemes/savings/way.html", context)
    form = _form(place, way, request, initial={"kind": OptionLine.Kind.ONE_OFF_COST})
    context = PAGES.context(place, None, heading, way=_way(way))
    if answer := _shown(request, place, form, context):
        return answer
    return form_page(
        request,
        TEMPLATE,
        form,
        lambda values: LINES.add(place.option, **values),
        done=PAGES.back(place),
        said=_("The line is added."),
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def line_edit(
    request: HttpRequest, programme: str, appraisal: str, option: str, pk: int
) -> HttpResponse:
    place = _PLACE(person(request), programme, appraisal, option)
    row = get_object_or_404(OptionLine, option=place.option, pk=pk)
    row.option = place.option
    asked = request.GET.get("way", "")
    way = asked if asked in OPTION_FORMS else way_of(row)
    years = years_looked_at(place.appraisal)
    initial = _initial(row, years)
    form = _form(place, way, request, initial=initial, version=row.version, stood=row)
    ways = [one for one in WAYS if one.value != way]
    heading = _("Change “%(line)s”") % {"line": row.name}
    context = PAGES.context(place, row, heading, way=_way(way), ways=ways)
    if answer := _shown(request, place, form, context):
        return answer
    return form_page(
        request,
        TEMPLATE,
        form,
        lambda values: LINES.change(row, **values),
        done=PAGES.back(place),
        said=_("“%(line)s” is saved.") % {"line": row.name},
        context=context,
        current=lambda now: _initial(now, years) if isinstance(now, OptionLine) else {},
    )


def _initial(row: OptionLine, years: Years) -> dict[str, Any]:
    return initial_values(row, years) | {name: getattr(row, name) for name in OWN}


def _form(place: OptionPlace, way: str, request: HttpRequest, **kwargs: Any) -> LineForm:
    data = request.POST if request.method == "POST" else None
    return OPTION_FORMS[way](data, years=years_looked_at(place.appraisal), **kwargs)


def _shown(
    request: HttpRequest, place: OptionPlace, form: LineForm, context: dict[str, Any]
) -> HttpResponse | None:
    """The picture of a line that is not saved yet, or the form again with its working; None where
    the line is to be saved."""
    years = years_looked_at(place.appraisal)
    if "picture" in request.POST:
        return picture_answer(request, form, years)
    if "preview" not in request.POST:
        return None
    if not form.is_valid():
        return render(request, TEMPLATE, {"form": form, **context}, status=422)
    line = finance_line(form.unsaved())
    worked = {
        "workings": (*workings(line, years[0]), *line_remarks(line, years)),
        "years": years_table(SavingsModel((line,), years, weighting_of(""))),
        "picture": picture_of(line, years),
    }
    return render(request, TEMPLATE, {"form": form, **context, **worked})


def _way(value: str) -> Choice:
    return next(one for one in WAYS if one.value == value)
