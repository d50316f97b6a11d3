"""The line that says what is next in an appraisal."""

from dataclasses import replace
from typing import Any

from django import template
from django.http import HttpRequest

from appraisal.access import AppraisalPlace
from appraisal.process.next_step import next_step
from appraisal.shown.answer import Answer
from workbench.pages.answering import person

register = template.Library()


@register.inclusion_tag("appraisal/next_step.html", takes_context=True)
def what_is_next(context: template.Context) -> dict[str, Any]:
    """What is next, on the page that a room is named for: whoever fills in a form is at something
    already."""
    place, room = context.get("place"), context.get("room")
    request: HttpRequest | None = context.get("request")
    if request is None or not isinstance(place, AppraisalPlace):
        return {}
    at = request.resolver_match
    # Moderation says itself what is left, and goes on saying it while others agree ratings.
    if at is None or at.url_name != room or room == "moderation":
        return {}
    return _line(place, str(room), request)


@register.inclusion_tag("appraisal/next_step.html", takes_context=True)
def what_is_next_now(context: template.Context) -> dict[str, Any]:
    """The same in the answer to a rating that was saved in its place in the grid."""
    now = Answer.over(context["grid"].rows)
    return _line(context["place"], "scoring", context["request"], now)


def _line(
    place: AppraisalPlace, room: str, request: HttpRequest, now: Answer | None = None
) -> dict[str, Any]:
    """The overview has all tasks beneath, and the grid shows what is left to rate: there it says
    what is next elsewhere, and who is waited for."""
    step = next_step(place, person(request), now=now)
    is_here = step.address == place.url(room)
    if room == "appraisal" or (room == "scoring" and is_here):
        step = replace(step, sentence="")
    return {"step": step, "is_here": is_here}
