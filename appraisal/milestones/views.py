"""The milestones of a programme's plan: their table, and the pages of its lists."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from appraisal.milestones.actions import MILESTONES, POINTS, ROWS
from appraisal.milestones.forms import MilestoneForm, MilestoneRowForm, PointForm
from appraisal.milestones.offered import Offered
from schemes.access import Act
from schemes.casefile.plan_rows import milestones_of
from schemes.models import Milestone, MilestonePoint, MilestoneRow
from schemes.place import BeneathPlace, ProgrammePlace, beneath_for, programme_for
from schemes.plan.beneath import BeneathPages, Holding, LeadingPages
from schemes.plan.milestone_tables import milestones_table, month_words
from workbench.models import User
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import Move, RowGroup, order_of
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, ListPages, Removing
from workbench.pages.tables import Cell, Column, Row, Table


def _row_for(user: User, programme: str, milestonerow: int) -> BeneathPlace:
    return beneath_for(user, programme, MilestoneRow, milestonerow, Act.WRITE)


def _way(place: ProgrammePlace) -> tuple[Crumb, ...]:
    return ((_("Milestones"), place.url("milestones")),)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


class RowPagesOfMilestones(ListPages[MilestoneRow, ProgrammePlace]):
    """The form offers the options of the programme."""

    def asked(
        self,
        request: HttpRequest,
        place: ProgrammePlace,
        row: MilestoneRow | None,
        **kept: Any,
    ) -> WorkbenchForm:
        offered = Offered.of(place.programme, place.exempt)
        choices = offered.by_code(row.option if row else "")
        return MilestoneRowForm(_sent(request), choices=choices, **kept)


class MilestonePages(BeneathPages[Milestone]):
    """The form offers the points of time."""

    def asked(
        self, request: HttpRequest, place: BeneathPlace, row: Milestone | None, **kept: Any
    ) -> WorkbenchForm:
        points = list(place.programme.points.order_by("position", "pk"))
        return MilestoneForm(_sent(request), points=points, **kept)


POINT_PAGES = LeadingPages(
    rows=POINTS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=PointForm,
    editing=Editing(
        add=gettext_lazy("Add a point of time"),
        added=gettext_lazy("The point of time is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The point of time is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the point of time"),
        done=gettext_lazy("The point of time is removed."),
    ),
    goes=lambda _row: [_("It goes only where no milestone begins or ends at it.")],
    move_page="point-move",
    remove_page="point-remove",
    take_away=gettext_lazy("Remove this point of time"),
)
ROW_PAGES = RowPagesOfMilestones(
    rows=ROWS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=MilestoneRowForm,
    editing=Editing(
        add=gettext_lazy("Add a row"),
        added=gettext_lazy("The row is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The row is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the row"),
        done=gettext_lazy("The row is removed."),
    ),
    goes=lambda _row: [_("Its milestones go with it. The history keeps its name.")],
    move_page="milestonerow-move",
)
MILESTONE_PAGES = MilestonePages(
    rows=MILESTONES,
    place=_row_for,
    way=_way,
    form=MilestoneForm,
    editing=Editing(
        add=gettext_lazy("Add a milestone"),
        added=gettext_lazy("The milestone is saved."),
        change=gettext_lazy("Change a milestone"),
        changed=gettext_lazy("The milestone is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this milestone?"),
        button=gettext_lazy("Remove this milestone"),
        done=gettext_lazy("The milestone is removed."),
    ),
    goes=lambda row: [row.text, _("The history keeps every word of it.")],
    move_page="milestone-move",
    remove_page="milestone-remove",
    take_away=gettext_lazy("Remove this milestone"),
)


HOLDING = Holding(
    outer=ROW_PAGES,
    inner=MILESTONE_PAGES,
    held_as="milestones",
    addresses=("milestonerow", "milestone"),
    change=gettext_lazy("Change the row"),
    empty=gettext_lazy("It has no milestone yet."),
    spoken=lambda one: one.text,
)


@require_safe
def milestones(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    offered = Offered.of(place.programme, place.exempt)
    points = list(place.programme.points.order_by("position", "pk"))
    rows = [
        row
        for row in place.programme.milestone_rows.order_by("position", "pk").prefetch_related(
            "milestones__starts", "milestones__ends"
        )
        if row.option not in offered.codes_kept_back
    ]
    moves = ROW_PAGES.moves(place, rows)
    whole = milestones_of(place.programme, rows, points)
    context = place.context(
        _("Milestones"),
        (_("Milestones"), None),
        state=_state(rows),
        before=milestones_table(whole) if whole and whole.rows else None,
        groups=[
            *([_points_group(place, points)] if points else []),
            *(_group(place, row, moves.get(row.pk), has_points=bool(points)) for row in rows),
        ],
        acts=_acts(place, points),
        teaching=_(
            "Milestones say what happens when, for each option or for the whole project. Begin "
            "with the points of time that head their table: for example “Start, September 2016”."
        ),
    )
    return render(request, "pages/row_groups.html", context)


def _acts(place: ProgrammePlace, points: list[MilestonePoint]) -> list[tuple[str, str]]:
    """What may be done on the page; points of time come first, since everything stands at one."""
    point = (_("Add a point of time"), place.url("point-new"))
    if not points:
        return [point]
    caption = (_("Change the caption"), place.url("milestones-words"))
    return [(_("Add a row"), place.url("milestonerow-new")), point, caption]


def _points_group(place: ProgrammePlace, points: list[MilestonePoint]) -> RowGroup:
    table = Table(
        caption=_("Points of time"),
        columns=(Column(_("Point of time")), Column(_("Month"))),
        rows=tuple(
            Row(
                Cell(one.label, href=place.url("point-edit", one.pk) if place.may_write else ""),
                (Cell(month_words(one.key) or _("not stated")),),
            )
            for one in points
        ),
    )
    moves = POINT_PAGES.moves(place, points)
    return RowGroup(
        table=table,
        order=order_of(((one.pk, one.label) for one in points), moves),
    )


def _group(
    place: ProgrammePlace, row: MilestoneRow, move: Move | None, *, has_points: bool
) -> RowGroup:
    found = HOLDING.held(row)

    def table(hrefs: Sequence[str]) -> Table:
        return Table(
            caption=_("Milestones of %(name)s") % {"name": row.name},
            columns=(Column(_("What happens")), Column(_("From")), Column(_("To"))),
            rows=tuple(
                Row(Cell(one.text, href=href), (Cell(one.starts.label), Cell(one.ends.label)))
                for one, href in zip(found, hrefs, strict=True)
            ),
        )

    return HOLDING.group(
        place,
        row,
        found,
        move,
        table=table,
        heading=row.name,
        text=_("Option %(code)s.") % {"code": row.option} if row.option else "",
        may_add=has_points,
    )


def _state(rows: list[MilestoneRow]) -> str:
    count = sum(len(row.milestones.all()) for row in rows)
    told = ngettext("One milestone.", "%(count)s milestones.", count)
    return told % {"count": opening(count_words(count))} if rows else ""
