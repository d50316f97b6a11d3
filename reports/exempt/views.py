"""What of a paper, besides its sections, the public may not see."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reports.access import PaperPlace, paper_for
from reports.casefile.own import own_case
from reports.exempt.actions import EXEMPTIONS, keep_from_public
from reports.exempt.forms import ExemptFigureForm, ExemptForm, ExemptionForm
from reports.figures.gather import figures_of
from reports.figures.registry import Figures
from reports.formats.exempt_law import exempt_statement
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Exemption
from reports.public.choices import exemptible
from reports.stored.exporting import paper_case, programme_case
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person
from workbench.pages.row_pages import Removing, RowPages

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
    place = paper_for(person(request), programme, paper, Act.WRITE)
    listed = _listed(place)
    rows = list(place.paper.exemptions.order_by("position", "pk"))
    sections = [one for one in place.paper.sections.order_by("position", "pk") if one.exempt]
    context = place.context(
        _("What the public may not see"),
        (_("Exempt"), None),
        room="paper-exempt",
        state=_state(len(rows) + len(sections)),
        exemptions=[(one, exempt_statement(_why(one), listed, str(one))) for one in rows],
        moves=PAGES.moves(place, rows),
        sections=[(one, exempt_statement(one.exempt or {}, listed)) for one in sections],
        kinds=Exemption.Kind.choices,
    )
    return render(request, "reports/exempt/exempt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def exemption_new(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Keeps one thing of the kind that the address names from the public."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Exemption.Kind.values else Exemption.Kind.OPTION.value
    heading = _("Keep from the public: %(kind)s") % {"kind": Exemption.Kind(kind).label.lower()}
    return form_page(
        request,
        "pages/form.html",
        _form(request, place, kind),
        lambda values: keep_from_public(paper=place.paper, kind=kind, **values),
        done=PAGES.back(place),
        said=_("It is kept from the public."),
        context=PAGES.context(place, None, heading),
    )


def _form(request: HttpRequest, place: PaperPlace, kind: str) -> ExemptForm:
    data = request.POST if request.method == "POST" else None
    if kind == Exemption.Kind.FIGURE:
        case = paper_case(place.paper)
        figures = figures_of(case) if case else Figures(())
        return ExemptFigureForm(data, listed=_listed(place), figures=figures)
    own = own_case(programme_case(place.programme), place.paper.reference)
    return ExemptionForm(data, listed=_listed(place), there=exemptible(kind, own, place.paper))


def _listed(place: PaperPlace) -> str:
    """Whose law the paper's house format goes by."""
    try:
        return house_format(place.paper.house_format).exempt_list
    except FormatError:
        return "england"


def _why(one: Exemption) -> dict[str, str]:
    return {"paragraph": one.paragraph, "reason": one.reason}


def _state(count: int) -> str:
    if not count:
        return _("The public may see all of this paper.")
    text = ngettext(
        "One thing is kept from the public.", "%(count)s things are kept from the public.", count
    )
    return text % {"count": opening(count_words(count))}
