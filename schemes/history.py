"""The audit trail of a programme as people read it: who changed what, from what to what."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from workbench.models import AuditEvent
from workbench.tables import Cell, Column, Row, Table

# The row's own number, its address and its place in the house say nothing to people.
HIDDEN = frozenset({"id", "slug", "version", "programme", "appraisal", "authority"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with the fields it changed; `table` is None where it changed none."""

    event: AuditEvent
    table: Table | None


def entry(event: AuditEvent) -> Entry:
    """The event with a table of what each changed field was before and after."""
    rows = tuple(
        Row(Cell(label), (Cell(before), Cell(after))) for label, before, after in _changes(event)
    )
    if not rows:
        return Entry(event, None)
    caption = _("What changed in %(subject)s") % {"subject": event.subject}
    columns = (Column(_("What")), Column(_("Before")), Column(_("After")))
    return Entry(event, Table(caption, columns, rows))


def _changes(event: AuditEvent) -> Iterator[tuple[str, str, str]]:
    before, after = event.before or {}, event.after or {}
    model = _models().get(event.subject_type)
    for name in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(name), after.get(name)
        empty = was in (None, "", [], {}) and now in (None, "", [], {})
        if name in HIDDEN or was == now or empty:
            continue
        field = _field(model, name)
        yield _label(field, name), _text(field, was), _text(field, now)


@cache
def _models() -> dict[str, type[models.Model]]:
    """Models by the name that events call them."""
    return {str(model._meta.verbose_name): model for model in apps.get_models()}


def _field(model: type[models.Model] | None, name: str) -> Any:
    found = model._meta.get_fields() if model else ()
    return next((field for field in found if field.name == name and field.concrete), None)


def _label(field: Any, name: str) -> str:
    text = str(field.verbose_name) if field is not None else name.replace("_", " ")
    return text[:1].upper() + text[1:]


def _text(field: Any, value: Any) -> str:
    """A value as people read it; a blank one says so."""
    if value in (None, "", [], {}):
        return _("Empty")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return str(value)
