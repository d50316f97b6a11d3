"""What site administrators are asked about a part of a house format."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.formats.blocks import BLOCKS
from reports.house_formats.editing import Json
from reports.house_formats.settings import told
from reports.house_formats.things import Thing
from reports.house_formats.words import block_name
from workbench.pages.forms import WorkbenchForm


class PartForm(WorkbenchForm):
    """Asks for all that a part can be told. It remembers what the part was called, so that what
    is sent cannot reach another part that has come to stand in its place."""

    called = forms.CharField(widget=forms.HiddenInput, required=False)

    thing: Thing
    part: Json

    @classmethod
    def asking(cls, sent: Any, *, thing: Thing, part: Json, version: int) -> "PartForm":
        """The form that asks for what this kind of part can be told, with what `part` is told
        now."""
        fields = {name: field for one in thing.settings for name, field in one.fields().items()}
        made = type(cls.__name__, (cls,), {**fields, "thing": thing, "part": part})
        known = cls.values_of(thing, part) | {"called": thing.name_of(part)}
        form: PartForm = made(sent, version=version, initial=known)
        return form

    @classmethod
    def own_fields(cls) -> tuple[str, ...]:
        return (*super().own_fields(), "called")

    def values(self) -> dict[str, Any]:
        part = told(self.thing.settings, self.part, super().values())
        return {"part": part, "called": self.cleaned_data["called"]}

    @staticmethod
    def values_of(thing: Thing, part: Json) -> dict[str, Any]:
        """The values of a part by field name."""
        return {name: value for one in thing.settings for name, value in one.initial(part).items()}


class NewBlockForm(WorkbenchForm):
    """Asks what is to be printed beneath a heading besides."""

    submit_label = _("Add it")

    kind = forms.ChoiceField(label=_("What is printed"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, block_name(kind)) for kind in BLOCKS]
