"""Buttons of a drawing that takes long: to stop it, and to begin it again."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appraisal.access import AppraisalPlace
from reports.jobs.asking import cancel_render, retry_render
from reports.models import Render
from reports.results.drawing.answering import may_cancel
from reports.results.drawing.desk import DrawingDesk
from reports.results.views import findings_at
from workbench.pages.answering import button_act


@require_POST
def cancel(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Stops a drawing for everybody who waits for it."""

    def act(place: AppraisalPlace, drawing: Render, own: dict[str, Any]) -> None:
        if not may_cancel(place, drawing, own["by"]):
            raise ValidationError(
                _("Only whoever asked for the drawing, and those who write here, can cancel it.")
            )
        cancel_render(render=drawing, programme=place.programme, **own)

    return _pressed(request, programme, appraisal, act, _("Cancelled."))


@require_POST
def again(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Begins a drawing that failed or was cancelled again, for anybody who reads the results."""

    def act(place: AppraisalPlace, drawing: Render, own: dict[str, Any]) -> None:
        retry_render(render=drawing, programme=place.programme, **own)

    return _pressed(request, programme, appraisal, act, _("The drawing is on its way again."))


def _pressed(
    request: HttpRequest,
    programme: str,
    appraisal: str,
    act: Callable[[AppraisalPlace, Render, dict[str, Any]], None],
    said: str,
) -> HttpResponse:
    """Does what the button asks with the drawing that the address names."""
    place, findings = findings_at(request, programme, appraisal)
    desk = None if findings is None else DrawingDesk.of(place, findings, request.GET)
    key = desk.asked.draws.key if desk is not None and desk.asked is not None else ""

    def do(own: dict[str, Any]) -> None:
        drawing = Render.objects.light().filter(key=key).first()
        if drawing is None:
            raise ValidationError(_("There is no such drawing any more. Ask for it anew."))
        act(place, drawing, own)

    page = place.url("results-sure") + (desk.query if desk is not None else "")
    return button_act(request, do, done=page, said=said)
