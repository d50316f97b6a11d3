"""Pages for the approvals of a paper: who was asked, what they answered, and whether it still
holds."""

from dataclasses import dataclass, field
from functools import partial
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.approvals.actions import APPROVALS, answer_approval, ask_approval, show_approvals
from reports.approvals.forms import AnswerForm, AskForm
from reports.casefile.case import chosen_paper
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Approval
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Removing, RowPages


@dataclass(frozen=True, slots=True)
class RoleApproval:
    """A role and its approval, which is None where it was not asked. `stale` means that the paper
    has changed since the answer."""

    role: str
    approval: Approval | None
    stale: bool
    token: UUID = field(default_factory=uuid4)

    @property
    def holds(self) -> bool:
        """Whether the role has approved the paper as it stands now."""
        given = self.approval is not None and self.approval.state == Approval.State.GIVEN
        return given and not self.stale


PAGES = RowPages(
    rows=APPROVALS,
    place=partial(paper_for, act=Act.WRITE),
    way=lambda place: ((_("Approvals"), place.url("paper-approvals")),),
    room="paper-approvals",
    removing=Removing(
        heading=gettext_lazy("Withdraw the request to %(name)s?"),
        crumb=gettext_lazy("Withdraw"),
        button=gettext_lazy("Withdraw the request"),
        done=gettext_lazy("The request is withdrawn."),
    ),
    goes=lambda _approval: [_("Its answer goes as well. The history keeps it.")],
)


@require_safe
def paper_approvals(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The roles that approve the paper, with their answers."""
    place = paper_for(person(request), programme, paper, Act.READ)
    asked = _asked(place)
    context = place.context(
        _("Approvals"),
        (_("Approvals"), None),
        room="paper-approvals",
        state=_state(asked),
        asked=asked,
        form=WorkbenchForm(version=place.paper.version),
    )
    return render(request, "reports/approvals/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_approval_ask(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Asks a role for approval. A role of the house format has a button; any other is typed."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    heading = _("Ask for approval")
    return form_page(
        request,
        "pages/form.html",
        AskForm(request.POST if request.method == "POST" else None),
        lambda values: ask_approval(paper=place.paper, **values),
        done=PAGES.back(place),
        said=_("Approval is asked for."),
        context=PAGES.context(place, None, heading),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def approval_answer(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    """Records the answer of a role: approved as read, or returned with comments."""
    place = paper_for(person(request), programme, paper, Act.APPROVE)
    approval = _found(place, pk)
    content = content_sha256(programme_case(place.programme), place.paper.reference)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        content=content,
        version=approval.version,
    )
    heading = _("Answer as %(role)s") % {"role": approval.role}
    return form_page(
        request,
        "reports/approvals/answer.html",
        form,
        lambda values: answer_approval(approval=approval, **values),
        done=PAGES.back(place),
        said=_("The answer is recorded."),
        context=PAGES.context(
            place,
            approval,
            heading,
            can_be_made=content is not None,
            state=_("You answer for the whole paper as it stands now."),
        ),
        current=lambda row: AnswerForm.values_of(row) if isinstance(row, Approval) else {},
    )


@require_POST
def paper_approvals_shown(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Sets whether the public copy prints the approvals."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    shown = request.POST.get("shown") == "yes"
    return button_act(
        request,
        lambda values: show_approvals(paper=place.paper, shown=shown, **values),
        done=place.url("paper-approvals"),
        said=_("The public copy carries the approvals.")
        if shown
        else _("The public copy leaves the approvals out."),
        version=place.paper.version,
    )


def _found(place: PaperPlace, pk: int) -> Approval:
    approval = get_object_or_404(Approval, paper=place.paper, pk=pk)
    approval.paper = place.paper
    return approval


def _asked(place: PaperPlace) -> list[RoleApproval]:
    """The roles that the house format names, in its sequence, then other roles that were asked."""
    own = chosen_paper(programme_case(place.programme).papers, place.paper.reference)
    stale = {one.role for one in own.approvals if one.stale}
    there = {one.role: one for one in place.paper.approvals.order_by("position", "pk")}
    try:
        wanted = house_format(place.paper.house_format).approvals
    except FormatError:
        wanted = ()
    roles = [*wanted, *(role for role in there if role not in wanted)]
    return [RoleApproval(role, there.get(role), role in stale) for role in roles]


def _state(asked: list[RoleApproval]) -> str:
    if not asked:
        return _("Nobody has been asked to approve this paper.")
    return approved_words(sum(one.holds for one in asked), len(asked))


def approved_words(held: int, count: int) -> str:
    """How many of `count` roles, one at least, have approved the paper as it stands."""
    if count == 1:
        if held:
            return _("The one role has approved the paper as it stands.")
        return _("The one role has not approved the paper as it stands.")
    if held == count:
        if count == 2:
            return _("Both roles have approved the paper as it stands.")
        text = _("All %(count)s roles have approved the paper as it stands.")
        return text % {"count": count_words(count)}
    text = ngettext(
        "%(held)s of %(count)s roles has approved the paper as it stands.",
        "%(held)s of %(count)s roles have approved the paper as it stands.",
        max(held, 1),
    )
    return text % {
        "held": opening(count_words(held)) if held else _("None"),
        "count": count_words(count),
    }
