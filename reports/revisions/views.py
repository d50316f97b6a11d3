"""The revision record of a paper: lines from before it was kept here, and what was issued here."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from reports.access import paper_for
from reports.blocks.sign_off import revisions_table
from reports.casefile.case import chosen_paper
from reports.revisions.actions import REVISIONS
from reports.revisions.forms import RevisionForm
from reports.stored.seen import seen_case
from schemes.access import Act
from workbench.pages.answering import person
from workbench.pages.row_pages import Editing, ListPages, Removing

PAGES = ListPages(
    rows=REVISIONS,
    place=partial(paper_for, act=Act.WRITE),
    way=lambda place: ((_("Revisions"), place.url("paper-revisions")),),
    room="paper-revisions",
    form=RevisionForm,
    editing=Editing(
        add=gettext_lazy("Add a line to the revision record"),
        added=gettext_lazy("The line is added."),
        change=gettext_lazy("Change a line of the revision record"),
        changed=gettext_lazy("The line is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove version %(name)s from the record?"),
        button=gettext_lazy("Remove this line"),
        done=gettext_lazy("The line is removed."),
    ),
    goes=lambda revision: [revision.note, _("The history keeps every word of it.")],
    move_page="revision-move",
)


@require_safe
def paper_revisions(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.READ)
    rows = list(place.paper.revisions.order_by("position", "pk"))
    own = chosen_paper(seen_case(place).papers, place.paper.reference)
    context = place.context(
        _("Revision record"),
        (_("Revisions"), None),
        room="paper-revisions",
        state=_("How the paper came to be. Each version that is issued here adds its own line."),
        table=revisions_table(own.revisions),
        revisions=rows,
        moves=PAGES.moves(place, rows),
    )
    return render(request, "reports/revisions/revisions.html", context)
