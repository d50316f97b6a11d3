"""The audit trail of a programme as people read it: who changed what, from what to what."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.history.values import (
    HIDDEN,
    Names,
    field_of,
    is_blank,
    label_of,
    many_words,
    plain_words,
    pointed,
)
from schemes.history.withheld import withheld_from, without_exempt
from schemes.place import ProgrammePlace
from workbench.models import AuditEvent, Removal, User
from workbench.numbers.listing import opening
from workbench.pages.answering import Undo
from workbench.pages.tables import Cell, Column, Row, Table

# What of a paper only those who write it may read: it may be exempt from publication.
WRITTEN = {
    "section": ("text",),
    "explained": ("why",),
    "paper": ("sections", "headings"),
    "paper heading": ("heading", "key", "beneath"),
}
# What is called by such words, and what it is called for others.
CALLED_BY_WORDS = {"paper heading": gettext_lazy("a heading of a paper")}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event with the fields it changed; `table` is None where it changed none."""

    event: AuditEvent
    table: Table | None
    undo: Undo | None = None


def as_seen(
    events: Iterable[AuditEvent], user: User, place: ProgrammePlace
) -> Iterator[AuditEvent]:
    """The events without what the person may not read: the texts of papers where they may not
    write, what is kept back until it is released, and what names what is exempt."""
    is_withheld = withheld_from(user, place)
    for event in events:
        if not place.may_write:
            names = WRITTEN.get(event.subject_type, ())
            event.before, event.after = _without(event.before, names), _without(event.after, names)
            event.subject = str(CALLED_BY_WORDS.get(event.subject_type, event.subject))
        if is_withheld(event):
            event.before = event.after = None
        yield without_exempt(event, place.exempt)


def _without(values: dict[str, Any] | None, names: Collection[str]) -> dict[str, Any] | None:
    return values and {key: value for key, value in values.items() if key not in names}


def entries(
    events: Iterable[AuditEvent], removals: Mapping[tuple[int, Any], Removal] | None = None
) -> list[HistoryEntry]:
    """Each event with a table of what each changed field was before and after, and a button where
    it is one of the `removals`, by who did it and its token. Rows that fields point at are named in
    one query for each kind of row."""
    found = list(events)
    names = _names(found)
    known = removals or {}
    return [
        replace(_entry(event, names), undo=_undo(known.get((event.actor_id, event.token))))
        for event in found
    ]


def _undo(removal: Removal | None) -> Undo | None:
    return Undo.at(removal.pk) if removal else None


def _entry(event: AuditEvent, names: Names) -> HistoryEntry:
    rows = tuple(
        Row(
            Cell(opening(label_of(field, name))),
            tuple(_cell(event, (name, field), value, names) for value in (was, now)),
        )
        for name, field, was, now in _changes(event)
    )
    if not rows:
        return HistoryEntry(event, None)
    caption = _("What changed in %(subject)s") % {"subject": event.subject}
    columns = (Column(_("What")), Column(_("Before")), Column(_("After")))
    return HistoryEntry(event, Table(caption, columns, rows))


def _names(events: Iterable[AuditEvent]) -> Names:
    """Names of the rows that changed fields point at, of those that are still there."""
    wanted: dict[type[models.Model], set[int]] = {}
    for event in events:
        model = _models().get(event.subject_type)
        for name, _field, *values in _changes(event):
            for value in values:
                for kind, key in pointed(model, name, value):
                    wanted.setdefault(kind, set()).add(key)
    return {
        (model, pk): str(row)
        for model, keys in wanted.items()
        for pk, row in model._default_manager.in_bulk(keys).items()
    }


def _changes(event: AuditEvent) -> Iterator[tuple[str, Any, Any, Any]]:
    """The changed fields: name, field where the model still has it, value before and after."""
    before, after = event.before or {}, event.after or {}
    model = _models().get(event.subject_type)
    for name in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(name), after.get(name)
        if name in HIDDEN or was == now or (is_blank(was) and is_blank(now)):
            continue
        yield name, field_of(model, name), was, now


@cache
def _models() -> dict[str, type[models.Model]]:
    """Models by the name that events call them."""
    return {str(model._meta.verbose_name): model for model in apps.get_models()}


def _cell(event: AuditEvent, column: tuple[str, Any], value: Any, names: Names) -> Cell:
    """What a column says before or after the event, in words."""
    name, field = column
    if isinstance(value, list | dict) and value:
        model = _models().get(event.subject_type)
        return many_words(event.subject_type, model, name, value, names)
    return Cell(plain_words(field, value, names))
