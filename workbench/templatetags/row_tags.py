"""What stands beside a row in a list."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from django.template import Library

Found = TypeVar("Found")

register = Library()


@register.filter
def at(found: Mapping[Hashable, Found], key: Hashable) -> Found | None:
    """What a template was given for this key: `moves|at:risk.pk`."""
    return found.get(key)
