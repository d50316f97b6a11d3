"""Pages on which somebody is asked for an approval, reminded, or named by delegation."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reports.access import PaperPlace, paper_for
from reports.approvals.actions import ask_approval, delegate_approval
from reports.approvals.forms import AskForm, DelegateForm
from reports.approvals.offices import candidates, readers_of
from reports.approvals.reminding import remind
from reports.approvals.views import PAGES, found_approval
from reports.approvals.writers import writers_of
from schemes.access import Act
from workbench.pages.answering import button_act, form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def paper_approval_ask(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Asks somebody who holds an office for the approval of a role."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    role = _role(request)
    found = candidates(place.paper, role, writers_of(place.paper))
    heading = _("Ask for approval")
    return form_page(
        request,
        "reports/approvals/ask.html",
        AskForm(request.POST if request.method == "POST" else None, found=found, initial=_of(role)),
        lambda values: ask_approval(paper=place.paper, **values),
        done=PAGES.back(place),
        said=_("Approval is asked for."),
        context=PAGES.context(
            place,
            None,
            heading,
            role=role,
            offered=any(not one.wrote for one in found),
            wrote=[one.holder for one in found if one.wrote],
            may_delegate=may_delegate(place, request),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_approval_delegate(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Names who answers for a role whose office has nobody: for site administrators."""
    place = paper_for(person(request), programme, paper, Act.READ)
    if not may_delegate(place, request):
        raise PermissionDenied
    writers = writers_of(place.paper).names
    people = [
        one for one in readers_of(place.paper) if one.pk not in writers and one != person(request)
    ]
    heading = _("Delegate an approval")
    return form_page(
        request,
        "pages/form.html",
        DelegateForm(
            request.POST if request.method == "POST" else None,
            people=people,
            initial=_of(_role(request)),
        ),
        lambda values: delegate_approval(paper=place.paper, **values),
        done=PAGES.back(place),
        said=_("The delegation is recorded, and the approval is asked for."),
        context=PAGES.context(
            place,
            None,
            heading,
            state=_("Only where nobody who holds the office may answer."),
        ),
    )


@require_POST
def approval_remind(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    """Sends an email to the person who was asked."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    approval = found_approval(place, pk)
    address = request.build_absolute_uri(place.url("approval-answer", approval.pk))
    return button_act(
        request,
        lambda values: remind(approval=approval, address=address, **values),
        done=PAGES.back(place),
        said=_("A reminder is sent to %(person)s.") % {"person": approval.asked_of},
        version=approval.version,
    )


def may_delegate(place: PaperPlace, request: HttpRequest) -> bool:
    """Whether the person may name who answers where an office has nobody."""
    return bool(place.roles) and person(request).is_superuser


def _role(request: HttpRequest) -> str:
    return (request.POST if request.method == "POST" else request.GET).get("role", "").strip()[:200]


def _of(role: str) -> dict[str, str]:
    return {"role": role} if role else {}
