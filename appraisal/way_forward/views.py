"""The page of the way forward: the decisions of a programme's strands put together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.way_forward.actions import write_way_forward
from appraisal.way_forward.forms import WayForwardForm
from appraisal.way_forward.strands import (
    StrandDecision,
    strands_of,
    way_forward_sentence,
    way_forward_table,
)
from appraisal.way_forward.together import (
    combinations_of,
    dimensions_of,
    dimensions_table,
    preferred_in,
    rows_of,
    warnings_of,
)
from schemes.access import Act
from schemes.models import Programme
from schemes.place import programme_for
from workbench.models import Versioned
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.pages.answering import form_page, person


@require_safe
def way_forward(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    strands = strands_of(place.programme, place.roles, place.exempt)
    rows = rows_of(place.programme, place.exempt)
    preferred = preferred_in(rows, place.roles)
    combinations = combinations_of(place.programme, preferred, place.exempt)
    context = place.context(
        _("Way forward"),
        (_("Way forward"), None),
        state=state_of(strands),
        strands=strands,
        answer=way_forward_sentence(strands),
        table=way_forward_table(strands) if strands else None,
        waiting=[one for one in strands if not one.preferred],
        dimensions=dimensions_table(dimensions_of(rows, preferred)) if len(rows) > 1 else None,
        combinations=combinations,
        warnings=warnings_of(combinations),
    )
    return render(request, "appraisal/way_forward/way_forward.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def way_forward_edit(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    found, here = place.programme, place.url("way-forward")
    form = WayForwardForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=_now(found),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: write_way_forward(programme=found, **values),
        done=here,
        said=_("The words are saved."),
        context=place.context(
            _("Words on the way forward"),
            (_("Way forward"), here),
            (_("Words"), None),
            state=way_forward_sentence(strands_of(found, place.roles)),
            back=here,
        ),
        current=_now,
    )


def state_of(strands: tuple[StrandDecision, ...]) -> str:
    """How many strands there are and how many are decided, in a sentence."""
    if not strands:
        return _("There is no appraisal yet.")
    decided = sum(bool(one.preferred) for one in strands)
    if decided == len(strands):
        if decided == 2:
            return _("Both strands are decided.")
        text = ngettext("The one strand is decided.", "All %(all)s strands are decided.", decided)
        return text % {"all": count_words(decided)}
    text = ngettext(
        "%(decided)s of %(all)s strands is decided.",
        "%(decided)s of %(all)s strands are decided.",
        max(decided, 1),
    )
    if len(strands) == 1:
        return _("The one strand is not decided yet.")
    some, all_ = counts_alike(decided, len(strands))
    return text % {"decided": opening(some) if decided else _("None"), "all": all_}


def _now(row: Versioned) -> dict[str, Any]:
    return {"text": row.way_forward} if isinstance(row, Programme) else {}
