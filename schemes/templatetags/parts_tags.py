"""The links to the parts of a programme."""

from typing import Any

from django import template

from schemes.models import Programme
from schemes.programmes.parts import parts_of

register = template.Library()


@register.inclusion_tag("schemes/programmes/parts.html", takes_context=True)
def programme_parts(context: template.Context) -> dict[str, Any]:
    """The parts of the programme that a page is about. An appraisal, a paper and a scheme have
    links of their own there."""
    programme, request = context.get("programme"), context.get("request")
    if request is None or context.get("base") != "base.html":
        return {"parts": ()}
    return {"parts": parts_of(programme, request.path) if isinstance(programme, Programme) else ()}
