"""The revision record of a paper: lines from before it was kept here, and what was issued here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reports.access import PaperPlace, paper_for
from reports.blocks.sign_off import revisions_table
from reports.casefile.case import chosen_paper
from reports.models import Revision
from reports.revisions.actions import add_revision, change_revision, remove_revision
from reports.revisions.forms import RevisionForm
from reports.stored.exporting import programme_case
from schemes.access import Act
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm


@require_safe
def paper_revisions(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.READ)
    own = chosen_paper(programme_case(place.programme).papers, place.paper.reference)
    context = place.context(
        _("Revision record"),
        (_("Revisions"), None),
        room="paper-revisions",
        state=_("How the paper came to be. Each version that is issued here adds its own line."),
        table=revisions_table(own.revisions),
        revisions=place.paper.revisions.order_by("position", "pk"),
    )
    return render(request, "reports/revisions/revisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_new(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return form_page(
        request,
        "reports/form.html",
        RevisionForm(request.POST if request.method == "POST" else None),
        lambda values: add_revision(paper=place.paper, **values),
        done=place.url("paper-revisions"),
        said=_("The line is added."),
        context=_context(place, _("Add a line to the revision record")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def revision_edit(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    revision = get_object_or_404(Revision, paper=place.paper, pk=pk)
    revision.paper = place.paper
    form = RevisionForm(
        request.POST if request.method == "POST" else None,
        version=revision.version,
        initial=RevisionForm.values_of(revision),
    )
    return form_page(
        request,
        "reports/form.html",
        form,
        lambda values: change_revision(revision=revision, **values),
        done=place.url("paper-revisions"),
        said=_("The line is saved."),
        context=_context(place, _("Change a line of the revision record")),
        current=lambda row: RevisionForm.values_of(row) if isinstance(row, Revision) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def revision_remove(request: HttpRequest, programme: str, paper: str, pk: int) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    revision = Revision.objects.filter(paper=place.paper, pk=pk).first()
    if revision is None:
        return gone(request, place.url("paper-revisions"))
    revision.paper = place.paper
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        version=revision.version,
        label=_("Remove this line"),
    )
    heading = _("Remove version %(number)s from the record?") % {"number": revision.number}
    return form_page(
        request,
        "reports/remove.html",
        form,
        lambda values: remove_revision(revision=revision, **values),
        done=place.url("paper-revisions"),
        said=_("The line is removed."),
        context=_context(place, heading)
        | {"goes": [revision.note, _("The history keeps every word of it.")]},
    )


def _context(place: PaperPlace, heading: str) -> dict[str, object]:
    back = place.url("paper-revisions")
    trail = ((_("Revisions"), back), (heading, None))
    return place.context(heading, *trail, room="paper-revisions", back=back)
