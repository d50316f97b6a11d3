"""The council's name, logo and colour for the head of every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from workbench.council.colour import OURS, colour
from workbench.council.logo import logo


def council(request: HttpRequest) -> dict[str, Any]:
    """`council_name`, and `council_logo` and `council_colour` with the addresses of the logo and of
    the style sheet of the colour, where there are any."""
    found, own = logo(), colour()
    return {
        "council_name": settings.COUNCIL_NAME,
        "council_logo": f"{reverse('council-logo')}?{found.version}" if found else "",
        "council_colour": f"{reverse('council-colour')}?{own[1:]}" if own != OURS else "",
    }
