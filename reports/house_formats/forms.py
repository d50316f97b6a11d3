"""What site administrators are asked about a house format as a whole, and about its parts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.formats.blocks import BLOCKS
from reports.formats.shelf import house_formats
from reports.house_formats.editing import Json
from reports.house_formats.settings import LONGEST, lines, told
from reports.house_formats.things import FACT, Thing, begun
from reports.house_formats.words import block_name
from reports.models.formats import OwnFormat
from workbench.models import Authority
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import CountField

_LEVELS = [
    ("0", _("None")),
    ("1", _("The first level: 1")),
    ("2", _("Two levels: 1.1")),
    ("3", _("Three levels: 1.1.1")),
]


class NewFormatForm(WorkbenchForm):
    """Asks for whom a format is made, from which one, and its name."""

    submit_label = _("Make the house format")

    authority = forms.ModelChoiceField(
        label=_("Authority"),
        queryset=Authority.objects.order_by("name"),
        help_text=_("Papers of its programmes can be written in the format."),
    )
    source = forms.ChoiceField(label=_("Made from"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST,
        help_text=_("As people choose it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        own = OwnFormat.objects.select_related("authority").order_by("name", "pk")
        field.choices = [
            *((one.key, one.name) for one in house_formats()),
            *((one.key, f"{one.name} ({one.authority})") for one in own),
        ]


class FormatForm(WorkbenchForm):
    """Asks for a format as a whole: how it is called, numbered and opened, and who signs it off.

    Facts are listed by their labels; what else each is told has a page of its own."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    kind = forms.CharField(
        label=_("Kind of paper"), max_length=LONGEST, help_text=_("Printed above the title.")
    )
    header = forms.CharField(
        label=_("At the head of every page"),
        max_length=LONGEST,
        help_text=_("Facts stand in braces: {title}, {authority}, {reference} and those below."),
    )
    footer = forms.CharField(label=_("At the foot of every page"), max_length=LONGEST)
    depth = forms.ChoiceField(label=_("Numbers of headings"), choices=_LEVELS)
    paragraphs = forms.ChoiceField(
        label=_("Numbers of paragraphs"),
        choices=[("0", _("None")), ("2", _("One level: 1.1")),
                 ("3", _("Two levels: 1.1.1"))],
    )  # fmt: skip
    numbers_from = forms.ChoiceField(
        label=_("Headings print their number from"),
        choices=[("1", _("The first level")), ("2", _("The second level")),
                 ("3", _("The third level"))],
        required=False,
        help_text=_("Headings above it are counted and print no number."),
    )  # fmt: skip
    contents = forms.ChoiceField(label=_("Headings in the list of contents"), choices=_LEVELS)
    contents_heading = forms.CharField(
        label=_("Heading of the list of contents"), required=False, max_length=LONGEST
    )
    contents_least = CountField(
        label=_("Fewest headings that are listed"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("A paper with fewer has no list of contents."),
    )
    appendices_label = forms.CharField(
        label=_("What an appendix is called"),
        required=False,
        max_length=LONGEST,
        help_text=_("Before its number: “Appendix A”."),
    )
    appendices_by = forms.ChoiceField(
        label=_("Numbers of appendices"),
        choices=[("letters", _("Letters: Appendix A")), ("numbers", _("Numbers: Appendix 1"))],
        required=False,
    )
    appendices_own = forms.BooleanField(
        label=_("Headings within an appendix start again at 1"), required=False
    )
    own_page = forms.BooleanField(
        label=_("The paper opens with a cover on a page of its own"), required=False
    )
    opening_caption = forms.CharField(
        label=_("Title of the box of facts"),
        required=False,
        max_length=LONGEST,
        help_text=_("Empty: the facts with which the paper opens stand in no box."),
    )
    exempt_list = forms.ChoiceField(
        label=_("Law on what the public may not see"),
        choices=[("england", _("England")), ("wales", _("Wales"))],
        required=False,
    )
    sides = CountField(
        label=_("Most sides before the appendices"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Leave it empty where there is no limit."),
    )
    cover = forms.CharField(
        label=_("Facts with which a paper opens"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One on each line, like “Date of meeting”. What may stand beside each is said on the "
            "page of its facts."
        ),
    )
    approvals = forms.CharField(
        label=_("Who approves a paper"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One role on each line."),
    )

    def __init__(self, *args: Any, data_of: Json, **kwargs: Any) -> None:
        self.data_of = data_of
        self.before = self.values_of(data_of)
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        said = super().values()
        numbering = {
            "depth": int(said["depth"]),
            "paragraphs": int(said["paragraphs"]),
            "heading_numbers_from": int(said["numbers_from"] or self.before["numbers_from"]),
        }
        contents = {
            "depth": int(said["contents"]),
            "heading": said["contents_heading"] or "Contents",
            "least": said["contents_least"] or 1,
        }
        opening = {"own_page": said["own_page"]}
        if said["opening_caption"]:
            opening["caption"] = said["opening_caption"]
        appendices = {
            **self.data_of.get("appendices", {}),
            "label": said["appendices_label"] or "Appendix",
            "by": said["appendices_by"] or self.before["appendices_by"],
            "own_numbers": said["appendices_own"],
        }
        whole = {
            "opening": opening,
            "appendices": appendices,
            "exempt_list": said["exempt_list"] or self.before["exempt_list"],
            "name": said["name"],
            "kind": said["kind"],
            "header": said["header"],
            "footer": said["footer"],
            "numbering": numbering,
            "contents": contents,
            "cover": list(_facts(lines(said["cover"]), self.data_of.get("cover", []))),
            "approvals": lines(said["approvals"]),
            "sides": said["sides"],
        }
        return {"whole": whole}

    @staticmethod
    def values_of(data: Json) -> dict[str, Any]:
        """The values of a format by field name."""
        numbering, contents = data.get("numbering", {}), data.get("contents", {})
        listed: Json = contents or {}
        appendices, opening = data.get("appendices", {}), data.get("opening", {})
        return {
            "numbers_from": str(numbering.get("heading_numbers_from", 1)),
            "contents_heading": listed.get("heading", "Contents"),
            "contents_least": listed.get("least", 1),
            "appendices_label": appendices.get("label", "Appendix"),
            "appendices_by": appendices.get("by", "letters"),
            "appendices_own": appendices.get("own_numbers", False),
            "own_page": opening.get("own_page", True),
            "opening_caption": opening.get("caption", ""),
            "exempt_list": data.get("exempt_list", "england"),
            "name": data["name"],
            "kind": data["kind"],
            "header": data.get("header", "{title}"),
            "footer": data.get("footer", "{authority}"),
            "depth": str(numbering.get("depth", 2)),
            "paragraphs": str(numbering.get("paragraphs", 0)),
            "contents": "0" if contents is None else str(contents.get("depth", 2)),
            "sides": data.get("sides"),
            "cover": "\n".join(one["label"] for one in data.get("cover", [])),
            "approvals": "\n".join(data.get("approvals", [])),
        }


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


def _facts(labels: Iterable[str], there: list[Json]) -> Iterable[Json]:
    """The facts of these labels: those that are there keep what they are told."""
    known = {one["label"]: one for one in there}
    others = [*there]
    for label in labels:
        if label not in known:
            others.append(begun(FACT, {"label": label}, others))
        yield known.get(label, others[-1])
