"""What a part of a house format can be told, each as fields of a form: how it stands in the file,
and how it is asked for."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.house_formats.editing import Json

Words = str | Promise
LONGEST: Final = 200
LONGEST_LINES: Final = 5000


@dataclass(frozen=True, slots=True)
class Setting(ABC):
    """One setting by its `name` in the file. `needed`: the part cannot be without it."""

    name: str
    label: Words
    help: Words = ""
    needed: bool = False

    @abstractmethod
    def fields(self) -> dict[str, forms.Field]:
        """The fields that ask for it, by name."""

    def initial(self, part: Json) -> dict[str, Any]:
        """The values of its fields for a part as its file has it."""
        return {self.name: part.get(self.name)}

    @abstractmethod
    def read(self, said: Mapping[str, Any]) -> Any:
        """What the file says of it, by the values of its fields; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Text(Setting):
    """A line of words."""

    def fields(self) -> dict[str, forms.Field]:
        asked = forms.CharField(
            label=str(self.label),
            help_text=str(self.help),
            required=self.needed,
            max_length=LONGEST,
        )
        return {self.name: asked}

    def read(self, said: Mapping[str, Any]) -> str | None:
        return said[self.name] or None


@dataclass(frozen=True, slots=True)
class Flag(Setting):
    """Yes or no. The file says what is not the `usual`."""

    usual: bool = False

    def fields(self) -> dict[str, forms.Field]:
        return {
            self.name: forms.BooleanField(
                label=str(self.label), help_text=str(self.help), required=False
            )
        }

    def initial(self, part: Json) -> dict[str, Any]:
        return {self.name: part.get(self.name, self.usual)}

    def read(self, said: Mapping[str, Any]) -> bool | None:
        value = bool(said[self.name])
        return None if value == self.usual else value


@dataclass(frozen=True, slots=True)
class Lines(Setting):
    """Several texts, one on each line."""

    def fields(self) -> dict[str, forms.Field]:
        asked = forms.CharField(
            label=str(self.label),
            help_text=str(self.help),
            required=self.needed,
            max_length=LONGEST_LINES,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        return {self.name: asked}

    def initial(self, part: Json) -> dict[str, Any]:
        return {self.name: "\n".join(part.get(self.name, []))}

    def read(self, said: Mapping[str, Any]) -> list[str] | None:
        return lines(said[self.name]) or None


@dataclass(frozen=True, slots=True)
class Choice(Setting):
    """One of several; the first is what holds where the file says nothing, unless it is needed."""

    choices: tuple[tuple[str, Words], ...] = ()

    def fields(self) -> dict[str, forms.Field]:
        asked = forms.ChoiceField(
            label=str(self.label),
            help_text=str(self.help),
            choices=list(self.choices),
            required=False,
        )
        return {self.name: asked}

    def initial(self, part: Json) -> dict[str, Any]:
        return {self.name: part.get(self.name, self.choices[0][0])}

    def read(self, said: Mapping[str, Any]) -> str | None:
        chosen = said[self.name] or self.choices[0][0]
        return None if chosen == self.choices[0][0] and not self.needed else chosen


@dataclass(frozen=True, slots=True)
class InOrder(Setting):
    """Several of some things, in an order: a field for each place."""

    choices: tuple[tuple[str, Words], ...] = ()

    def fields(self) -> dict[str, forms.Field]:
        known = [("", _("Nothing more")), *self.choices]
        found: dict[str, forms.Field] = {}
        for at, name in enumerate(self._names()):
            label = _("%(label)s, place %(place)s") % {"label": self.label, "place": at + 1}
            found[name] = forms.ChoiceField(label=label, choices=known, required=False)
        found[self._names()[0]].help_text = str(self.help)
        return found

    def initial(self, part: Json) -> dict[str, Any]:
        return dict(zip(self._names(), part.get(self.name, []), strict=False))

    def read(self, said: Mapping[str, Any]) -> list[str] | None:
        chosen = [said[name] for name in self._names() if said[name]]
        return list(dict.fromkeys(chosen)) or None

    def _names(self) -> list[str]:
        return [f"{self.name}_{at + 1}" for at in range(len(self.choices))]


def told(settings: Iterable[Setting], part: Json, said: Mapping[str, Any]) -> Json:
    """The part of the file with these settings as they were said, and everything else of it."""
    own = {one.name: one.read(said) for one in settings}
    kept = {name: value for name, value in part.items() if name not in own}
    return kept | {name: value for name, value in own.items() if value is not None}


def lines(text: str) -> list[str]:
    """Each line that says something, once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
