"""Sends a file of a paper if it is made; else shows a page on which to wait for it."""

import re
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render as page_of
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.jobs.asking import cancel_render, request_render, retry_render
from reports.jobs.attending import attend, is_small
from reports.jobs.lately import remember_sent
from reports.jobs.state import render_state
from reports.models import Render
from reports.output.kinds import FILE_KINDS
from reports.output.paper import ReadyPaper
from schemes.access import Act
from workbench.models import User
from workbench.pages.answering import button_act, person
from workbench.pages.forms import WorkbenchForm

# Where a file stands beneath the address of its paper: "paper.pdf", "versions/1.0/paper.docx".
_BENEATH: Final = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*(?:\?[\w=&.-]*)?")


def send_or_wait(
    request: HttpRequest,
    place: PaperPlace,
    paper: ReadyPaper,
    kind: str,
    name: str,
    *,
    stamp: str = "",
) -> HttpResponse:
    """The file of this paper as `name`, or the way to the page where it is waited for, which
    leads back to this address. A small one is made while its reader waits. By its `stamp` the file
    is found again without composing the paper."""
    file = file_asked_for(paper, kind, by=person(request))
    try:
        answer = send(file, name)
    except FileNotFoundError:
        beneath = request.get_full_path().removeprefix(place.paper.get_absolute_url())
        return redirect(_waiting_page(place, file, urlencode({"file": beneath})))
    if stamp:
        remember_sent(stamp, file)
    return answer


def file_asked_for(paper: ReadyPaper, kind: str, *, by: User) -> Render:
    """The file of this paper: on its way, or made, at once where it is a small one."""
    return attend(
        request_render(paper=paper, kind=kind, by=by),
        at_once=is_small(paper.document, kind),
    )


def send(file: Render, name: str) -> HttpResponse:
    """A response with the file as a download called `name`. Raises `FileNotFoundError` where it is
    not made yet."""
    made = file.read_file()
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(made, content_type=FILE_KINDS[file.kind].media_type, headers=headers)


@require_safe
def waiting(request: HttpRequest, programme: str, paper: str, render: str) -> HttpResponse:
    """The page that shows how far a file has come, and asks again by itself until there is nothing
    left to wait for."""
    place = paper_for(person(request), programme, paper, Act.READ)
    file = attend(_found(place, render))
    context = place.context(
        f"{place.paper.title} ({FILE_KINDS[file.kind].name})",
        (str(FILE_KINDS[file.kind].name), None),
        ticket=render,
        state=render_state(file),
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        leads_to=_file(request, place),
        form=WorkbenchForm(),
        may_cancel=place.may_write,
    )
    return page_of(request, "reports/jobs/render.html", context)


@require_POST
def cancel(request: HttpRequest, programme: str, paper: str, render: str) -> HttpResponse:
    """Stops the making of a file for everybody who waits for it, so only those who may write can do
    so."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    file = _found(place, render)
    return button_act(
        request,
        lambda own: cancel_render(render=file, programme=place.programme, **own),
        done=_waiting_page(place, file, request.GET.urlencode()),
        said=_("Cancelled."),
    )


@require_POST
def again(request: HttpRequest, programme: str, paper: str, render: str) -> HttpResponse:
    """Makes a failed or cancelled file again, for anybody who may read the paper."""
    place = paper_for(person(request), programme, paper, Act.READ)
    file = _found(place, render)
    return button_act(
        request,
        lambda own: retry_render(render=file, programme=place.programme, **own),
        done=_waiting_page(place, file, request.GET.urlencode()),
        said=_("The file is on its way again."),
    )


def ticket_for(paper_id: int, file: Render) -> str:
    """The name of a file in the address of its waiting page.

    It holds for one paper alone: a file belongs to whoever has its content, and only a paper's own
    pages know who that is.
    """
    return f"{file.key}-{salted_hmac('render', f'{paper_id} {file.key}').hexdigest()}"


def _found(place: PaperPlace, ticket: str) -> Render:
    """The file of a ticket. Raises `Http404` for a ticket of another paper."""
    found = Render.objects.light().filter(key=ticket.partition("-")[0]).first()
    if found is None or not constant_time_compare(ticket, ticket_for(place.paper.pk, found)):
        raise Http404
    return found


def _file(request: HttpRequest, place: PaperPlace) -> str:
    """The address that sends the file: one beneath the paper's, or else the paper's page."""
    beneath = request.GET.get("file", "")
    page = place.paper.get_absolute_url()
    return f"{page}{beneath}" if _BENEATH.fullmatch(beneath) else page


def _waiting_page(place: PaperPlace, file: Render, query: str) -> str:
    ticket = ticket_for(place.paper.pk, file)
    address = reverse("render", args=[place.programme.slug, place.paper.slug, ticket])
    return f"{address}?{query}" if query else address
