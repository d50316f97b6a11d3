"""The sections of a paper: all of them in their places, and one to write."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.formats.exempt_law import exempt_statement
from reports.models import Section
from reports.render.html import page_html
from reports.sections.actions import (
    UNWRITTEN,
    last_change,
    undo_section,
    write_section,
)
from reports.sections.desk import Desk, SectionPlace, desk_of
from reports.sections.forms import SectionForm
from reports.sections.help import text_help
from reports.sections.panel import panel_of
from reports.stored.exporting import paper_case
from reports.stored.seen import seen_case
from schemes.access import Act
from workbench.dates import moment
from workbench.models import AuditEvent
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.numbers.text import number
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.forms import WorkbenchForm

COMPLETIONS = 12


@require_safe
def paper_sections(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    desk = desk_of(place.paper, case=seen_case(place))
    context = place.context(
        _("Write the paper"),
        (_("Write"), None),
        room="paper-sections",
        state=_state(desk),
        sections=[
            (one, place.url("paper-section", one.key), len(desk.faults_of(one)))
            for one in desk.sections
        ],
        faults=() if desk.case else desk.faults,
    )
    return render(request, "reports/sections/sections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_section(request: HttpRequest, programme: str, paper: str, section: str) -> HttpResponse:
    """One section to write. Its form also finds figures and shows how the text prints, so that
    nothing typed is lost by either. Asked from the page itself it answers with what changes."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    row = section_row(place, section)
    context = _context(request, place, section, row)
    template = (
        "reports/sections/pieces.html" if in_place(request) else "reports/sections/section.html"
    )
    if request.method == "POST" and ("look" in request.POST or "find" in request.POST):
        form = _unsaved(request)
        return render(request, template, context | {"form": form})
    answer = form_page(
        request,
        template,
        SectionForm(
            request.POST if request.method == "POST" else None,
            version=row.version if row else UNWRITTEN,
            initial=SectionForm.values_of(row),
        ),
        lambda values: write_section(paper=place.paper, key=section, **values),
        done=place.url("paper-section", section),
        said=_("The section is saved."),
        context=context,
        current=lambda now: SectionForm.values_of(now) if isinstance(now, Section) else {},
    )
    return _saved(request, place, section) if in_place(request) and _went(answer) else answer


def in_place(request: HttpRequest) -> bool:
    """Whether the page itself asks, for what changes on it, rather than a browser for a page."""
    return request.headers.get("X-In-Place") == "section"


def _went(answer: HttpResponse) -> bool:
    return answer.status_code == 302


def _saved(request: HttpRequest, place: PaperPlace, key: str) -> HttpResponse:
    """What changes on the page once the section is saved. The page itself says so; the next need
    not."""
    list(messages.get_messages(request))
    row = section_row(place, key)
    form = SectionForm(
        version=row.version if row else UNWRITTEN, initial=SectionForm.values_of(row)
    )
    context = _context(request, place, key, row)
    return render(request, "reports/sections/pieces.html", context | {"form": form})


@require_POST
def paper_section_undo(
    request: HttpRequest, programme: str, paper: str, section: str
) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    row = section_row(place, section)
    if row is None:
        raise Http404
    return button_act(
        request,
        lambda values: undo_section(paper=place.paper, key=section, **values),
        done=place.url("paper-section", section),
        said=_("The last change of this section is undone."),
        version=row.version,
    )


@require_safe
def paper_figures(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """Figures whose name or description holds every word of `q`, for completion while typing."""
    place = paper_for(person(request), programme, paper, Act.WRITE)
    panel = panel_of(
        paper_case(place.paper, seen_case(place)), request.GET.get("q", ""), COMPLETIONS
    )
    found = [{"quote": f.quote, "label": f.label, "value": f.value} for f in panel.figures]
    return JsonResponse({"figures": found, "more": panel.more})


def section_row(place: PaperPlace, key: str) -> Section | None:
    """The row of a section, where somebody has written it."""
    row = Section.objects.filter(paper=place.paper, key=key).first()
    if row is not None:
        row.paper = place.paper
    return row


def _here(desk: Desk, key: str) -> SectionPlace:
    """The section at this address: one the house format asks for, or one that is written."""
    here = desk.section(key)
    if here is None:
        raise Http404
    return here


def _unsaved(request: HttpRequest) -> SectionForm:
    """The form with what was typed, not judged yet."""
    typed = {name: request.POST.get(name) for name in ("text", "version", "write_token")}
    return SectionForm(initial=typed)


def _context(
    request: HttpRequest, place: PaperPlace, key: str, row: Section | None
) -> dict[str, Any]:
    """The page of a section: as it is saved, or as it was typed and sent."""
    sent = request.method == "POST"
    text = row.text if row else ""
    typed = request.POST.get("text", "").replace("\r\n", "\n") if sent else text
    case = seen_case(place)
    desk = desk_of(place.paper, {key: typed} if sent else None, case=case)
    # A text that was sent makes no section of a key that nothing asks for.
    here = _here(desk if row or not sent else desk_of(place.paper, case=case), key)
    here = desk.section(key) or here
    before, after = _neighbours(desk, key)
    last = last_change(row) if row else None
    return place.context(
        here.title,
        (_("Write"), place.url("paper-sections")),
        (here.title, None),
        room="paper-sections",
        here=here,
        faults=desk.faults_of(here),
        stuck=() if desk.case else desk.faults,
        printed=page_html(desk.printed(key)),
        panel=panel_of(desk.case, (request.POST if sent else request.GET).get("figures", "")),
        before=before,
        after=after,
        unsaved=typed.strip() != text.strip(),
        saved=_saved_at(last),
        undo=WorkbenchForm(version=row.version) if row and last else None,
        none=None if typed.strip() or text.strip() else _none(here, row),
        help=list(text_help()),
        exempt=_exempt(desk, here),
    )


def _none(here: SectionPlace, row: Section | None) -> WorkbenchForm | None:
    """The form that writes the ready sentence that there is nothing to say; none where the house
    format has no such sentence."""
    if not here.none or here.exempt:
        return None
    return WorkbenchForm(version=row.version if row else UNWRITTEN)


def _neighbours(desk: Desk, key: str) -> tuple[SectionPlace | None, SectionPlace | None]:
    """The sections before and after this one in the paper."""
    at = [one.key for one in desk.sections].index(key)
    before = desk.sections[at - 1] if at else None
    after = desk.sections[at + 1] if at + 1 < len(desk.sections) else None
    return before, after


def _exempt(desk: Desk, here: SectionPlace) -> str:
    """Why the public may not see the section; nothing where it may."""
    if not here.exempt or not desk.form:
        return ""
    return exempt_statement(here.exempt, desk.form.exempt_list)


def _saved_at(last: AuditEvent | None) -> str:
    """ "Saved 14:02" on the day itself, with the day afterwards."""
    if last is None:
        return ""
    local = timezone.localtime(last.at)
    today = local.date() == timezone.localdate()
    when = f"{local:%H:%M}" if today else moment(last.at)
    return _("Saved %(when)s by %(person)s.") % {"when": when, "person": last.actor_name}


def _state(desk: Desk) -> str:
    asked = [one for one in desk.sections if one.placed]
    written = sum(bool(one.text.strip()) for one in asked)
    if not asked:
        return _("This paper has no sections yet.")
    text = written_words(written, len(asked))
    words = sum(one.words for one in asked)
    if not words:
        return text
    so_far = ngettext("One word so far.", "%(words)s words so far.", words)
    return f"{text} {so_far % {'words': number(words)}}"


def written_words(written: int, count: int) -> str:
    """How many of `count` sections, one at least, are written."""
    if count == 1:
        return _("The one section is written.") if written else _("The one section is not written.")
    if written == count:
        if count == 2:
            return _("Both sections are written.")
        return _("All %(count)s sections are written.") % {"count": count_words(count)}
    text = ngettext(
        "%(written)s of %(count)s sections is written.",
        "%(written)s of %(count)s sections are written.",
        max(written, 1),
    )
    some, all_ = counts_alike(written, count)
    return text % {"written": opening(some) if written else _("None"), "count": all_}
