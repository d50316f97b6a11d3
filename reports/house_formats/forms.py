"""What site administrators are asked about a house format."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from reports.formats.shelf import house_formats
from reports.house_formats.editing import ASKS_MORE, Json
from reports.house_formats.words import BLOCK_NAMES, block_name
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
LONGEST = 200


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
    """Asks for a format as a whole: how it is called, numbered and opened, and who signs it off."""

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
    contents = forms.ChoiceField(label=_("Headings in the list of contents"), choices=_LEVELS)
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
        help_text=_("One on each line, like “Date of meeting”."),
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
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        said = super().values()
        numbering = {
            **self.data_of.get("numbering", {}),
            "depth": int(said["depth"]),
            "paragraphs": int(said["paragraphs"]),
        }
        depth = int(said["contents"])
        contents = {**(self.data_of.get("contents") or {}), "depth": depth}
        whole = {
            "name": said["name"],
            "kind": said["kind"],
            "header": said["header"],
            "footer": said["footer"],
            "numbering": numbering,
            "contents": contents,
            "cover": list(_facts(_lines(said["cover"]), self.data_of.get("cover", []))),
            "approvals": _lines(said["approvals"]),
            "sides": said["sides"],
        }
        return {"whole": whole}

    @staticmethod
    def values_of(data: Json) -> dict[str, Any]:
        """The values of a format by field name."""
        numbering, contents = data.get("numbering", {}), data.get("contents", {})
        return {
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


class FormatHeadingForm(WorkbenchForm):
    """Asks for a heading of a format: its words, how it stands, and what is printed beneath it."""

    submit_label = _("Save the heading")

    heading = forms.CharField(label=_("Heading"), max_length=LONGEST)
    required = forms.BooleanField(
        label=_("It stands in every paper: officers cannot leave it out"), required=False
    )
    optional = forms.BooleanField(
        label=_("It is left out where nothing is written beneath it"), required=False
    )
    numbered = forms.BooleanField(label=_("It has a number"), required=False)
    new_page = forms.BooleanField(label=_("It begins a page"), required=False)
    landscape = forms.BooleanField(label=_("Its pages are turned on their side"), required=False)
    blocks = forms.MultipleChoiceField(
        label=_("What is printed beneath it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is there already keeps its place, and what you add comes last."),
    )

    def __init__(self, *args: Any, heading_of: Json, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [block["block"] for block in heading_of.get("blocks", [])]
        rest = [kind for kind in BLOCK_NAMES if kind not in {*there, *ASKS_MORE}]
        field = self.fields["blocks"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(kind, block_name(kind)) for kind in (*dict.fromkeys(there), *rest)]

    @staticmethod
    def values_of(heading: Json) -> dict[str, Any]:
        """The values of a heading by field name."""
        flags = ("required", "optional", "new_page", "landscape")
        return {
            "heading": heading["heading"],
            **{name: heading.get(name, False) for name in flags},
            "numbered": heading.get("numbered", True),
            "blocks": [block["block"] for block in heading.get("blocks", [])],
        }


class NewFormatHeadingForm(WorkbenchForm):
    """Asks for the words of a new heading and where it stands."""

    submit_label = _("Add the heading")

    heading = forms.CharField(
        label=_("Heading"),
        max_length=LONGEST,
        help_text=_("A text that officers write stands beneath it, until you choose otherwise."),
    )
    where = forms.ChoiceField(label=_("Where it stands"))

    def __init__(self, *args: Any, lines: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        known = [
            ("", str(_("The last of the headings"))),
            ("appendix", str(_("The last of the appendices"))),
        ]
        for key, heading in lines:
            words = {"heading": heading}
            known.append((f"after {key}", str(_("Below “%(heading)s”") % words)))
            known.append((f"beneath {key}", str(_("Within “%(heading)s”") % words)))
        field.choices = known
        field.required = False

    def values(self) -> dict[str, Any]:
        said = super().values()
        where, _space, key = said.pop("where").partition(" ")
        return said | ({where: key} if key else {"appendix": bool(where)})


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _facts(labels: Iterable[str], there: list[Json]) -> Iterable[Json]:
    """The facts of these labels: those that are there keep what they are told."""
    known = {one["label"]: one for one in there}
    taken = {one["fact"] for one in there}
    for label in labels:
        if label in known:
            yield known[label]
            continue
        fact, count = slugify(label).replace("-", "_") or "fact", 1
        while fact in taken:
            count += 1
            fact = f"{slugify(label).replace('-', '_') or 'fact'}_{count}"
        taken.add(fact)
        yield {"label": label, "fact": fact}
