"""Pages that link an appraisal with a scheme."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.models import Appraisal
from appraisal.of_scheme.actions import move_to_scheme
from appraisal.of_scheme.forms import SchemeOfAppraisalForm
from schemes.access import Act
from workbench.pages.answering import form_page, person


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
