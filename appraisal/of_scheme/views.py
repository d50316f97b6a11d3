"""Pages that link an appraisal with a scheme, and make one of its delivery options."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.models import Appraisal
from appraisal.of_scheme.actions import appraise_options, move_to_scheme
from appraisal.of_scheme.forms import AppraiseOptionsForm, SchemeOfAppraisalForm
from schemes.access import Act
from schemes.models import DeliveryOption, Scheme
from schemes.options.views import scheme_options
from schemes.place import scheme_for
from workbench.pages.answering import form_page, person, was_sent


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal_scheme(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Moves an appraisal to a scheme. Allowed in every state: it changes no result."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE)
    form = SchemeOfAppraisalForm(
        request.POST if request.method == "POST" else None,
        programme=place.programme,
        version=place.appraisal.version,
        initial=SchemeOfAppraisalForm.values_of(place.appraisal),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: move_to_scheme(appraisal=place.appraisal, **values),
        done=place.address,
        said=_("The scheme of the appraisal is saved."),
        context=place.context(
            _("Scheme of the appraisal"), (_("Scheme"), None), room="appraisal", back=place.address
        ),
        current=lambda row: (
            SchemeOfAppraisalForm.values_of(row) if isinstance(row, Appraisal) else {}
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_appraise(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """Makes an appraisal of the delivery options of a scheme, in one act. Where there are none it
    shows the page on which they are added."""
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    found = place.scheme
    rows = list(DeliveryOption.objects.filter(scheme=found).order_by("position", "pk"))
    if not rows and request.method == "POST":
        return redirect(place.url("scheme-options"))
    if not rows:
        return scheme_options(request, programme, scheme)
    made: list[Appraisal] = []
    form = AppraiseOptionsForm(
        request.POST if request.method == "POST" else None,
        rows=rows,
        before=() if was_sent(request) else _before(found),
        initial=_proposed(found),
    )
    heading = _("Make an appraisal of the options of %(scheme)s") % {"scheme": found.reference}
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: made.append(appraise_options(scheme=found, **values)),
        done=lambda: made[0].get_absolute_url() if made else place.url("scheme-options"),
        said=_("The appraisal is made, with its options. Say next what they are judged by."),
        context=place.context(
            heading,
            (_("Options"), place.url("scheme-options")),
            (_("Make an appraisal"), None),
            room="scheme-options",
            back=place.url("scheme-options"),
        ),
    )


def _proposed(scheme: Scheme) -> dict[str, str]:
    """The title, the reference and the question that the form begins with."""
    return {
        "title": (_("How to deliver %(title)s") % {"title": scheme.title})[:200],
        "reference": f"{scheme.reference[:50]}-options",
        "question": _("Which way of delivering “%(title)s” should be taken?")
        % {"title": scheme.title},
    }


def _before(scheme: Scheme) -> list[tuple[str, frozenset[str]]]:
    """The appraisals of the scheme, each with the names of its options; two queries."""
    found = Appraisal.objects.filter(scheme=scheme).order_by("position", "pk")
    return [
        (row.title, frozenset(option.name for option in row.options.all()))
        for row in found.prefetch_related("options")
    ]
