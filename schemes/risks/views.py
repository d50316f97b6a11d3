"""Risks of a scheme: the matrix, the list with the gravest first, and the pages of its rows."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.models import Risk
from schemes.place import scheme_for
from schemes.risks.actions import RISKS
from schemes.risks.forms import RiskForm
from schemes.risks.tables import band, gravest_first, matrix, score, score_cell
from workbench.numbers.listing import counts_alike, opening
from workbench.pages.answering import person
from workbench.pages.row_pages import Editing, ListPages, Removing

PAGES = ListPages(
    rows=RISKS,
    place=partial(scheme_for, act=Act.WRITE),
    way=lambda place: ((_("Risks"), place.url("risks")),),
    room="risks",
    form=RiskForm,
    editing=Editing(
        add=gettext_lazy("Add a risk"),
        added=gettext_lazy("The risk is added."),
        change=gettext_lazy("Change a risk"),
        changed=gettext_lazy("The risk is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this risk?"),
        button=gettext_lazy("Remove this risk"),
        done=gettext_lazy("The risk is removed."),
    ),
    goes=lambda risk: [risk.risk, _("The history keeps every word of it.")],
    move_page="risk-move",
)


@require_safe
def risks(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = gravest_first(list(place.scheme.risks.order_by("position", "pk")))
    context = place.context(
        _("Risks of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Risks"), None),
        room="risks",
        state=_state(found),
        risks=[(risk, score_cell(risk)) for risk in found],
        moves=PAGES.moves(place, found),
        table=matrix(found) if found else None,
    )
    return render(request, "schemes/risks/risks.html", context)


def _state(risks: list[Risk]) -> str:
    if not risks:
        return ""
    points = [score(risk.likelihood, risk.impact) for risk in risks]
    high = sum(one is not None and band(one) == "high" for one in points)
    unknown = sum(one is None for one in points)
    total = ngettext("One risk", "%(count)s risks", len(risks))
    all_, some, rest = counts_alike(len(risks), high, unknown)
    parts = [total % {"count": opening(all_)}]
    if high:
        parts.append(_("%(count)s of them high") % {"count": some})
    if unknown:
        parts.append(_("%(count)s not judged yet") % {"count": rest})
    return f"{', '.join(parts)}."
