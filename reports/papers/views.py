"""The page of a paper, and the paper as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from reports.access import PaperPlace, paper_for
from reports.casefile.parts import Case
from reports.document.content import Document
from reports.jobs.lately import sent_lately, stamp_of
from reports.jobs.views import send, send_or_wait
from reports.output.asked import copy_asked, made
from reports.output.kinds import FILE_KINDS
from reports.output.trail import keeps_something, record_fetched
from reports.readiness.standing import known_standing
from reports.stored.seen import seen_case, sight_of
from schemes.access import Act
from workbench.numbers.listing import count_words
from workbench.pages.answering import person
from workbench.rows.slugs import slug_for


@require_safe
def paper(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The page of a paper: its sections, what has to be corrected, and its files."""
    place = paper_for(person(request), programme, paper, Act.READ)
    case = seen_case(place)
    found, faults = made(place, case=case)
    return _page(request, place, case, found.document if found else None, faults)


@require_safe
def paper_file(request: HttpRequest, programme: str, paper: str, kind: str) -> HttpResponse:
    """The paper as a file of a kind (".pdf") to download, marked as a draft. Where the paper cannot
    be made, it redirects to the page that says what has to be corrected."""
    place = paper_for(person(request), programme, paper, Act.READ)
    copy = copy_asked(request, place)
    marked = not copy.is_public and keeps_something(place.paper)
    base = f"{slug_for(place.programme.reference)}-{place.paper.slug}"
    name = copy.file_name(base, kind, marked=marked)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if request.method == "HEAD":
        return HttpResponse(content_type=FILE_KINDS[kind].media_type, headers=headers)
    stamp = stamp_of(place.paper, kind, copy, sight_of(place))
    lately = sent_lately(stamp)
    found = None if lately else made(place, copy)[0]
    if lately is None and found is None:
        return redirect(place.paper)
    if marked:
        record_fetched(place, copy, name, by=person(request))
    if lately is not None:
        return send(lately, name)
    assert found is not None
    return send_or_wait(request, place, found, kind, name, stamp=stamp)


def _page(
    request: HttpRequest,
    place: PaperPlace,
    case: Case,
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
        before_issue=_before_issue(place, case),
        keeps=keeps_something(place.paper),
        files=[(kind.title, place.url(f"paper-{kind.word}")) for kind in FILE_KINDS.values()],
    )
    return render(request, "reports/papers/page.html", context)


def _before_issue(place: PaperPlace, case: Case) -> str:
    """The words of the link to the checks; empty for those who may not write."""
    if not place.may_write:
        return ""
    known = known_standing(place.paper, case)
    return known.sentence if known else _("See what stands between this paper and its issue.")


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
