"""Pages of a scheme's needs: a list, a picture, adding and removing one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.models import Dependency, Scheme
from schemes.needs.actions import NEEDS, add_need, needs_in
from schemes.needs.forms import NeedForm
from schemes.needs.graph import around, levels
from schemes.needs.picture import Box, picture
from schemes.needs.standing import warning_of
from schemes.place import SchemePlace, scheme_for
from schemes.register.confidence import confidence_cell
from schemes.veil import veiled
from workbench.numbers.listing import counts_alike, listed
from workbench.pages.answering import form_page, person
from workbench.pages.row_pages import Removing, RowPages
from workbench.pages.tables import Cell

# A larger picture could not be read; the lists have everything.
MOST_BOXES = 60


@dataclass(frozen=True, slots=True)
class Need:
    """One need on the page: the other scheme, and why the need is in doubt, if it is."""

    row: Dependency
    other: Scheme
    url: str
    confidence: Cell
    warning: str


class NeedPages(RowPages[Dependency, SchemePlace]):
    """The pages name both schemes of a need."""

    def names(self, row: Dependency) -> Mapping[str, str]:
        return {"needed": row.needs.reference, "scheme": row.scheme.reference}


PAGES = NeedPages(
    rows=NEEDS,
    place=partial(scheme_for, act=Act.WRITE),
    way=lambda place: ((_("Needs"), place.url("needs")),),
    room="needs",
    removing=Removing(
        heading=gettext_lazy("Does %(scheme)s not need %(needed)s?"),
        button=gettext_lazy("It does not need %(needed)s"),
        done=gettext_lazy("%(scheme)s does not need %(needed)s any more."),
    ),
    goes=lambda _need: [_("Both schemes stay as they are.")],
    name=lambda need: need.needs.reference,
    move_page="need-move",
)


@require_safe
def needs(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    rows = list(
        Dependency.objects.filter(Q(scheme=place.scheme) | Q(needs=place.scheme))
        .exclude(scheme__in=place.exempt.schemes)
        .exclude(needs__in=place.exempt.schemes)
        .select_related("scheme", "needs")
        .order_by("position", "pk")
    )
    needed = [_need(place, row, row.needs) for row in rows if row.scheme_id == place.scheme.pk]
    waiting = [_need(place, row, row.scheme) for row in rows if row.needs_id == place.scheme.pk]
    context = place.context(
        _("What %(scheme)s needs") % {"scheme": place.scheme.reference},
        (_("Needs"), None),
        room="needs",
        state=_state(needed),
        needed=needed,
        moves=PAGES.moves(place, [need.row for need in needed]),
        waiting=waiting,
        picture=place.url("needs-picture") if rows else "",
        alt=_alt(place.scheme, needed, waiting),
    )
    return render(request, "schemes/needs/needs.html", context)


@require_safe
def needs_picture(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    edges = needs_in(place.programme)
    keys = around(edges, place.scheme.pk)
    every = Scheme.objects.filter(pk__in=keys).exclude(pk__in=place.exempt.schemes)
    found = veiled(list(every.in_order()[:MOST_BOXES]), place.exempt)
    schemes = {row.pk: row for row in found} | {place.scheme.pk: place.scheme}
    doubtful = {
        (scheme, needed)
        for scheme in schemes
        for needed in edges.get(scheme, ())
        if needed in schemes and warning_of(schemes[scheme], schemes[needed])
    }
    boxes = {pk: _box(row, here=pk == place.scheme.pk) for pk, row in schemes.items()}
    steps = [[boxes[pk] for pk in level] for level in levels(boxes, edges)]
    return HttpResponse(picture(steps, edges, doubtful), content_type="image/svg+xml")


@require_http_methods(["GET", "HEAD", "POST"])
def need_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    heading = _("Add a scheme that it needs")
    return form_page(
        request,
        "pages/form.html",
        NeedForm(request.POST if request.method == "POST" else None, scheme=place.scheme),
        lambda values: add_need(scheme=place.scheme, **values),
        done=place.url("needs"),
        said=_("The need is added."),
        context=PAGES.context(place, None, heading),
    )


def _need(place: SchemePlace, row: Dependency, other: Scheme) -> Need:
    other.programme = place.programme
    return Need(
        row=row,
        other=other,
        url=other.get_absolute_url(),
        confidence=confidence_cell(other),
        warning=warning_of(row.scheme, row.needs),
    )


def _state(needed: list[Need]) -> str:
    if not needed:
        return ""
    doubtful = sum(bool(need.warning) for need in needed)
    told = ngettext("It needs one other scheme", "It needs %(count)s other schemes", len(needed))
    all_, some = counts_alike(len(needed), doubtful)
    start = told % {"count": all_}
    if not doubtful:
        return _("%(start)s; nothing speaks against it.") % {"start": start}
    if len(needed) == 1:
        return _("%(start)s, and that is in doubt.") % {"start": start}
    return _("%(start)s; %(count)s in doubt.") % {"start": start, "count": some}


def _alt(scheme: Scheme, needed: list[Need], waiting: list[Need]) -> str:
    """The picture in one sentence; the lists beside it give the rest."""
    name = {"scheme": scheme.reference}
    parts = []
    if needed:
        names = listed([need.other.reference for need in needed])
        parts.append(_("%(scheme)s needs %(names)s.") % (name | {"names": names}))
    if waiting:
        names = listed([need.other.reference for need in waiting])
        parts.append(_("It is needed by %(names)s.") % {"names": names})
    return " ".join((_("Boxes joined by arrows in the order of delivery."), *parts))


def _box(scheme: Scheme, *, here: bool) -> Box:
    words = [scheme.get_status_display(), scheme.confidence]
    status = ", ".join(word for word in words if word)
    return Box(scheme.pk, scheme.reference, scheme.title, status, here=here)
