"""What of a paper, besides its sections, the public may not see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reports.access import PaperPlace, paper_for
from reports.exempt.actions import keep_from_public, open_to_public
from reports.exempt.forms import ExemptFigureForm, ExemptForm, ExemptionForm
from reports.figures.gather import figures_of
from reports.figures.registry import Figures
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Exemption
from reports.public.case import own_case
from reports.public.choices import exemptible
from reports.public.words import exempt_statement
from reports.stored.exporting import paper_case, programme_case
from schemes.access import Act
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words


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
    back = place.url("paper-exempt")
    heading = _("Keep from the public: %(kind)s") % {"kind": Exemption.Kind(kind).label.lower()}
    return form_page(
        request,
        "reports/form.html",
        _form(request, place, kind),
        lambda values: keep_from_public(paper=place.paper, kind=kind, **values),
        done=back,
        said=_("It is kept from the public."),
        context=place.context(
            heading,
            (_("Exempt"), back),
            (heading, None),
            room="paper-exempt",
            back=back,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def exemption_remove(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    back = place.url("paper-exempt")
    if not Exemption.objects.filter(paper=place.paper, pk=pk).exists():
        return gone(request, back)
    exemption = get_object_or_404(Exemption, paper=place.paper, pk=pk)
    exemption.paper = place.paper
    heading = _("Open “%(name)s” to the public?") % {"name": exemption.name}
    return form_page(
        request,
        "reports/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=exemption.version,
            label=_("Open it to the public"),
        ),
        lambda values: open_to_public(exemption=exemption, **values),
        done=back,
        said=_("The public may see it."),
        context=place.context(
            heading,
            (_("Exempt"), back),
            (_("Open"), None),
            room="paper-exempt",
            back=back,
            goes=[_("The public paper, its data and its files carry it from then on.")],
        ),
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
    return text % {"count": count_words(count).capitalize()}
