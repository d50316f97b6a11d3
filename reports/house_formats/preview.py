"""How a paper looks in a house format: a sample, or a paper that the authority has."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import FORMAT, Case, CasePaper, CaseSection
from reports.compose import composer_of
from reports.document.content import Block, Heading, Landscape
from reports.formats.format import FormatError, HouseFormat
from reports.formats.shelf import house_format
from reports.models import Paper
from reports.models.formats import OwnFormat
from reports.render.html import page_html
from reports.stored.exporting import programme_case
from reports.stored.seen import seen_by
from schemes.casefile.parts import CaseProgramme
from workbench.people.people_views import administrator

SAMPLE = "sample"


@require_safe
def house_format_preview(request: HttpRequest, form: str) -> HttpResponse:
    administrator(request)
    row = get_object_or_404(OwnFormat.objects.select_related("authority"), key=form)
    papers = Paper.objects.filter(programme__authority=row.authority).select_related("programme")
    known = {str(one.pk): one for one in papers.order_by("programme__title", "position", "pk")}
    chosen = known.get(request.GET.get("paper", ""))
    faults: tuple[str, ...] = ()
    printed: tuple[Block, ...] = ()
    try:
        found = house_format(row.key)
        case = _case_of(chosen) if chosen else _sample(row, found)
        composer = composer_of(case_of(case), found)
        printed = tuple(_lower(composer.blocks()))
        faults = tuple(composer.faults)
    except (FormatError, ProblemError) as error:
        faults = tuple(map(str, error.faults))
    own = row.get_absolute_url()
    context = {
        "heading": _("Preview of “%(name)s”") % {"name": row.name},
        "state": chosen.title if chosen else _("A sample without an appraisal, schemes or a plan."),
        "crumbs": [
            (_("Home"), reverse("home")),
            (_("House formats"), reverse("house-formats")),
            (row.name, own),
            (_("Preview"), None),
        ],
        "back": own,
        "faults": faults,
        "printed": page_html(printed),
        "papers": [(pk, f"{one.programme.title}: {one.title}") for pk, one in known.items()],
        "chosen": str(chosen.pk) if chosen else "",
    }
    return render(request, "reports/house_formats/preview.html", context)


def _case_of(paper: Paper) -> Case:
    """What the paper rests on, without results that are not released yet."""
    case = seen_by(programme_case(paper.programme), paper.programme, frozenset())
    return own_case(case, paper.reference)


def _sample(row: OwnFormat, form: HouseFormat) -> Case:
    """A case with a paper in which every section is written."""
    text = _("Here stands what officers write.")
    asks = {b.section for h in form.walked for b in h.blocks if b.kind == "recommendations"}
    sections = tuple(
        CaseSection(key, f"- {text}" if key in asks else text)
        for key in form.sections
        if "{" not in key
    )
    programme = CaseProgramme(SAMPLE, _("A programme"), "2026/27", 3, authority=row.authority.name)
    paper = CasePaper(SAMPLE, row.key, _("A paper in this format"), sections=sections)
    return Case(FORMAT, programme, papers=(paper,))


def _lower(blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks with their headings beneath that of the page."""
    for one in blocks:
        if isinstance(one, Heading):
            yield replace(one, level=one.level + 1)
        elif isinstance(one, Landscape):
            yield Landscape(tuple(_lower(one.blocks)))
        else:
            yield one
