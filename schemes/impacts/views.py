"""Impacts of a scheme by group of people: all nine protected characteristics, then the others."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.impacts.actions import add_impact, change_impact, remove_impact
from schemes.impacts.forms import ImpactForm
from schemes.impacts.protected import CHARACTERISTICS, characteristic
from schemes.models import Impact
from schemes.place import SchemePlace, scheme_for
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words


@dataclass(frozen=True, slots=True)
class Group:
    """The impacts on one group of people, none where nothing is said of it."""

    name: str
    impacts: tuple[Impact, ...]


@require_safe
def impacts(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = list(place.scheme.impacts.order_by("position", "pk"))
    protected, others = _groups(found)
    silent = sum(not group.impacts for group in protected)
    told = ngettext(
        "Nothing is said of one of the nine protected characteristics.",
        "Nothing is said of %(count)s of the nine protected characteristics.",
        silent,
    )
    context = place.context(
        _("Impacts of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Impacts"), None),
        room="impacts",
        state=told % {"count": count_words(silent)}
        if silent
        else _("Every protected characteristic is spoken of."),
        protected=protected,
        others=others,
        add=place.url("impact-new"),
    )
    return render(request, "schemes/impacts/impacts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def impact_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    group = characteristic(request.GET.get("group", ""))
    return form_page(
        request,
        "pages/form.html",
        ImpactForm(request.POST if request.method == "POST" else None, initial={"group": group}),
        lambda values: add_impact(scheme=place.scheme, **values),
        done=place.url("impacts"),
        said=_("The impact is added."),
        context=_context(place, _("Add an impact")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def impact_edit(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    impact = get_object_or_404(Impact, scheme=place.scheme, pk=pk)
    impact.scheme = place.scheme
    form = ImpactForm(
        request.POST if request.method == "POST" else None,
        version=impact.version,
        initial=ImpactForm.values_of(impact),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_impact(impact=impact, **values),
        done=place.url("impacts"),
        said=_("The impact is saved."),
        context=_context(place, _("Change an impact")),
        current=lambda row: ImpactForm.values_of(row) if isinstance(row, Impact) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def impact_remove(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    impact = Impact.objects.filter(scheme=place.scheme, pk=pk).first()
    if impact is None:
        return gone(request, place.url("impacts"))
    impact.scheme = place.scheme
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=impact.version,
        label=_("Remove this impact"),
    )
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_impact(impact=impact, **values),
        done=place.url("impacts"),
        said=_("The impact is removed."),
        context=_context(place, _("Remove this impact?"))
        | {"goes": [impact.text, _("The history keeps every word of it.")]},
    )


def _groups(impacts: list[Impact]) -> tuple[list[Group], list[Group]]:
    """The nine in the Act's order, said of or not; then everybody and other groups, as met,
    whatever their capitals."""
    by: dict[str, list[Impact]] = {name: [] for name in CHARACTERISTICS}
    names: dict[str, str] = {}
    for impact in impacts:
        text = " ".join(impact.group.split()) or _("Everybody who is affected")
        first = names.setdefault(text.casefold(), text[:1].upper() + text[1:])
        by.setdefault(characteristic(text) or first, []).append(impact)
    groups = [Group(name, tuple(rows)) for name, rows in by.items()]
    count = len(CHARACTERISTICS)
    return groups[:count], groups[count:]


def _context(place: SchemePlace, heading: str) -> dict[str, object]:
    back = place.url("impacts")
    return place.context(heading, (_("Impacts"), back), (heading, None), room="impacts", back=back)
