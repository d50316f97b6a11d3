"""What of a paper the public may not see: found, kept, opened again, and what gives it away."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reports.access import paper_for
from reports.casefile.parts import CaseExemption
from reports.exempt.actions import EXEMPTIONS, keep_from_public
from reports.exempt.finding import search_offers
from reports.exempt.forms import ExemptForm, KeepForm
from reports.exempt.offers import SECTION, Offer, full_figure, offered, offers_of
from reports.exempt.trying import PublicFaults, giveaways, public_faults, try_keeping
from reports.formats.exempt_law import LISTS, exempt_statement
from reports.models import Exemption, Section
from reports.sections.actions import UNWRITTEN, exempt_section
from reports.sections.desk import Desk, desk_of
from reports.stored.seen import seen_case
from reports.withheld.checking import paragraph_fault
from reports.withheld.items import what_is
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, gone, person
from workbench.pages.row_pages import Removing, RowPages

LONGEST = 200  # characters of a name that the case file has room for

PAGES = RowPages(
    rows=EXEMPTIONS,
    place=partial(paper_for, act=Act.WRITE),
    way=lambda place: ((_("Exempt"), place.url("paper-exempt")),),
    room="paper-exempt",
    removing=Removing(
        heading=gettext_lazy("Open “%(name)s” to the public?"),
        crumb=gettext_lazy("Open"),
        button=gettext_lazy("Open it to the public"),
        done=gettext_lazy("The public may see it."),
    ),
    goes=lambda _exemption: [_("The public paper, its data and its files carry it from then on.")],
    move_page="exemption-move",
)


@require_safe
def paper_exempt(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """What is kept, what still gives it away, and the search for more to keep."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    case = seen_case(place)
    desk = desk_of(place.paper, case=case)
    offers = offers_of(desk)
    rows = list(place.paper.exemptions.order_by("position", "pk"))
    sections = [one for one in desk.sections if one.exempt]
    kept = len(rows) + len(sections)
    faults = public_faults(case, place.paper.reference) if kept else PublicFaults()
    context = place.context(
        _("What the public may not see"),
        (_("Exempt"), None),
        room="paper-exempt",
        state=_state(kept, faults.count),
        exemptions=[_row(one, desk, offers) for one in rows],
        moves=PAGES.moves(place, rows),
        sections=[
            (one, *_said(one.exempt or {}, desk, f"the section {one.key!r}")) for one in sections
        ],
        giveaways=giveaways(faults, desk),
        found=search_offers(offers, request.GET.get("q", "").strip(), request.GET.get("kind", "")),
        stuck=() if desk.case else desk.faults,
    )
    return render(request, "reports/exempt/exempt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def exemption_new(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Keeps the thing that the address names from the public: `?kind=option&name=A1/B`."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    kind, name = request.GET.get("kind", ""), request.GET.get("name", "")
    case = seen_case(place)
    desk = desk_of(place.paper, case=case)
    offer = offered(offers_of(desk), kind, name)
    if offer is None:
        if name:
            messages.error(request, _("This paper has nothing of that name. Look for it here."))
        return redirect(PAGES.back(place))
    if kind == SECTION:
        return redirect(f"{place.url('paper-section-exempt', name)}?from=exempt")
    if offer.kept:
        messages.info(
            request, _("“%(name)s” is kept from the public already.") % {"name": offer.words}
        )
        return redirect(PAGES.back(place))

    def keep(values: dict[str, Any]) -> None:
        if len(name) > LONGEST:
            raise ValidationError(_("Its name is too long to be kept by. Shorten it first."))
        part = CaseExemption(kind, name, values["paragraph"], values["reason"])
        try_keeping(case, place.paper.reference, part, _listed(desk))
        keep_from_public(paper=place.paper, kind=kind, name=name, **values)

    heading = _("Keep “%(name)s” from the public") % {"name": offer.words}
    return form_page(
        request,
        "pages/form.html",
        KeepForm(_sent(request), listed=_listed(desk)),
        keep,
        done=PAGES.back(place),
        said=_("It is kept from the public."),
        context=PAGES.context(place, None, heading, _("Keep"), state=_law(desk)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def exemption_edit(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    """Another paragraph or reason for something that is kept."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    row = EXEMPTIONS.find(place.paper, pk=pk)
    if row is None:
        return gone(request, PAGES.back(place))
    desk = desk_of(place.paper, case=seen_case(place))
    offer = offered(offers_of(desk), row.kind, full_figure(desk, row.kind, row.name))
    heading = _("Why may the public not see “%(name)s”?")
    heading %= {"name": str(offer or row.name)}
    return form_page(
        request,
        "pages/form.html",
        KeepForm(
            _sent(request),
            listed=_listed(desk),
            version=row.version,
            initial=KeepForm.values_of(_why(row)),
        ),
        lambda values: EXEMPTIONS.change(row, **values),
        done=PAGES.back(place),
        said=_("It is saved by which paragraph it is kept, and why."),
        context=PAGES.context(place, row, heading, _("Change"), state=_law(desk)),
        current=lambda now: KeepForm.values_of(_why(now)) if isinstance(now, Exemption) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_section_exempt(
    request: HttpRequest, programme: str, paper: str, section: str
) -> HttpResponse:
    """Whether the public may see one section, and by which paragraph of the law it may not. Asked
    `?from=exempt` it leads back to the page of what is kept, as it does where something is still
    given away."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    row = Section.objects.filter(paper=place.paper, key=section).first()
    if row is not None:
        row.paper = place.paper
    desk = desk_of(place.paper, case=seen_case(place))
    here = desk.section(section)
    if here is None:
        raise Http404
    there, written = PAGES.back(place), place.url("paper-section", section)
    back = there if request.GET.get("from") == "exempt" else written
    way = (_("Exempt"), there) if back == there else (_("Write"), place.url("paper-sections"))

    def done() -> str:
        now = seen_case(place)
        kept = Section.objects.filter(paper=place.paper, key=section, exempt__isnull=False)
        given = kept.exists() and public_faults(now, place.paper.reference).count
        return there if given else back

    return form_page(
        request,
        "pages/form.html",
        ExemptForm(
            _sent(request),
            listed=_listed(desk),
            version=row.version if row else UNWRITTEN,
            initial=ExemptForm.values_of(here.exempt),
        ),
        lambda values: exempt_section(paper=place.paper, key=section, **values),
        done=done,
        said=_("It is saved who may see this section."),
        context=place.context(
            _("Who may see “%(section)s”?") % {"section": here.title},
            way,
            (here.title, written),
            (_("Who may see it"), None),
            room="paper-exempt" if back == there else "paper-sections",
            state=_law(desk),
            back=back,
        ),
        current=lambda now: ExemptForm.values_of(now.exempt) if isinstance(now, Section) else {},
    )


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _listed(desk: Desk) -> str:
    """Whose law the paper's house format goes by."""
    return desk.form.exempt_list if desk.form else "england"


def _law(desk: Desk) -> str:
    return _("The paragraphs are those of %(part)s.") % {"part": LISTS[_listed(desk)][0]}


def _row(one: Exemption, desk: Desk, offers: Iterable[Offer]) -> tuple[Exemption, str, str, str]:
    """A row, what it is in words, the statement of why it is kept, and what is wrong with that."""
    offer = offered(offers, one.kind, full_figure(desk, one.kind, one.name))
    words = f"{offer.words} ({offer.value})" if offer and offer.value else str(offer or one.name)
    what = _("This %(kind)s") % {"kind": one.get_kind_display().lower()}
    return (one, words, *_said(_why(one), desk, what_is(one.kind, one.name), what))


def _said(
    why: Mapping[str, str], desk: Desk, of: str, what: str = "This section"
) -> tuple[str, str]:
    """Why something is kept, in a sentence; or, in its place, what is wrong with the paragraph."""
    listed = _listed(desk)
    fault = paragraph_fault(why.get("paragraph", ""), listed, of)
    return ("", fault) if fault else (exempt_statement(why, listed, what), "")


def _why(one: Exemption) -> dict[str, str]:
    return {"paragraph": one.paragraph, "reason": one.reason}


def _state(kept: int, given: int) -> str:
    if not kept:
        return _("The public may see all of this paper.")
    text = ngettext(
        "One thing is kept from the public.", "%(count)s things are kept from the public.", kept
    )
    text %= {"count": opening(count_words(kept))}
    if not given:
        return text
    more = ngettext(
        "One thing is still to be done before anything can be issued.",
        "%(count)s things are still to be done before anything can be issued.",
        given,
    )
    return f"{text} " + more % {"count": opening(count_words(given))}
