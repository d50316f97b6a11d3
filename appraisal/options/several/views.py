"""The page that adds several options at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from appraisal.access import appraisal_for
from appraisal.models import Option
from appraisal.options.several.actions import add_options
from appraisal.options.several.forms import SeveralForm
from appraisal.states import Change
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person, was_sent


@require_http_methods(["GET", "HEAD", "POST"])
def several_options(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Adds options by their names, and asks for the baseline where there is none."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.OPTIONS)
    if was_sent(request):
        # They stand here by now, so that their names would be refused.
        return redirect(place.url("options"))
    heading = _("Add several options")
    rows = list(place.appraisal.options.values_list("name", "baseline"))
    added: list[Option] = []
    form = SeveralForm(
        request.POST if request.method == "POST" else None,
        known=[name for name, _baseline in rows],
        has_baseline=any(baseline for _name, baseline in rows),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: added.extend(add_options(appraisal=place.appraisal, **values)),
        done=place.url("options"),
        said=lambda: _said(len(added)),
        context=place.context(
            heading,
            (_("Options"), place.url("options")),
            (heading, None),
            room="options",
            back=place.url("options"),
        ),
    )


def _said(count: int) -> str:
    words = ngettext("%(count)s option is added.", "%(count)s options are added.", count)
    return words % {"count": opening(count_words(count))}
