"""Risks of a scheme: the matrix, the list with the gravest first, adding, changing, removing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.models import Risk
from schemes.place import SchemePlace, scheme_for
from schemes.risks.actions import add_risk, change_risk, remove_risk
from schemes.risks.forms import RiskForm
from schemes.risks.tables import band, gravest_first, matrix, score, score_cell
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words


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
        table=matrix(found) if found else None,
    )
    return render(request, "schemes/risks/risks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def risk_new(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    return form_page(
        request,
        "pages/form.html",
        RiskForm(request.POST if request.method == "POST" else None),
        lambda values: add_risk(scheme=place.scheme, **values),
        done=place.url("risks"),
        said=_("The risk is added."),
        context=_context(place, _("Add a risk")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def risk_edit(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    risk = get_object_or_404(Risk, scheme=place.scheme, pk=pk)
    risk.scheme = place.scheme
    form = RiskForm(
        request.POST if request.method == "POST" else None,
        version=risk.version,
        initial=RiskForm.values_of(risk),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_risk(row=risk, **values),
        done=place.url("risks"),
        said=_("The risk is saved."),
        context=_context(place, _("Change a risk")),
        current=lambda row: RiskForm.values_of(row) if isinstance(row, Risk) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def risk_remove(request: HttpRequest, programme: str, scheme: str, pk: int) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    risk = Risk.objects.filter(scheme=place.scheme, pk=pk).first()
    if risk is None:
        return gone(request, place.url("risks"))
    risk.scheme = place.scheme
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=risk.version,
        label=_("Remove this risk"),
    )
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_risk(risk=risk, **values),
        done=place.url("risks"),
        said=_("The risk is removed."),
        context=_context(place, _("Remove this risk?"))
        | {"goes": [risk.risk, _("The history keeps every word of it.")]},
    )


def _state(risks: list[Risk]) -> str:
    if not risks:
        return ""
    points = [score(risk.likelihood, risk.impact) for risk in risks]
    high = sum(one is not None and band(one) == "high" for one in points)
    unknown = sum(one is None for one in points)
    total = ngettext("One risk", "%(count)s risks", len(risks))
    parts = [total % {"count": count_words(len(risks)).capitalize()}]
    if high:
        parts.append(_("%(count)s of them high") % {"count": count_words(high)})
    if unknown:
        parts.append(_("%(count)s not judged yet") % {"count": count_words(unknown)})
    return f"{', '.join(parts)}."


def _context(place: SchemePlace, heading: str) -> dict[str, object]:
    back = place.url("risks")
    return place.context(heading, (_("Risks"), back), (heading, None), room="risks", back=back)
