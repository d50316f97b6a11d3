"""The page of a paper, and the paper itself as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from appraisal.engine.fault import ProblemError
from reports.access import PaperPlace, paper_for
from reports.content import Document
from reports.exporting import export_case
from reports.figures import FigureError
from reports.house_format import FormatError
from reports.papers import Paper, paper_document
from reports.views.renders import send_or_wait
from schemes.access import Act
from workbench.pages import person
from workbench.slugs import slug_for
from workbench.wording import count_words


@require_safe
def paper(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """What the paper is, its sections, what to mend, and the button that makes it."""
    place = paper_for(person(request), programme, paper, Act.READ)
    document, faults = _document(place)
    return _page(request, place, document, faults)


@require_safe
def paper_pdf(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The paper as a PDF to keep. One that cannot be made leads back to what must be mended."""
    place = paper_for(person(request), programme, paper, Act.READ)
    name = f"{slug_for(place.programme.reference)}-{place.paper.slug}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if request.method == "HEAD":
        return HttpResponse(content_type="application/pdf", headers=headers)
    document, _faults = _document(place)
    if document is None:
        return redirect(place.paper)
    return send_or_wait(request, place, Paper(document), ".pdf", name)


def _document(place: PaperPlace) -> tuple[Document | None, tuple[str, ...]]:
    """The paper's content, or the faults that keep it from being made."""
    try:
        return paper_document(export_case(place.programme), place.paper.reference), ()
    except (FigureError, FormatError) as error:
        return None, error.faults
    except ProblemError as error:
        return None, tuple(map(str, error.faults))


def _page(
    request: HttpRequest,
    place: PaperPlace,
    document: Document | None,
    faults: tuple[str, ...],
) -> HttpResponse:
    headings = [h for h in document.headings if h.level == 1] if document else []
    context = place.context(
        place.paper.title,
        room="paper",
        state=_state(document, faults),
        document=document,
        faults=faults,
        warnings=document.warnings if document else (),
        sections=headings,
    )
    return render(request, "reports/paper_page.html", context)


def _state(document: Document | None, faults: tuple[str, ...]) -> str:
    if document is None or faults:
        return _("The paper cannot be made until something is mended.")
    if not document.warnings:
        return _("The paper is complete and can be downloaded.")
    count = len(document.warnings)
    text = ngettext(
        "The paper can be downloaded; %(count)s thing is worth a look first.",
        "The paper can be downloaded; %(count)s things are worth a look first.",
        count,
    )
    return text % {"count": count_words(count)}
