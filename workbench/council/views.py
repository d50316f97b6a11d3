"""The logo and the colour as files, for the head of every page."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from workbench.council.colour import colour
from workbench.council.logo import Logo, LogoKind, logo

# Opened by itself a drawing is a page: one that can do nothing.
_NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


@login_not_required
@require_safe
def council_logo(request: HttpRequest) -> HttpResponse:
    """The council's logo; the site's own mark where it has none."""
    found = logo() or Logo(
        LogoKind.SVG, (Path(settings.BASE_DIR) / "static" / "favicon.svg").read_bytes()
    )
    return as_picture(found)


def as_picture(found: Logo) -> HttpResponse:
    """A logo as the answer to a request."""
    return HttpResponse(
        found.content,
        content_type=found.kind.media_type,
        headers={"Content-Security-Policy": _NOTHING},
    )


@login_not_required
@require_safe
def council_colour(request: HttpRequest) -> HttpResponse:
    """A style sheet that sets the council's colour."""
    return HttpResponse(f":root{{--wb-head:{colour()}}}", content_type="text/css; charset=utf-8")
