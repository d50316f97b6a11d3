"""Workstreams of a programme's plan with their activities, and the pages of both lists."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.casefile.plan_rows import ACTIVITY
from schemes.models import Workstream
from schemes.place import BeneathPlace, ProgrammePlace, beneath_for, programme_for
from schemes.plan.actions import ACTIVITIES, WORKSTREAMS
from schemes.plan.beneath import BeneathPages, Holding
from schemes.plan.forms import ActivityForm, WorkstreamForm
from schemes.plan.tables import activities_table
from workbench.models import User
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.pages.answering import person
from workbench.pages.moving import Move, RowGroup
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, ListPages, Removing


def _stream_for(user: User, programme: str, workstream: int) -> BeneathPlace:
    return beneath_for(user, programme, Workstream, workstream, Act.WRITE)


def _way(place: ProgrammePlace) -> tuple[Crumb, ...]:
    return ((_("Workstreams"), place.url("workstreams")),)


PAGES = ListPages(
    rows=WORKSTREAMS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=WorkstreamForm,
    editing=Editing(
        add=gettext_lazy("Add a workstream"),
        added=gettext_lazy("The workstream is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The workstream is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the workstream"),
        done=gettext_lazy("The workstream is removed."),
    ),
    goes=lambda row: [*_activities_of(row), _("The history keeps its name and its purpose.")],
    move_page="workstream-move",
)
ACTIVITY_PAGES = BeneathPages(
    rows=ACTIVITIES,
    place=_stream_for,
    way=_way,
    form=ActivityForm,
    editing=Editing(
        add=gettext_lazy("Add an activity"),
        added=gettext_lazy("The activity is saved."),
        change=gettext_lazy("Change an activity"),
        changed=gettext_lazy("The activity is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this activity?"),
        button=gettext_lazy("Remove this activity"),
        done=gettext_lazy("The activity is removed."),
    ),
    goes=lambda row: [row.activity, _("The history keeps every word of it.")],
    move_page="activity-move",
    remove_page="activity-remove",
    take_away=gettext_lazy("Remove this activity"),
)


HOLDING = Holding(
    outer=PAGES,
    inner=ACTIVITY_PAGES,
    held_as="activities",
    addresses=("workstream", "activity"),
    change=gettext_lazy("Change the workstream"),
    empty=gettext_lazy("It has no activity yet."),
    spoken=lambda one: one.activity,
)


def _activities_of(row: Workstream) -> list[str]:
    count = row.activities.count()
    told = ngettext("Its one activity goes with it.", "Its %(count)s activities go with it.", count)
    return [told % {"count": count_words(count)}] if count else []


@require_safe
def workstreams(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = list(
        place.programme.workstreams.order_by("position", "pk").prefetch_related("activities")
    )
    moves = PAGES.moves(place, rows)
    context = place.context(
        _("Workstreams"),
        (_("Workstreams"), None),
        state=_state(rows),
        groups=[_group(place, row, moves.get(row.pk)) for row in rows],
        acts=[(_("Add a workstream"), place.url("workstream-new"))],
        teaching=_(
            "A workstream is a part of the work to come, with its activities and what each "
            "produces: for example “Public consultation”, which writes a consultation document."
        ),
    )
    return render(request, "pages/row_groups.html", context)


def _group(place: ProgrammePlace, row: Workstream, move: Move | None) -> RowGroup:
    found = HOLDING.held(row)
    parts = list(map(ACTIVITY.part_of, found))
    return HOLDING.group(
        place,
        row,
        found,
        move,
        table=lambda hrefs: activities_table(row.name, parts, hrefs),
        heading=row.name,
        text=row.purpose,
    )


def _state(rows: list[Workstream]) -> str:
    if not rows:
        return ""
    activities = sum(len(row.activities.all()) for row in rows)
    streams = ngettext("One workstream", "%(count)s workstreams", len(rows))
    told = ngettext("one activity", "%(count)s activities", activities)
    if not activities:
        told = _("no activity yet")
    beneath, above = counts_alike(activities, len(rows))
    return _("%(streams)s with %(activities)s.") % {
        "streams": streams % {"count": opening(above)},
        "activities": told % {"count": beneath},
    }
