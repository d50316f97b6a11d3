"""What apps above show on the page of a scheme. This one knows no appraisal, so they add a source
when the site starts (`BESIDE`)."""

from collections.abc import Callable, Mapping
from typing import Any

from schemes.place import SchemePlace

# Values for the page of a scheme, for the person whose place it is.
BESIDE: list[Callable[[SchemePlace], Mapping[str, Any]]] = []


def beside(place: SchemePlace) -> dict[str, Any]:
    """Every value that apps above give to the page."""
    return {name: value for source in BESIDE for name, value in source(place).items()}
