"""What a value of many parts says in the history: a list, or names with what each holds, in words.

Apps above add words of their own when the site starts (`SAID`), as they do rules of what is kept
back, since this one does not know what their columns hold."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, listing

Model = type[models.Model] | None
Names = dict[tuple[type[models.Model], int], str]

# The row's own number, its address and its place in the house say nothing to people, nor does what
# is worked out from the rest.
HIDDEN: Final = frozenset(
    {
        *("id", "slug", "version", "programme", "appraisal", "scheme", "authority"),
        *("figures", "found_by"),
    }
)
# The same of what stands in a list, the order of which shows its place.
_HIDDEN_WITHIN: Final = HIDDEN | {"position"}

# A key of several words; a code stays as it is.
_WORDS: Final = re.compile(r"[a-z]+(_[a-z]+)+")

# What one entry of a column's list says, by the kind of the row and the name of the column.
SAID: dict[tuple[str, str], Callable[[dict[str, Any]], str]] = {}


def many_words(kind: str, model: Model, name: str, value: Any, names: Names) -> Cell:
    """A list or names with their values as a list in words; `kind` and `model` are those of the
    row that has the column `name`."""
    said = SAID.get((kind, name))
    if said is not None and isinstance(value, list):
        return listing(map(said, value), _("Empty"))
    inner, back = related(model, name)
    if isinstance(value, dict):
        return listing(_pairs(value, inner, back, names), _("Empty"))
    return listing((_entry(one, inner, back, names) for one in value), _("Empty"))


def field_of(model: Model, name: str) -> Any:
    """The column of a model with this name; None where it has none, or no longer."""
    found = model._meta.get_fields() if model else ()
    return next((field for field in found if field.name == name and field.concrete), None)


def related(model: Model, name: str) -> tuple[Model, str]:
    """The model of the rows that belong to one of these and are called so there, such as the levels
    of a scale, and the column by which they do."""
    for relation in model._meta.related_objects if model else ():
        if relation.get_accessor_name() == name:
            return relation.related_model, relation.field.name
    return None, ""


def pointed(model: Model, name: str, value: Any) -> Iterator[tuple[type[models.Model], int]]:
    """The rows that a value points at, by model and key."""
    field = field_of(model, name)
    if _points(field) and isinstance(value, int):
        yield field.related_model, value
    inner, back = related(model, name)
    for one in (value if isinstance(value, list) else [value]) if inner else ():
        for key, held in one.items() if isinstance(one, dict) else ():
            if key != back:
                yield from pointed(inner, key, held)


def is_blank(value: Any) -> bool:
    """Whether nothing was given."""
    return value in (None, "", [], {})


def plain_words(field: Any, value: Any, names: Names) -> str:
    """One value in words; a word for a blank one."""
    if is_blank(value):
        return _("Empty")
    if _points(field):
        return names.get((field.related_model, value), _("Removed since"))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def label_of(field: Any, name: str) -> str:
    """What people call a column, or a key of what stands in one."""
    if field is not None:
        return str(field.verbose_name)
    return name.replace("_", " ") if _WORDS.fullmatch(name) else name


def _points(field: Any) -> bool:
    return field is not None and bool(field.many_to_one or field.one_to_one)


def _entry(value: Any, model: Model, back: str, names: Names) -> str:
    """One of a list. A text stays as it is: it may be a code."""
    if isinstance(value, dict):
        return opening("; ".join(_pairs(value, model, back, names))) or _("Empty")
    return _within(value, model, back, names)


def _pairs(value: dict[str, Any], model: Model, back: str, names: Names) -> Iterator[str]:
    """Each name with what it holds; neither blank ones nor the row that all of it belongs to."""
    for key, held in value.items():
        if key == back or key in _HIDDEN_WITHIN or is_blank(held):
            continue
        field = field_of(model, key)
        if isinstance(held, list | dict):
            text = _within(held, *related(model, key), names)
        else:
            text = plain_words(field, held, names)
        yield f"{label_of(field, key)}{' ' if text.startswith('(') else ': '}{text}"


def _within(value: Any, model: Model, back: str, names: Names) -> str:
    """What stands within one of a list."""
    if isinstance(value, dict):
        return f"({', '.join(_pairs(value, model, back, names)) or _('Empty')})"
    if isinstance(value, list):
        return ", ".join(_within(one, model, back, names) for one in value)
    return plain_words(None, value, names)
