"""What changed in a person's programmes, for Home: what others did since the person was last here,
or the latest where they did nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from schemes.exempt import Exempt, withheld_words
from schemes.history.entries import CALLED_BY_WORDS
from schemes.history.withheld import without_exempt
from schemes.models import Programme
from workbench.dates import moment
from workbench.models import AuditEvent, User
from workbench.numbers.listing import count_words, shortened
from workbench.people.sessions.store import BEGAN
from workbench.people.trail import SIGN_IN, SIGNED_IN, SIGNED_OUT

SHOWN: Final = 8  # lines
READ: Final = 100  # events, of which those of one act stand in one line
# Changes of one person and kind that are no further apart stand in one line.
TOGETHER: Final = timedelta(minutes=5)
# Signing in leaves its event a moment before the session begins.
_SIGNING_IN: Final = timedelta(minutes=1)
# What the history calls many of the things that people add, change or remove.
_MANY: Final = {
    "criterion": "criteria",
    "measure": "measures",
    "need": "needs",
    "option": "options",
    "paper": "papers",
    "person": "people",
    "savings line": "savings lines",
    "scale": "scales",
    "scheme": "schemes",
    "section": "sections",
    "step": "steps",
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What one person did of one kind, at one time, in one programme: "Jo Lee added eight people:
    A, B, C and five more"."""

    text: str
    at: datetime
    programme: Programme


@dataclass(frozen=True, slots=True)
class Changes:
    """The latest first: with a heading, `since` when in a sentence, and whether there are more than
    these."""

    heading: str
    since: str
    lines: tuple[ChangeLine, ...]
    more: bool


def changes_for(
    request: HttpRequest,
    user: User,
    programmes: Mapping[int, Programme],
    written: Collection[int],
    exempt: Exempt,
) -> Changes:
    """What changed in these programmes, by primary key; `written` are those in which the person
    writes. Three queries at most."""
    events = AuditEvent.objects.filter(programme_id__in=programmes).order_by("-at", "-pk")
    if not exempt:
        # They are long, and tell only whether an event is of something exempt.
        events = events.defer("before", "after")
    visit = _visit_before(request, user)
    heading, since = _("What changed lately"), ""
    found: list[AuditEvent] = []
    if visit is not None:
        found = list(events.filter(at__gt=visit.at).exclude(actor_id=user.pk)[:READ])
        left = visit.action == SIGNED_OUT
        values = {"moment": moment(visit.at)}
        if found:
            heading = _("What changed since you were last here")
            since = (
                _("By others, since you signed out on %(moment)s.")
                if left
                else _("By others, since you signed in on %(moment)s.")
            ) % values
        else:
            since = (
                _("Nobody else changed anything since you signed out on %(moment)s. The latest:")
                if left
                else _(
                    "Nobody else changed anything since you signed in on %(moment)s. The latest:"
                )
            ) % values
    is_news = bool(found)
    found = found or list(events[:READ])
    for event in found:
        if event.programme_id not in written:
            event.subject = str(CALLED_BY_WORDS.get(event.subject_type, event.subject))
        if exempt:
            without_exempt(event, exempt)
    lines = _lines(found, programmes)
    more = is_news and (len(lines) > SHOWN or len(found) == READ)
    return Changes(heading, since if lines else "", tuple(lines[:SHOWN]), more)


def _visit_before(request: HttpRequest, user: User) -> AuditEvent | None:
    """When this person last signed in or out before they signed in as they are now."""
    began = request.session.get(BEGAN)
    if began is None:
        return None
    return (
        AuditEvent.objects.filter(
            programme_id=None,
            actor_id=user.pk,
            subject_type=SIGN_IN,
            action__in=(SIGNED_IN, SIGNED_OUT),
            at__lt=datetime.fromisoformat(began) - _SIGNING_IN,
        )
        .order_by("-at", "-pk")
        .first()
    )


def _lines(events: Iterable[AuditEvent], programmes: Mapping[int, Programme]) -> list[ChangeLine]:
    """A line for each run of events of one person, kind and programme."""
    runs: list[list[AuditEvent]] = []
    for event in events:
        last = runs[-1][-1] if runs else None
        if last is not None and _kind(last) == _kind(event) and last.at - event.at <= TOGETHER:
            runs[-1].append(event)
        else:
            runs.append([event])
    return [ChangeLine(_text(run), run[0].at, programmes[run[0].programme_id or 0]) for run in runs]


def _kind(event: AuditEvent) -> tuple[Any, ...]:
    withheld = event.subject == withheld_words()
    return event.programme_id, event.actor_id, event.action, event.subject_type, withheld


def _text(run: list[AuditEvent]) -> str:
    """What was done in a run of events of one kind, and to what."""
    subjects = list(dict.fromkeys(event.subject for event in run))
    action = run[0].action
    verb, _space, thing = action.partition(" ")
    if len(subjects) > 1 and thing in _MANY:
        action = f"{verb} {count_words(len(subjects))} {_MANY[thing]}"
    return f"{run[0].actor_name} {action}: {shortened(subjects, among=len(subjects))}"
