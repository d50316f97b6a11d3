"""The page on which a scheme is copied."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.copying.actions import copy_scheme
from schemes.copying.forms import CopySchemeForm
from schemes.models import Scheme
from schemes.place import scheme_for
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_copy(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """Copies a scheme within its programme."""
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    made: list[Scheme] = []
    return form_page(
        request,
        "schemes/copying/copy.html",
        CopySchemeForm(
            request.POST if request.method == "POST" else None,
            initial={"title": place.scheme.title},
        ),
        lambda values: made.append(copy_scheme(source=place.scheme, **values)),
        done=lambda: made[0].get_absolute_url() if made else place.address,
        said=_("The scheme is copied. Change what is different in the copy."),
        context=place.context(
            _("Copy “%(name)s”") % {"name": place.scheme.title}, (_("Copy"), None)
        )
        | {"back": place.address},
    )
