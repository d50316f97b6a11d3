"""The actions of a programme beside the conditions of its decisions, and the pages of an action."""

from functools import partial
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.follow_up.actions import ACTIONS
from appraisal.follow_up.followed import Followed
from appraisal.follow_up.forms import ActionForm, DoneForm
from appraisal.follow_up.rows import actions_to_change, conditions_beside, visible_actions
from appraisal.follow_up.tables import actions_table
from appraisal.follow_up.words import actions_sentence
from schemes.access import Act
from schemes.models import OfficeHolder, ProgrammeAction
from schemes.place import ProgrammePlace, programme_for
from schemes.plan.beneath import LeadingPages
from workbench.models import User
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import RowGroup, order_of
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, Removing

# What the page can show, by the word in its address, and what it says where nothing is shown.
SHOWN: Final = {
    "all": (gettext_lazy("All"), gettext_lazy("Nothing is to be done.")),
    "open": (gettext_lazy("Open"), gettext_lazy("Nothing is open.")),
    "overdue": (gettext_lazy("Overdue"), gettext_lazy("Nothing is overdue.")),
    "mine": (
        gettext_lazy("Mine"),
        gettext_lazy("Nothing that is open is owned by an office that you hold here."),
    ),
}


def _way(place: ProgrammePlace) -> tuple[Crumb, ...]:
    return ((_("Actions and conditions"), place.url("follow-up")),)


class ActionPages(LeadingPages[ProgrammeAction]):
    """The form offers the schemes and appraisals of the programme, and owners named before."""

    def asked(
        self,
        request: HttpRequest,
        place: ProgrammePlace,
        row: ProgrammeAction | None,
        **kept: Any,
    ) -> WorkbenchForm:
        appraisals = list(place.programme.appraisals.order_by("position", "pk"))
        choices = [(one.reference, one.title) for one in appraisals]
        if row and row.appraisal and row.appraisal not in dict(choices):
            gone_words = _("%(reference)s, which is no appraisal any more")
            choices.append((row.appraisal, gone_words % {"reference": row.appraisal}))
        owners = {
            *place.programme.actions.values_list("owner_role", flat=True),
            *place.programme.offices.values_list("office", flat=True),
        }
        return ActionForm(
            request.POST if request.method == "POST" else None,
            programme=place.programme,
            appraisals=choices,
            owners=sorted(owners - {""}),
            **kept,
        )


PAGES = ActionPages(
    rows=ACTIONS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=ActionForm,
    editing=Editing(
        add=gettext_lazy("Add an action"),
        added=gettext_lazy("The action is saved."),
        change=gettext_lazy("Change an action"),
        changed=gettext_lazy("The action is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove this action?"),
        button=gettext_lazy("Remove this action"),
        done=gettext_lazy("The action is removed."),
    ),
    goes=lambda row: [row.action, _("The history keeps every word of it.")],
    move_page="action-move",
    remove_page="action-remove",
    take_away=gettext_lazy("Remove this action"),
)


@require_safe
def follow_up(request: HttpRequest, programme: str) -> HttpResponse:
    user = person(request)
    place = programme_for(user, programme, Act.READ)
    today = timezone.localdate()
    rows, titles = visible_actions([place.programme], place.exempt)
    everything = [*actions_to_change(place, rows, titles), *conditions_beside(place)]
    wanted = request.GET.get("show", "")
    wanted = wanted if wanted in SHOWN else "all"
    offices = offices_of(user, place.programme.pk) if wanted == "mine" else frozenset()
    kept = [one for one in everything if _is_shown(one, wanted, offices)]
    group = RowGroup(
        table=actions_table(kept, today) if kept else None,
        empty=str(SHOWN[wanted][1]),
        order=order_of(((row.pk, row.action) for row in rows), PAGES.moves(place, rows))
        if wanted == "all"
        else (),
    )
    here = place.url("follow-up")
    context = place.context(
        _("Actions and conditions"),
        (_("Actions and conditions"), None),
        state=actions_sentence(everything, today),
        groups=[group] if everything else [],
        filters=[(words, f"{here}?show={key}", key == wanted) for key, (words, _n) in SHOWN.items()]
        if everything
        else [],
        acts=[
            (_("Add an action"), place.url("action-new")),
            (_("Paste actions"), place.url("actions-paste")),
        ],
        teaching=_(
            "What follows from decisions, reviews and improvement plans belongs here, with the "
            "office that does it and the day by which it is due: for example “Agree the timetable "
            "of the tender, Head of Commissioning, 30 April 2026”. The conditions of decisions "
            "stand beside the actions by themselves."
        ),
    )
    return render(request, "appraisal/follow_up/actions.html", context)


def offices_of(user: User, programme: int) -> frozenset[str]:
    """The offices that a person holds in a programme, in small letters."""
    held = OfficeHolder.objects.filter(user=user, programme=programme)
    return frozenset(office.casefold() for office in held.values_list("office", flat=True))


def _is_shown(one: Followed, wanted: str, offices: frozenset[str]) -> bool:
    today = timezone.localdate()
    match wanted:
        case "open":
            return one.is_open(today)
        case "overdue":
            return one.is_overdue(today)
        case "mine":
            return one.is_open(today) and one.owner.casefold() in offices
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def action_done(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    """Says on which day an action was done, and what was done."""
    place = programme_for(person(request), programme, Act.WRITE)
    back = place.url("follow-up")
    row = ACTIONS.find(place.programme, pk=pk)
    if row is None:
        return gone(request, back)
    initial = DoneForm.values_of(row)
    if row.done_on is None:
        initial["done_on"] = timezone.localdate()
    form = DoneForm(
        request.POST if request.method == "POST" else None, version=row.version, initial=initial
    )
    heading = _("What was done?")
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: ACTIONS.change(row, **values),
        done=back,
        said=_("The action is done."),
        context=place.context(heading, *_way(place), (heading, None), state=row.action, back=back),
        current=DoneForm.values_of,
    )
