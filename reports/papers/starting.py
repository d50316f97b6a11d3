"""Pages for starting, changing, moving and removing a paper, and for its facts."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reports.access import PaperPlace, paper_for
from reports.formats.format import CoverFact, FormatError
from reports.formats.shelf import house_format
from reports.models import Paper
from reports.papers.actions import PAPERS, change_paper, remove_paper, start_paper, write_facts
from reports.papers.forms import FactsForm, NewPaperForm, PaperForm
from schemes.access import Act
from schemes.place import programme_for
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    found = place.programme
    started: list[Paper] = []
    heading = _("Start a paper")
    return form_page(
        request,
        "pages/form.html",
        NewPaperForm(request.POST if request.method == "POST" else None, programme=found),
        lambda values: started.append(start_paper(programme=found, **values)),
        done=lambda: place.url("paper-sections", started[0].slug) if started else place.address,
        said=_("The paper is started. Write its sections next."),
        context=place.context(
            heading,
            (heading, None),
            state=_("A house format gives it headings and numbers; you write the sections."),
            back=place.address,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_change(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        programme=place.programme,
        version=place.paper.version,
        initial=PaperForm.values_of(place.paper),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_paper(paper=place.paper, **values),
        done=place.address,
        said=_("The paper is saved."),
        context=place.context(_("Change the paper"), (_("Change"), None), back=place.address),
        current=lambda row: PaperForm.values_of(row) if isinstance(row, Paper) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_facts(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The facts that the house format prints on the cover and in boxes."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    form = FactsForm(
        request.POST if request.method == "POST" else None,
        asked=_asked(place),
        version=place.paper.version,
        initial={"facts": place.paper.facts},
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: write_facts(paper=place.paper, **values),
        done=place.address,
        said=_("The facts are saved."),
        context=place.context(
            _("Facts of the paper"),
            (_("Facts"), None),
            state=_("What the house format prints on its cover and in its boxes."),
            back=place.address,
        ),
        current=lambda row: form.values_of(row) if isinstance(row, Paper) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_remove(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    home = programme_for(person(request), programme, Act.WRITE)
    if not home.programme.papers.filter(slug=paper).exists():
        return gone(request, home.address)
    place = paper_for(person(request), programme, paper, Act.WRITE)
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=place.paper.version,
        label=_("Remove this paper"),
    )
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_paper(paper=place.paper, **values),
        done=home.address,
        said=_("The paper is removed."),
        context=place.context(
            _("Remove “%(paper)s”?") % {"paper": place.paper.title},
            (_("Remove"), None),
            back=place.address,
            goes=[
                _("Everything written in it goes, with its approvals and its revision record."),
                _("The history keeps every word of it."),
            ],
        ),
    )


@require_POST
def paper_move(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Moves a paper one place up or down among the programme's papers."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return move_answer(
        request,
        partial(PAPERS.move, place.paper),
        done=place.programme.get_absolute_url(),
        name=place.paper.title,
        version=place.paper.version,
    )


def _asked(place: PaperPlace) -> tuple[CoverFact, ...]:
    """The facts that the house format asks for; none where the house format cannot be read."""
    try:
        return house_format(place.paper.house_format).facts
    except FormatError:
        return ()
