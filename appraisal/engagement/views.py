"""Engagement of a programme: its sessions with what was said at each, and the pages of both
lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from appraisal.engagement.actions import FEEDBACK, SESSIONS
from appraisal.engagement.forms import FeedbackForm, SessionForm
from appraisal.engagement.tables import called, feedback_table, held, themes_of, themes_table
from appraisal.engagement.words import engagement_sentence, open_sentence
from appraisal.milestones.offered import Offered
from schemes.access import Act
from schemes.casefile.plan_parts import CaseSession
from schemes.casefile.plan_rows import FEEDBACK as SAID
from schemes.casefile.plan_rows import SESSION
from schemes.models import EngagementSession, Feedback
from schemes.place import BeneathPlace, ProgrammePlace, beneath_for, programme_for
from schemes.plan.beneath import BeneathPages, Holding
from workbench.models import User
from workbench.numbers.listing import count_words
from workbench.numbers.text import number
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import Move, RowGroup
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, ListPages, Removing


def _session_for(user: User, programme: str, session: int) -> BeneathPlace:
    return beneath_for(user, programme, EngagementSession, session, Act.WRITE)


def _way(place: ProgrammePlace) -> tuple[Crumb, ...]:
    return ((_("Engagement"), place.url("engagement")),)


class FeedbackPages(BeneathPages[Feedback]):
    """The form offers the options of the programme, and the themes that came up before."""

    def asked(
        self, request: HttpRequest, place: BeneathPlace, row: Feedback | None, **kept: Any
    ) -> WorkbenchForm:
        offered = Offered.of(place.programme, place.exempt)
        also = (row.appraisal, row.option) if row and row.option else None
        themes = Feedback.objects.filter(session__programme=place.programme)
        return FeedbackForm(
            request.POST if request.method == "POST" else None,
            choices=offered.by_appraisal(also),
            themes=sorted(set(themes.values_list("theme", flat=True))),
            **kept,
        )


PAGES = ListPages(
    rows=SESSIONS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=SessionForm,
    editing=Editing(
        add=gettext_lazy("Add a session"),
        added=gettext_lazy("The session is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The session is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the session"),
        done=gettext_lazy("The session is removed."),
    ),
    goes=lambda row: [*_said_at(row), _("The history keeps who was invited and who came.")],
    move_page="session-move",
)
FEEDBACK_PAGES = FeedbackPages(
    rows=FEEDBACK,
    place=_session_for,
    way=_way,
    form=FeedbackForm,
    editing=Editing(
        add=gettext_lazy("Add what was said"),
        added=gettext_lazy("What was said is saved."),
        change=gettext_lazy("Change what was said"),
        changed=gettext_lazy("What was said is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove what was said?"),
        button=gettext_lazy("Remove it"),
        done=gettext_lazy("It is removed."),
    ),
    goes=lambda row: [row.said, _("The history keeps every word of it.")],
    move_page="feedback-move",
    remove_page="feedback-remove",
    take_away=gettext_lazy("Remove it"),
)


HOLDING = Holding(
    outer=PAGES,
    inner=FEEDBACK_PAGES,
    held_as="feedback",
    addresses=("session", "feedback"),
    change=gettext_lazy("Change the session"),
    empty=gettext_lazy("Nobody has written yet what was said."),
    spoken=lambda one: f"{one.theme}: {one.said}",
)


def _said_at(row: EngagementSession) -> list[str]:
    count = row.feedback.count()
    told = ngettext(
        "One thing that was said goes with it.",
        "%(count)s things that were said go with it.",
        count,
    )
    return [told % {"count": count_words(count)}] if count else []


@require_safe
def engagement(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    offered = Offered.of(place.programme, place.exempt)
    rows = list(place.programme.sessions.order_by("position", "pk").prefetch_related("feedback"))
    moves = PAGES.moves(place, rows)
    shown = [_Shown.of(row, offered) for row in rows]
    parts = [one.part for one in shown]
    themes = themes_of(parts)
    context = place.context(
        _("Engagement"),
        (_("Engagement"), None),
        state=" ".join(filter(None, (engagement_sentence(parts), open_sentence(parts)))),
        before=themes_table(themes) if themes else None,
        groups=[_group(place, one, offered.names, moves.get(one.row.pk)) for one in shown],
        acts=[(_("Add a session"), place.url("session-new"))],
        teaching=_(
            "Sessions and consultations belong here: when and where they were, who was invited, "
            "how many came, what they said and what was done about it. For example “Carers’ "
            "evening, 12 August 2015, 19 came”."
        ),
    )
    return render(request, "pages/row_groups.html", context)


@dataclass(frozen=True)
class _Shown:
    """A session with what was said at it, but for what was said of an option that is kept back."""

    row: EngagementSession
    said: tuple[Feedback, ...]
    part: CaseSession

    @classmethod
    def of(cls, row: EngagementSession, offered: Offered) -> "_Shown":
        said = tuple(
            one for one in HOLDING.held(row) if (one.appraisal, one.option) not in offered.kept_back
        )
        return cls(row, said, SESSION.part_of(row, feedback=tuple(map(SAID.part_of, said))))


def _group(
    place: ProgrammePlace,
    shown: _Shown,
    names: Mapping[tuple[str, str], str],
    move: Move | None,
) -> RowGroup:
    row, said = shown.row, shown.said
    return HOLDING.group(
        place,
        row,
        said,
        move,
        table=lambda hrefs: feedback_table(
            shown.part.feedback,
            called(names),
            caption=_("What was said, what was done: %(title)s") % {"title": row.title},
            hrefs=hrefs,
        ),
        heading=row.title,
        text=_about(shown.part),
    )


def _about(part: CaseSession) -> str:
    """When and where a session was, who was invited and who came, line by line."""
    kind = _("Consultation") if part.kind == "consultation" else _("Session")
    first = ", ".join(filter(None, (kind, held(part), part.place)))
    counts = [
        words % {"count": number(count)}
        for words, count in (
            (_("%(count)s invited"), part.asked),
            (_("%(count)s came"), part.came),
        )
        if count is not None
    ]
    invited = _("Invited: %(who)s") % {"who": part.invited} if part.invited else ""
    return "\n".join(filter(None, (first, invited, ", ".join(counts), part.note)))
