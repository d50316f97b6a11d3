"""The logo as a file, for the head of every page."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from workbench.council.logo import logo

# Opened by itself a drawing is a page: one that can do nothing.
_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@login_not_required
@require_safe
def council_logo(request: HttpRequest) -> HttpResponse:
    found = logo()
    if found is None:
        raise Http404
    return HttpResponse(
        found.content,
        content_type=found.kind.media_type,
        headers={
            "Content-Security-Policy": _NOTHING,
            "X-Content-Type-Options": "nosniff",
            # Its address changes with it.
            "Cache-Control": "public, max-age=86400",
        },
    )
