"""What people are asked about a heading of a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.formats.arranging import DEEPEST, ArrangedHeading
from workbench.pages.forms import WorkbenchForm

LONGEST = 200


class HeadingForm(WorkbenchForm):
    """Asks for the words of a heading."""

    submit_label = _("Save the heading")

    heading = forms.CharField(label=_("Heading"), max_length=LONGEST)


class NewHeadingForm(WorkbenchForm):
    """Asks for the words of a new heading and where it stands: behind or beneath the heading of
    `line`, or, without one, as the last."""

    submit_label = _("Add the heading")

    heading = forms.CharField(
        label=_("Heading"),
        max_length=LONGEST,
        help_text=_("You write the text beneath it like that of any other section."),
    )
    where = forms.ChoiceField(label=_("Where it stands"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, line: ArrangedHeading | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(_places(line))
        self.initial.setdefault("where", field.choices[0][0])

    def values(self) -> dict[str, Any]:
        entered = super().values()
        key = self.line.key if self.line else ""
        places: dict[str, dict[str, Any]] = {
            "last": {},
            "after": {"after": key},
            "beneath": {"beneath": key},
            "appendix": {"appendix": True},
        }
        return entered | places[entered.pop("where")]


def _places(line: ArrangedHeading | None) -> list[tuple[str, str]]:
    if line is None:
        last = str(_("The last of the headings"))
        return [("last", last), ("appendix", str(_("The last of the appendices")))]
    known = {"heading": line.heading}
    places = [("after", str(_("Below “%(heading)s”, at its level") % known))]
    if line.level < DEEPEST:
        places.append(("beneath", str(_("Within “%(heading)s”, one level deeper") % known)))
    return places
