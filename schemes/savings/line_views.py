"""Pages for adding, changing, moving and removing a savings line."""

from contextlib import suppress
from functools import partial
from typing import Any

from crispy_forms_gds.choices import Choice
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schemes.access import Act
from schemes.casefile.money import finance_line
from schemes.finance.years import FinancialYear
from schemes.models import SavingsLine
from schemes.place import SchemePlace, scheme_for
from schemes.savings.actions import LINES, add_line, change_line, remove_line
from schemes.savings.forms.drivers import WRONG, LineForm
from schemes.savings.forms.standing import FORMS, WAYS, initial_values, way_of
from schemes.savings.inputs import weighting_of, years_of
from schemes.savings.model import SavingsModel
from schemes.savings.picture import picture_of
from schemes.savings.tables import workings, years_table
from schemes.savings.words import line_remarks
from workbench.models import Versioned
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer

MOST_TAGS = 20


@require_http_methods(["GET", "HEAD", "POST"])
def line_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """Asks first how the money of the line is given, then shows the form for that way."""
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    heading, way = _("Add a savings line"), request.GET.get("way", "")
    if way not in FORMS:
        context = _context(place, heading, ways=WAYS)
        return render(request, "schemes/savings/way.html", context)
    form = _form(place, way, request, initial={"kind": SavingsLine.Kind.SAVING})
    context = _context(place, heading, way=_way(way))
    if answer := _shown(request, place, form, context):
        return answer
    return form_page(
        request,
        "schemes/savings/line.html",
        form,
        lambda values: add_line(scheme=place.scheme, **values),
        done=place.url("savings"),
        said=_("The line is added."),
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def line_edit(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    row = get_object_or_404(SavingsLine, scheme=place.scheme, pk=pk)
    row.scheme = place.scheme
    asked = request.GET.get("way", "")
    way = asked if asked in FORMS else way_of(row)
    years = years_of(place.programme)
    initial = initial_values(row, years)
    form = _form(place, way, request, initial=initial, version=row.version, stood=row)
    context = _context(
        place,
        _("Change “%(line)s”") % {"line": row.name},
        way=_way(way),
        ways=[one for one in WAYS if one.value != way],
    )
    if answer := _shown(request, place, form, context):
        return answer
    return form_page(
        request,
        "schemes/savings/line.html",
        form,
        lambda values: change_line(line=row, **values),
        done=place.url("savings"),
        said=_("“%(line)s” is saved.") % {"line": row.name},
        context=context,
        current=lambda now: _standing(now, place),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def line_remove(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    row = SavingsLine.objects.filter(scheme=place.scheme, pk=pk).first()
    if row is None:
        return gone(request, place.url("savings"))
    row.scheme = place.scheme
    name = {"line": row.name}
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=row.version,
        label=_("Remove this line"),
    )
    goes = [
        _("Its money leaves every total of the scheme and the programme."),
        _("The history keeps every figure of it."),
    ]
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_line(line=row, **values),
        done=place.url("savings"),
        said=_("“%(line)s” is removed.") % name,
        context=_context(place, _("Remove “%(line)s”?") % name, goes=goes),
    )


@require_POST
def line_move(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    row = get_object_or_404(SavingsLine, scheme=place.scheme, pk=pk)
    row.scheme = place.scheme
    return move_answer(
        request,
        partial(LINES.move, row),
        done=place.url("savings"),
        name=row.name,
        version=row.version,
    )


def _form(place: SchemePlace, way: str, request: HttpRequest, **kwargs: Any) -> LineForm:
    data = request.POST if request.method == "POST" else None
    years = years_of(place.programme)
    return FORMS[way](data, years=years, tags=_tags(place), **kwargs)


def _shown(
    request: HttpRequest, place: SchemePlace, form: LineForm, context: dict[str, Any]
) -> HttpResponse | None:
    """What is shown of a line that is not saved yet: the whole form, or its picture alone for the
    script that asks while somebody types. None where the line is to be saved."""
    if "picture" in request.POST:
        return picture_answer(request, form, years_of(place.programme))
    return _preview(request, place, form, context) if "preview" in request.POST else None


def picture_answer(
    request: HttpRequest, form: LineForm, years: tuple[FinancialYear, ...]
) -> HttpResponse:
    """The picture of a line as far as it is typed. It needs no name yet, and what cannot be read
    is told beside its field when the form is sent."""
    shown: dict[str, Any] = {
        "picture_waits": _("The picture comes with the first figure that can be read.")
    }
    if not set(form.errors) - {"name"}:
        form.cleaned_data.setdefault("name", "")
        with suppress(*WRONG):
            line = finance_line(form.unsaved())
            shown["picture"] = picture_of(line, years)
    answer = render(request, "schemes/savings/picture.html", shown)
    answer["X-Fragment"] = "picture"
    return answer


def _preview(
    request: HttpRequest, place: SchemePlace, form: LineForm, context: dict[str, Any]
) -> HttpResponse:
    """The form as it was sent, with the working and the yearly amounts of the line. Nothing is
    saved."""
    if not form.is_valid():
        return render(request, "schemes/savings/line.html", {"form": form, **context}, status=422)
    line, years = finance_line(form.unsaved()), years_of(place.programme)
    model = SavingsModel((line,), years, weighting_of(place.scheme.confidence))
    worked = {
        "workings": (*workings(line, years[0]), *line_remarks(line, years)),
        "years": years_table(model),
        "picture": picture_of(line, years),
    }
    return render(request, "schemes/savings/line.html", {"form": form, **context, **worked})


def _standing(now: Versioned, place: SchemePlace) -> dict[str, Any]:
    if not isinstance(now, SavingsLine):
        return {}
    return initial_values(now, years_of(place.programme))


def _tags(place: SchemePlace) -> list[str]:
    """The cohorts and budgets that lines of the programme say they count, at most `MOST_TAGS`."""
    rows = SavingsLine.objects.filter(scheme__programme=place.programme).exclude(counts=[])
    found = {tag for counts in rows.values_list("counts", flat=True) for tag in counts}
    return sorted(found, key=str.casefold)[:MOST_TAGS]


def _way(value: str) -> Choice:
    return next(one for one in WAYS if one.value == value)


def _context(place: SchemePlace, heading: str, **more: Any) -> dict[str, Any]:
    return place.context(
        heading,
        (_("Savings"), place.url("savings")),
        (heading, None),
        room="savings",
        back=place.url("savings"),
        **more,
    )
