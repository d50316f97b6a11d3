"""The system check of the council's own house formats (`manage.py check`)."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from reports.formats.format import FormatError
from reports.formats.shelf import house_format, house_format_keys


@register()
def own_formats(**_kwargs: Any) -> list[CheckMessage]:
    """A warning for each faulty format. It stops the papers that name it, and nothing else."""
    found: list[CheckMessage] = []
    for key in house_format_keys():
        try:
            house_format(key)
        except FormatError as error:
            found += [
                Warning(
                    fault,
                    hint="docs/formats.md has every key.",
                    id="reports.W001",
                )
                for fault in error.faults
            ]
    return found
