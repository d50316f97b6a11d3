"""The page that adds several criteria at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.criteria.forms.ground import Ground
from appraisal.criteria.several.actions import add_criteria
from appraisal.criteria.several.forms import SeveralForm
from appraisal.models import Criterion
from appraisal.states import Change
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person, was_sent


@require_http_methods(["GET", "HEAD", "POST"])
def several_criteria(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Adds the criteria of common sets and one's own, with the scale they are rated on."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    if was_sent(request):
        # They stand here by now, so that their names would be refused.
        return redirect(place.url("criteria"))
    heading = _("Add several criteria")
    added: list[Criterion] = []
    form = SeveralForm(
        request.POST if request.method == "POST" else None,
        ground=Ground.of(place.appraisal),
        known=list(place.appraisal.criteria.values_list("name", flat=True)),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: added.extend(add_criteria(appraisal=place.appraisal, **values)),
        done=place.url("criteria"),
        said=lambda: _said(len(added)),
        context=place.context(
            heading,
            (_("Criteria"), place.url("criteria")),
            (heading, None),
            room="criteria",
            back=place.url("criteria"),
        ),
    )


def _said(count: int) -> str:
    words = ngettext("%(count)s criterion is added.", "%(count)s criteria are added.", count)
    return words % {"count": opening(count_words(count))}
