"""Template tags for the buttons beside a row in a list."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from django.template import Library

Found = TypeVar("Found")

register = Library()


@register.filter
def at(found: Mapping[Hashable, Found], key: Hashable) -> Found | None:
    """The value for this key in a mapping of the template: `moves|at:risk.pk`."""
    return found.get(key)
