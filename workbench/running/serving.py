"""What gunicorn is told, read from the environment before the site is."""

import os
import sys
from typing import Final

MOST: Final = 200


def count(name: str, default: int) -> int:
    """A whole number from 1 to 200. Anything else ends the program with a sentence."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or not 1 <= int(value) <= MOST:
        sys.exit(f"{name} is {value!r}: set it to a whole number from 1 to {MOST}.")
    return int(value)


def read_settings() -> None:
    """Ends the program with a sentence where the site's settings cannot work."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    try:
        settings.SECRET_KEY  # noqa: B018  (the first setting that is asked for reads them all)
    except ImproperlyConfigured as wrong:
        sys.exit(f"{wrong}")
