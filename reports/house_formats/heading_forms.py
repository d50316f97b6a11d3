"""What site administrators are asked about a heading of a house format."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.house_formats.editing import ASKS_MORE, Json
from reports.house_formats.settings import LONGEST
from reports.house_formats.words import BLOCK_NAMES, block_name
from workbench.pages.forms import WorkbenchForm


class FormatHeadingForm(WorkbenchForm):
    """Asks for a heading of a format: its words, how it stands, and what is printed beneath it."""

    submit_label = _("Save the heading")

    heading = forms.CharField(label=_("Heading"), max_length=LONGEST)
    key = forms.CharField(
        label=_("Its name in texts"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "A text refers to it by this name: {{ #costs }}. Papers that call the heading "
            "otherwise or leave it out know it by this name as well."
        ),
    )
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
            "key": heading["key"],
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
