"""The system checks of the council's logo and colour (`manage.py check`)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from workbench.council.colour import ColourFault, checked
from workbench.council.logo import LogoFault, read_logo


@register()
def own_logo(**_kwargs: Any) -> list[CheckMessage]:
    """A warning where the logo cannot be used: pages and papers are made without it."""
    path: Path | None = settings.LOGO
    if path is None:
        return []
    try:
        read_logo(path)
    except LogoFault as fault:
        return [
            Warning(
                f"WORKBENCH_LOGO is {str(path)!r}: {fault}",
                hint="export WORKBENCH_LOGO=/path/to/logo.svg (an SVG or PNG), or unset it.",
                id="workbench.W006",
            )
        ]
    return []


@register()
def own_colour(**_kwargs: Any) -> list[CheckMessage]:
    """A warning where the colour cannot be used: pages and papers have the product's own."""
    try:
        if settings.COLOUR:
            checked(settings.COLOUR)
    except ColourFault as fault:
        return [
            Warning(
                f"WORKBENCH_COLOUR is {settings.COLOUR!r}: {fault}",
                hint="export WORKBENCH_COLOUR='#12436d', or another dark colour, or unset it.",
                id="workbench.W007",
            )
        ]
    return []
