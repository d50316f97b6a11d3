"""Search across the schemes of all programmes that the person takes part in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schemes.exempt import exempt_from
from schemes.models import Scheme
from schemes.search.matching import matching
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
    count = page.paginator.count
    told = ngettext("One scheme is found.", "%(count)s schemes are found.", count)
    context = {
        "heading": _("Search"),
        "crumbs": [(_("Home"), reverse("home")), (_("Search"), None)],
        "state": told % {"count": opening(count_words(count))} if count else "",
        "page": page,
    }
    # What somebody typed themselves stays as it is.
    shown = veiled(context, exempt) | {"text": text}
    return render(request, "schemes/search/search.html", shown)
