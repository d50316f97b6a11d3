"""How a part of a case and its fields are called."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices

from reports.changes.parts.values import keyword, value_words


@dataclass(frozen=True, slots=True)
class Names:
    """What people call that which codes stand for: options, criteria, levels and measures of the
    appraisal at hand, schemes, the questions of business cases and the facts of papers. `several`
    appraisals are told apart by their titles."""

    options: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    schemes: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    def option(self, code: str) -> str:
        return self.options.get(code, code)

    def criterion(self, code: str) -> str:
        return self.criteria.get(code, code)

    def level(self, key: str) -> str:
        return self.levels.get(key) or keyword(key)

    def measure(self, key: str) -> str:
        return self.measures.get(key) or keyword(key)

    def scheme(self, reference: str) -> str:
        return self.schemes.get(reference, reference)


Show = Callable[[Any, Names], str]


def plainly(value: Any, _names: Names) -> str:
    return value_words(value)


def choice(kind: type[TextChoices]) -> Show:
    """The words that forms and papers have for a value that can be chosen."""
    labels = dict(kind.choices)
    return lambda value, _names: str(labels.get(value) or keyword(value))


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """What a field is called within its part ("reason"), and how its value is shown. `each` says
    what a key of a mapping is called."""

    label: str
    show: Show = plainly
    each: Callable[[str, Names], str] | None = None


@dataclass(frozen=True, slots=True)
class PartLabel:
    """What a part is called ("the rating of Mutual on Cost"), its fields, and by what it is known
    while the rest of it changes; without `key` it is known by what it holds.

    A part that is `quiet` of itself says nothing but its place among the others.

    `owned`: the words of what it belongs to follow. `owns`: its own words follow those of its
    parts; without them those of what it belongs to do.
    """

    called: Callable[[Any, Names], str]
    fields: Mapping[str, FieldLabel]
    key: Callable[[Any], Hashable] | None = None
    owned: bool = True
    owns: bool = True
    quiet: Callable[[Any], bool] = lambda _part: False


def part(
    called: str | Callable[[Any, Names], str],
    *,
    key: Callable[[Any], Hashable] | None = None,
    owned: bool = True,
    owns: bool = True,
    quiet: Callable[[Any], bool] = lambda _part: False,
    **fields: str | FieldLabel,
) -> PartLabel:
    """A part by its words; a field whose value needs nothing but them is given as a text. `key_` is
    the field `key`."""

    def words(_part: Any, _names: Names) -> str:
        return str(called)

    return PartLabel(
        words if isinstance(called, str) else called,
        {
            "key" if name == "key_" else name: (
                one if isinstance(one, FieldLabel) else FieldLabel(one)
            )
            for name, one in fields.items()
        },
        key,
        owned,
        owns,
        quiet,
    )
