"""Pages for the findings of a paper's check: what must be settled before issue first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.check.finding import Finding, FindingKind
from reports.check.groups import FindingGroup, grouped
from reports.models import Explained
from reports.readiness.actions import explain_finding, link_figure, not_explained
from reports.readiness.forms import ExplainForm
from reports.readiness.mending import mending_url
from reports.readiness.standing import PaperStanding, standing_of
from reports.stored.seen import seen_case
from schemes.access import Act
from schemes.models import Role
from workbench.pages.answering import button_act, form_page, person

ON_A_PAGE = 15
STOPPING = "stopping"
# The kinds of finding of which the page shows one, by the word in the address.
KINDS = {
    STOPPING: gettext_lazy("Before issue"),
    FindingKind.CONTRADICTING: gettext_lazy("Contradictions"),
    FindingKind.ERROR: gettext_lazy("Errors"),
    FindingKind.QUESTION: gettext_lazy("Questions"),
    FindingKind.MATCHING: gettext_lazy("Figures to link"),
    FindingKind.UNSUPPORTED: gettext_lazy("Figures without a source"),
    FindingKind.ADVICE: gettext_lazy("Advice"),
}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as the page shows it. Its excerpt is in three parts, with the figure in the
    middle. `begins` is the group that begins with it on this page, where others are `alike`."""

    finding: Finding
    before: str
    typed: str
    after: str
    section_url: str
    may_link: bool
    mending_url: str = ""
    begins: FindingGroup | None = None
    alike: bool = False
    token: UUID = field(default_factory=uuid4)


@require_safe
def paper_checks(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The findings of one kind, fifteen on a page."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    standing = standing_of(place.paper, seen_case(place))
    kind = request.GET.get("kind", STOPPING)
    kind = kind if kind in KINDS else STOPPING
    groups = grouped(standing.findings)
    counts = Counter(str(one.kind) for one in groups)
    counts[STOPPING] = standing.count
    found = (
        [one for group in grouped(standing.stopping) for one in group.findings]
        if kind == STOPPING
        else [one for group in groups for one in group.findings if one.kind == kind]
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = place.context(
        _("Checks"),
        (_("Checks"), None),
        room="paper-checks",
        state=standing.sentence,
        faults=standing.faults if kind == STOPPING else (),
        long=standing.too_long,
        headings_url=place.url("paper-headings"),
        kind=kind,
        kind_words=KINDS[kind],
        kinds=[(key, words, counts[key]) for key, words in KINDS.items()],
        page=page,
        shown=[*_in_groups([_shown(place, standing, one) for one in page], groups)],
    )
    return render(request, "reports/readiness/checks.html", context)


@require_POST
def finding_link(request: HttpRequest, programme: str, paper: str, mark: str) -> HttpResponse:
    """Replaces a typed figure by a quotation of the figure by name."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    finding = _found(standing_of(place.paper, seen_case(place)), mark)
    if not finding.replacement:
        raise Http404
    kind = request.POST.get("kind", "")
    query = f"?{urlencode({'kind': kind})}" if kind in KINDS else ""
    return button_act(
        request,
        lambda values: link_figure(paper=place.paper, finding=finding, **values),
        done=f"{place.url('paper-checks')}{query}",
        said=_("“%(typed)s” is now quoted by name.") % {"typed": finding.typed},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def finding_explain(request: HttpRequest, programme: str, paper: str, mark: str) -> HttpResponse:
    """Records why a finding needs no correction."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    standing = standing_of(place.paper, seen_case(place))
    finding = _found(standing, mark)
    if not finding.may_be_explained:
        messages.error(request, not_explained(finding))
        return redirect("paper-checks", programme, paper)
    row = Explained.objects.filter(paper=place.paper, mark=mark).first()
    back = place.url("paper-checks")
    heading = _("Explain a finding")
    return form_page(
        request,
        "reports/readiness/finding.html",
        ExplainForm(
            request.POST if request.method == "POST" else None,
            version=row.version if row else 0,
            initial=ExplainForm.values_of(row),
        ),
        lambda values: explain_finding(
            paper=place.paper, finding=finding, by_role=_role(place), **values
        ),
        done=back,
        said=_("The explanation is saved."),
        context=place.context(
            heading,
            (_("Checks"), back),
            (heading, None),
            room="paper-checks",
            back=back,
            one=_shown(place, standing, finding),
        ),
        current=lambda now: ExplainForm.values_of(now) if isinstance(now, Explained) else {},
    )


def _found(standing: PaperStanding, mark: str) -> Finding:
    finding = standing.marked(mark)
    if finding is None:
        raise Http404
    return finding


def _shown(place: PaperPlace, standing: PaperStanding, one: Finding) -> ShownFinding:
    end = one.start + len(one.typed)
    exact = bool(one.typed) and one.excerpt[one.start : end] == one.typed
    section = standing.section(one.place.section)
    return ShownFinding(
        one,
        one.excerpt[: one.start] if exact else one.excerpt,
        one.typed if exact else "",
        one.excerpt[end:] if exact else "",
        place.url("paper-section", section.key) if section else "",
        bool(one.replacement and section and one.typed in section.text),
        mending_url(place, one),
    )


def _in_groups(
    shown: Sequence[ShownFinding], groups: Sequence[FindingGroup]
) -> Iterator[ShownFinding]:
    """The findings of a page, the first of each group with what is said of the whole group."""
    of = {id(one): group for group in groups if not group.is_alone for one in group.findings}
    last = None
    for one in shown:
        group = of.get(id(one.finding))
        begins = group if group is not last else None
        # Advice differs from one to the next; of a figure the group has said what there is to say.
        alike = group is not None and group.kind is FindingKind.UNSUPPORTED
        yield replace(one, begins=begins, alike=alike)
        last = group


def _role(place: PaperPlace) -> str:
    """The highest role of the person who explains, which is recorded with the explanation."""
    return next((str(role.label) for role in Role if role in place.roles), "")
