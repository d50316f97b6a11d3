"""Pages for the approvals of a paper: who was asked, what they answered, and whether it still
holds."""

from dataclasses import dataclass, field
from functools import partial
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.approvals.actions import APPROVALS, answer_approval, show_approvals
from reports.approvals.forms import AnswerForm
from reports.approvals.writers import writers_of
from reports.casefile.case import chosen_paper
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Approval
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from schemes.access import Act
from workbench.models import User
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Removing, RowPages


@dataclass(frozen=True, slots=True)
class RoleApproval:
    """A role and its approval, which is None where it was not asked. `stale` means that the paper
    has changed since the answer; `mine` that whoever looks at the page was asked, and answers."""

    role: str
    approval: Approval | None
    stale: bool
    mine: bool = False
    token: UUID = field(default_factory=uuid4)

    @property
    def holds(self) -> bool:
        """Whether the role has approved the paper as it stands now."""
        given = self.approval is not None and self.approval.state == Approval.State.GIVEN
        return given and not self.stale

    @property
    def waits(self) -> bool:
        """Whether somebody was asked, who has not answered yet and can be reminded."""
        one = self.approval
        asked = one is not None and one.asked_of_id is not None
        return asked and one is not None and one.state == Approval.State.REQUESTED


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
    asked = _asked(place, person(request))
    context = place.context(
        _("Approvals"),
        (_("Approvals"), None),
        room="paper-approvals",
        state=_state(asked),
        asked=asked,
        may_delegate=person(request).is_superuser,
        form=WorkbenchForm(version=place.paper.version),
    )
    return render(request, "reports/approvals/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approval_answer(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    """Records the answer of the person who was asked for a role: approved as read, or returned with
    comments. Anybody else is refused."""
    place = paper_for(person(request), programme, paper, Act.READ)
    approval = found_approval(place, pk)
    if approval.asked_of != person(request) or not place.may_see_all:
        raise PermissionDenied
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
            state=_answers_for(approval),
            wrote=approval.asked_of_id in writers_of(place.paper).names,
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


def found_approval(place: PaperPlace, pk: int) -> Approval:
    """The approval of this paper at an address. Raises `Http404`."""
    rows = Approval.objects.select_related("asked_of")
    approval = get_object_or_404(rows, paper=place.paper, pk=pk)
    approval.paper = place.paper
    return approval


def _answers_for(approval: Approval) -> str:
    text = _("You answer as %(role)s for the whole paper as it stands now.")
    if approval.delegation:
        text = _(
            "You answer for the %(role)s, by delegation, for the whole paper as it stands now."
        )
    return text % {"role": approval.role}


def _asked(place: PaperPlace, reader: User) -> list[RoleApproval]:
    """The roles that the house format names, in its sequence, then other roles that were asked."""
    own = chosen_paper(programme_case(place.programme).papers, place.paper.reference)
    stale = {one.role for one in own.approvals if one.stale}
    rows = place.paper.approvals.select_related("asked_of", "by").order_by("position", "pk")
    there = {one.role: one for one in rows}
    mine = {role for role, one in there.items() if one.asked_of == reader and place.may_see_all}
    try:
        wanted = house_format(place.paper.house_format).approvals
    except FormatError:
        wanted = ()
    roles = [*wanted, *(role for role in there if role not in wanted)]
    return [RoleApproval(role, there.get(role), role in stale, role in mine) for role in roles]


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
    some, all_ = counts_alike(held, count)
    return text % {"held": opening(some) if held else _("None"), "count": all_}
