"""The council's name and logo for the head of every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from workbench.council.logo import logo


def council(request: HttpRequest) -> dict[str, Any]:
    """`council_name`, and `council_logo` with the address of the logo where there is one."""
    found = logo()
    address = f"{reverse('council-logo')}?{found.version}" if found else ""
    return {"council_name": settings.COUNCIL_NAME, "council_logo": address}
