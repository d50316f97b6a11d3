"""Impacts of a scheme by group of people: all nine protected characteristics, then the others."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.impacts.actions import IMPACTS
from schemes.impacts.forms import ImpactForm
from schemes.impacts.protected import CHARACTERISTICS, characteristic, group_key, group_name
from schemes.models import Impact
from schemes.place import SchemePlace, scheme_for
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


@dataclass(frozen=True, slots=True)
class GroupImpacts:
    """One group of people with the impacts on it; none where nothing is stated."""

    name: str
    impacts: tuple[Impact, ...]


class ImpactPages(ListPages[Impact, SchemePlace]):
    """The form of a new impact begins with the group that the address names."""

    def asked(
        self, request: HttpRequest, place: SchemePlace, row: Impact | None, **kept: Any
    ) -> WorkbenchForm:
        if row is None:
            kept["initial"] = {"group": characteristic(request.GET.get("group", ""))}
        return super().asked(request, place, row, **kept)


PAGES = ImpactPages(
    rows=IMPACTS,
    place=partial(scheme_for, act=Act.WRITE),
    way=lambda place: ((_("Impacts"), place.url("impacts")),),
    room="impacts",
    form=ImpactForm,
    editing=Editing(
        add=gettext_lazy("Add an impact"),
        added=gettext_lazy("The impact is added."),
        change=gettext_lazy("Change an impact"),
        changed=gettext_lazy("The impact is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this impact?"),
        button=gettext_lazy("Remove this impact"),
        done=gettext_lazy("The impact is removed."),
    ),
    goes=lambda impact: [impact.text, _("The history keeps every word of it.")],
    move_page="impact-move",
)


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
    if silent == len(protected):
        told = _("Nothing is said of any of the nine protected characteristics.")
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
        moves=PAGES.moves(place, found),
    )
    return render(request, "schemes/impacts/impacts.html", context)


def _groups(impacts: list[Impact]) -> tuple[list[GroupImpacts], list[GroupImpacts]]:
    """The nine protected characteristics in the Act's order, with or without impacts; then
    everybody and the other groups, in the order of their first impact, whatever their capitals."""
    by: dict[str, list[Impact]] = {name.casefold(): [] for name in CHARACTERISTICS}
    names = {name.casefold(): name for name in CHARACTERISTICS}
    for impact in impacts:
        name, key = group_name(impact.group), group_key(impact.group)
        names.setdefault(key, opening(name))
        by.setdefault(key, []).append(impact)
    groups = [GroupImpacts(names[key], tuple(rows)) for key, rows in by.items()]
    count = len(CHARACTERISTICS)
    return groups[:count], groups[count:]
