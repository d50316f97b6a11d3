"""Search across all programmes that the person takes part in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from reports.search.finding import found_in
from reports.search.looking import Looking
from schemes.exempt import exempt_from
from schemes.models import Programme, Scheme
from schemes.search.matching import matching, terms
from schemes.veil import veiled
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person

PER_PAGE = 50


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    mine = Scheme.objects.visible_to(person(request)).select_related("programme").defer("figures")
    exempt = exempt_from(person(request))
    mine = mine.exclude(pk__in=exempt.schemes)
    page = Paginator(matching(mine, text), PER_PAGE).get_page(request.GET.get("page"))
    # What is found besides stands before the schemes, on their first page.
    programmes = Programme.objects.visible_to(person(request))
    others = list(found_in(Looking(person(request), programmes, terms(text), exempt)))
    context = {
        "heading": _("Search"),
        "crumbs": [(_("Home"), reverse("home")), (_("Search"), None)],
        "state": _told(page.paginator.count, any(others)),
        "page": page,
        "others": others if page.number == 1 else [],
        "found": bool(others or page.object_list),
    }
    # What somebody typed themselves stays as it is.
    shown = veiled(context, exempt) | {"text": text}
    return render(request, "reports/search/search.html", shown)


def _told(schemes: int, others: bool) -> str:
    """How many schemes are found, in a sentence; "" where nothing is."""
    if not schemes:
        return _("No scheme is found, and something else is.") if others else ""
    told = ngettext("One scheme is found.", "%(count)s schemes are found.", schemes)
    return told % {"count": opening(count_words(schemes))}
