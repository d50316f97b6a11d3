"""What people are asked about exempt matters and about the revision record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reports.figures import Figures, NoFigure
from reports.formats.exempt_law import LISTS
from workbench.numbers.listing import opening
from workbench.pages.forms import WorkbenchForm


class ExemptForm(WorkbenchForm):
    """By which paragraph the public may not see something, and why. `listed` names the law."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    paragraph = forms.ChoiceField(
        label=_("Paragraph"),
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why the public interest lies in keeping it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "It is printed in the public paper in place of the text, so it must give nothing away."
        ),
    )

    def __init__(self, *args: Any, listed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = self.choices(listed)
        self.helper.layout = self.layout()

    def choices(self, listed: str) -> list[tuple[str, str]]:
        return [("", str(_("The public may see it"))), *paragraph_choices(listed)]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("paragraph") and not values.get("reason", "").strip():
            self.add_error("reason", _("Say why the public interest lies in keeping it"))
        return values

    @staticmethod
    def values_of(exempt: Mapping[str, str] | None) -> dict[str, Any]:
        given = exempt or {}
        return {"paragraph": given.get("paragraph", ""), "reason": given.get("reason", "")}


def paragraph_choices(listed: str) -> list[tuple[str, str]]:
    """The paragraphs of one law with what each covers."""
    _part, paragraphs = LISTS[listed]
    return [(number, f"{number}: {covers}") for number, covers in paragraphs.items()]


class ExemptionForm(ExemptForm):
    """What is kept from the public, chosen from what there is of its kind: `there` are names with
    what people call them."""

    submit_label = _("Keep it from the public")

    name = forms.ChoiceField(label=_("What is kept"), widget=forms.RadioSelect)
    field_order = ("name", "paragraph", "reason")

    def __init__(self, *args: Any, there: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraph"].required = self.fields["reason"].required = True
        self.order_fields([*self.field_order, *self.own_fields()])
        field = self.fields["name"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(there)
        self.helper.layout = self.layout()

    def choices(self, listed: str) -> list[tuple[str, str]]:
        return paragraph_choices(listed)


class ExemptFigureForm(ExemptForm):
    """A figure by its name, of which there are too many to list."""

    submit_label = _("Keep it from the public")

    name = forms.CharField(
        label=_("Name of the figure"),
        max_length=200,
        help_text=_("As it stands between the braces, like finance.target."),
    )
    field_order = ("name", "paragraph", "reason")

    def __init__(self, *args: Any, figures: Figures, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figures = figures
        self.fields["paragraph"].required = self.fields["reason"].required = True
        self.order_fields([*self.field_order, *self.own_fields()])
        self.helper.layout = self.layout()

    def choices(self, listed: str) -> list[tuple[str, str]]:
        return paragraph_choices(listed)

    def clean_name(self) -> str:
        """The full name, which never changes."""
        try:
            return self.figures.find(self.cleaned_data["name"].strip(" {}")).name
        except NoFigure as error:
            said = str(error)
            raise ValidationError(opening(said)) from error
