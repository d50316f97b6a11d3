"""What the figures of a line mean that is given year by year: new and lasting, in all, or once."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from crispy_forms.layout import HTML
from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.finance.stay import AmountsAre
from schemes.models import MoneyLine, SavingsLine
from schemes.savings.by_row.staying import ONCE, meaning_of
from schemes.savings.forms.drivers import LineForm, Words

CHOICES: Final = (
    Choice(
        AmountsAre.NEW_AND_LASTING.value,
        _("New in that year, and lasting"),
        hint=_(
            "The way budgets are written. What is new in a year comes on top of the years before, "
            "and all of it returns every year after."
        ),
    ),
    Choice(
        AmountsAre.IN_ALL.value,
        _("In all in that year"),
        hint=_(
            "All there is in that year, what began in the years before included: the years are not "
            "added up."
        ),
    ),
    Choice(
        AmountsAre.ONCE.value,
        _("Once only"),
        hint=_("Money of that year alone. Nothing of it returns."),
    ),
)
AFTER: Final = (
    ("usual", _("It stays as it is in that year; at 0 it is over")),
    ("no", _("It is over")),
)
STAYS: Final = ("yes", _("It stays as it is in that year"))
# What the kind of a line proposes for plain amounts.
PROPOSED: Final[Mapping[str, AmountsAre]] = {
    "saving": AmountsAre.NEW_AND_LASTING,
    "income": AmountsAre.NEW_AND_LASTING,
    "cost": AmountsAre.IN_ALL,
    "reinvestment": AmountsAre.IN_ALL,
    "one-off-cost": AmountsAre.ONCE,
    "funding": AmountsAre.ONCE,
}
# What it proposes for shares, and for cohorts, which are mostly told as they stand and then end.
_AT_ONCE: Final = dict.fromkeys(ONCE, AmountsAre.ONCE)
BY_SHARES: Final = dict.fromkeys(PROPOSED, AmountsAre.NEW_AND_LASTING) | _AT_ONCE
BY_COHORTS: Final = dict.fromkeys(PROPOSED, AmountsAre.IN_ALL) | _AT_ONCE
PICTURE: Final = '<div id="picture" {}>{{% include "schemes/savings/picture.html" %}}</div>'
COUNTS_AS: Final[Mapping[str, Words]] = {
    AmountsAre.NEW_AND_LASTING.value: _("new and lasting"),
    AmountsAre.IN_ALL.value: _("in all, and over after its last year"),
    AmountsAre.ONCE.value: _("once only"),
}
_NOT_SAID: Final = _("Nobody has said yet. Until somebody does, it counts as %(answer)s.")
_COMES_ONCE: Final = _(
    "This kind of line comes once: choose “Once only”, or another kind of line above"
)


class YearlyForm(LineForm):
    """A line whose money is given year by year: it asks what the figure of a year means, and a
    picture beneath the question shows what the answer does."""

    amounts_are = forms.ChoiceField(
        label=_("What do these amounts mean?"),
        choices=CHOICES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Savings are mostly new and lasting, running costs in all, one-off costs once only."
        ),
    )

    asked: ClassVar[Words] = _("What do these amounts mean?")
    proposed: ClassVar[Mapping[str, AmountsAre]] = PROPOSED
    preview_label = _("Show what this means")
    is_answered = False

    def prepare(self) -> None:
        self["amounts_are"].label = str(self.asked)
        self.fields["amounts_are"].label = str(self.asked)
        self.is_answered = bool(self.initial.get("amounts_are"))
        counts_as = self.initial.get("counts_as")
        if counts_as:
            # Nobody is made to say what they were not asked, by saving something else.
            self["amounts_are"].help_text = _NOT_SAID % {"answer": COUNTS_AS[counts_as]}
        elif not self.is_answered:
            kind = self.initial.get("kind") or SavingsLine.Kind.SAVING
            self.initial["amounts_are"] = self.proposed[kind].value
        self.fields["lasts"].label = self["lasts"].label = str(
            _("And after the last year that you give?")
        )
        given = (self.data if self.is_bound else self.initial).get("lasts")
        choices = (*AFTER, STAYS) if given == "yes" else AFTER
        self.fields["lasts"].choices = choices  # type: ignore[attr-defined]
        self.usual = _("Asked for amounts in all alone: the other two answers say it already.")

    def stay_layout(self) -> Sequence[Any]:
        proposes = " ".join(
            f'data-for-{kind}="{meaning.value}"' for kind, meaning in self.proposed.items()
        )
        if self.is_answered:
            proposes += " data-answered"
        return ("amounts_are", *self.after_layout(), HTML(PICTURE.format(proposes)))

    def after_layout(self) -> Sequence[Any]:
        """What is asked of the years after the last one."""
        return ("lasts",)

    def look_through(self, data: dict[str, Any]) -> None:
        meaning = data.get("amounts_are")
        stays = meaning == AmountsAre.NEW_AND_LASTING or (
            meaning == AmountsAre.IN_ALL and data.get("lasts") == "yes"
        )
        if stays and data.get("kind") in ONCE:
            self.add_error("amounts_are", _COMES_ONCE)

    def values(self) -> dict[str, Any]:
        found = super().values()
        meaning, lasts = self.cleaned_data["amounts_are"], found["lasts"]
        # What an answer says already is not said twice, and never against it.
        denied = {AmountsAre.NEW_AND_LASTING: False, AmountsAre.ONCE: True}
        if lasts is denied.get(meaning) or (meaning == AmountsAre.IN_ALL and not self.asks_after):
            lasts = None
        return found | {"amounts_are": meaning, "lasts": lasts}

    @property
    def asks_after(self) -> bool:
        return bool(self.after_layout())


def meaning_values(line: MoneyLine) -> dict[str, Any]:
    """The values of the two questions for a line that stands already. Where nobody was asked yet,
    `counts_as` is the answer that the line has had all along."""
    meaning = meaning_of(line.amounts_are, line.lasts, bool(line.amounts), line.phasing)
    return {
        "amounts_are": line.amounts_are,
        "lasts": "usual" if line.lasts is None else "yes" if line.lasts else "no",
        "counts_as": "" if line.amounts_are else meaning,
    }
