"""The pages on which an appraisal or a paper is copied."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.whole import whole_part
from appraisal.models import Appraisal
from reports.access import paper_for
from reports.casefile.case import chosen_paper
from reports.casefile.parts import CasePaper
from reports.copying.actions import copied_appraisal, copied_paper, copy_appraisal, copy_paper
from reports.copying.fitting import Fitted, fitted_appraisal, fitted_paper
from reports.copying.forms import CopyAppraisalForm, CopyForm, CopyPaperForm
from reports.models import Paper
from reports.stored.exporting import programme_case
from reports.stored.seen import seen_case
from schemes.access import Act, programmes_for
from schemes.models import Programme
from schemes.place import ProgrammePlace
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal_copy(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Copies an appraisal into its own programme, or into the one that `?to=` names."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE)
    into = _target(request, place)
    part = whole_part(place.appraisal)
    if not place.sees_results:
        # The copy would show what is kept back here.
        part = replace(part, ratings=())
    fitted = _fitted(part, place.programme, into, fitted_appraisal)

    def act(title: str, reference: str, with_ratings: bool, **own: Any) -> Appraisal:
        named = replace(fitted.part, title=title, reference=reference)
        copy = copied_appraisal(named, with_ratings=with_ratings)
        return copy_appraisal(source=place.appraisal, part=copy, into=into, **own)

    form = CopyAppraisalForm(
        request.POST if request.method == "POST" else None,
        told=_told(fitted),
        rated=any(not one.assessor for one in part.ratings),
        initial=_named(part, place.programme, into, Appraisal.objects.filter(programme=into)),
    )
    stays = _(
        "Its decision with its conditions, earlier decisions, what partners answered, what people "
        "declared and what assessors said apart stay behind."
    )
    return _page(request, place, into, form, act=act, fitted=fitted, stays=stays)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_copy(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Copies a paper into its own programme, or into the one that `?to=` names."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    into = _target(request, place)
    part = chosen_paper(seen_case(place).papers, place.paper.reference)
    fitted = _fitted(part, place.programme, into, fitted_paper)

    def act(title: str, reference: str, with_exempt: bool, **own: Any) -> Paper:
        named = replace(fitted.part, title=title, reference=reference)
        copy = copied_paper(named, with_exempt=with_exempt)
        return copy_paper(source=place.paper, part=copy, into=into, **own)

    form = CopyPaperForm(
        request.POST if request.method == "POST" else None,
        told=_told(fitted),
        keeps=bool(part.exempt) or any(one.exempt for one in part.sections),
        initial=_named(part, place.programme, into, Paper.objects.filter(programme=into)),
    )
    stays = _(
        "Its sections, facts, house format and background papers are copied. Approvals, versions, "
        "the revision record and explanations of contradictions stay behind."
    )
    return _page(request, place, into, form, act=act, fitted=fitted, stays=stays)


def _page(
    request: HttpRequest,
    place: ProgrammePlace,
    into: Programme,
    form: CopyForm,
    *,
    act: Callable[..., Appraisal | Paper],
    fitted: Fitted[Any],
    stays: str,
) -> HttpResponse:
    made: list[Appraisal | Paper] = []
    heading = _("Copy “%(name)s”") % {"name": place.subject}
    others = programmes_for(person(request), Act.WRITE).exclude(pk=into.pk)
    context = place.context(
        heading,
        (_("Copy"), None),
        state=_into_words(place.programme, into),
        stays=stays,
        changes=fitted.changes,
        to_mend=fitted.to_mend,
        others=others.select_related("authority").order_by("title", "pk"),
        back=place.address,
    )
    return form_page(
        request,
        "reports/copying/copy.html",
        form,
        lambda values: made.append(act(**values)),
        done=lambda: made[0].get_absolute_url() if made else into.get_absolute_url(),
        said=_("The copy is made."),
        context=context,
    )


def _target(request: HttpRequest, place: ProgrammePlace) -> Programme:
    """The programme to copy into: one in which the person may write. Raises `Http404` for any
    other, as if it were not there."""
    slug = request.GET.get("to") or place.programme.slug
    if slug == place.programme.slug:
        return place.programme
    found = programmes_for(person(request), Act.WRITE).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _fitted(
    part: Any, own: Programme, into: Programme, fit: Callable[[Any, Any], Fitted[Any]]
) -> Fitted[Any]:
    """The part as the programme can have it; as it is in its own."""
    return Fitted(part) if into.pk == own.pk else fit(part, programme_case(into))


def _told(fitted: Fitted[Any]) -> str:
    """What stands for all that the page says of the copy."""
    said = "\n".join((*fitted.changes, *fitted.to_mend))
    return sha256(said.encode()).hexdigest()[:16]


def _named(
    part: CaseAppraisal | CasePaper, own: Programme, into: Programme, there: Any
) -> dict[str, str]:
    """A title and a reference to begin with, which no other has."""
    taken = set(there.values_list("reference", flat=True))
    reference, number = part.reference, 2
    while reference in taken:
        reference, number = f"{part.reference[:50]}-{number}", number + 1
    title = part.title
    if into.pk == own.pk:
        title = (_("Copy of %(title)s") % {"title": part.title})[:200]
    return {"title": title, "reference": reference}


def _into_words(own: Programme, into: Programme) -> str:
    if into.pk == own.pk:
        return _("The copy stands in this programme.")
    return _("The copy goes into the programme “%(title)s” (%(reference)s).") % {
        "title": into.title,
        "reference": into.reference,
    }
