"""Forms for a paper as a whole: what it is and is about, and its facts."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from reports.formats.format import CoverFact, FormatError
from reports.formats.shelf import house_format, house_formats
from reports.house_formats.shelved import formats_of
from reports.models import Paper
from schemes.models import Programme, Scheme
from workbench.numbers.listing import count_words
from workbench.pages.crispy import name_required_errors
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm

MOST_IN_A_LINE = 200


def format_choices(chosen: str = "", authority: int | None = None) -> list[tuple[str, str]]:
    """The choices of a house format: the key of each, with its name and the kind of paper it
    makes. Those made for the `authority` come first. The one that was `chosen` stays a choice,
    where it is a former one of the product."""
    own = formats_of(authority) if authority else ()
    known = {one.key: one for one in (*own, *house_formats())}
    if chosen and chosen not in known:
        with suppress(FormatError):
            known[chosen] = house_format(chosen)
    return [
        (one.key, one.name if one.name == one.kind else f"{one.name}: {one.kind}")
        for one in known.values()
    ]


class PaperForm(WorkbenchForm):
    """Asks for a paper's title, reference and house format, and for the appraisal and the schemes
    it is about. What the programme does not have is not asked for."""

    title = forms.CharField(label=_("Title"), max_length=300)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, as it stands in the paper’s address, like OBC or CAB-2021-04."),
    )
    house_format = forms.ChoiceField(
        label=_("House format"),
        widget=forms.RadioSelect,
        help_text=_("Its headings, their order and their numbers. You can change it later."),
    )
    appraisal = forms.ChoiceField(
        label=_("Appraisal"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("The one whose options the paper weighs."),
    )
    appraisals = forms.MultipleChoiceField(
        label=_("Appraisals it speaks of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tables, figures and the way forward take in these alone. Tick none to speak of all."
        ),
    )
    schemes = forms.MultipleChoiceField(
        label=_("Schemes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those the paper speaks of. Tick none to speak of all."),
    )

    background = forms.CharField(
        label=_("Background papers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One on each line, with where it can be read. Each can be exempt by itself. Where "
            "there are none, write None."
        ),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_appraisals: dict[str, Appraisal] = {
            str(one.pk): one for one in programme.appraisals.order_by("position", "pk")
        }
        self.known_schemes: dict[str, Scheme] = {
            str(one.pk): one for one in programme.schemes.order_by("position", "pk")
        }
        chosen = self.initial.get("house_format", "")
        self._offer("house_format", format_choices(chosen, programme.authority_id))
        none = ("", str(_("None, or all it speaks of together")))
        self._offer(
            "appraisal", [none, *((pk, one.title) for pk, one in self.known_appraisals.items())]
        )
        self._offer("appraisals", [(pk, one.title) for pk, one in self.known_appraisals.items()])
        names = ((pk, f"{one.reference} {one.title}") for pk, one in self.known_schemes.items())
        self._offer("schemes", names)
        for name, rows in (("appraisal", self.known_appraisals), ("schemes", self.known_schemes)):
            if not rows:
                del self.fields[name]
        if len(self.known_appraisals) < 2:
            del self.fields["appraisals"]
        self.helper.layout = self.layout()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        told = data.get("appraisals") or []
        subject = data.get("appraisal", "")
        if told and subject and subject not in told:
            self.add_error(
                "appraisals",
                _("Tick %(appraisal)s as well, which the paper weighs, or tick none.")
                % {"appraisal": self.known_appraisals[subject].title},
            )
        schemes = data.get("schemes") or []
        for pk in told:
            one = self.known_appraisals[pk]
            if schemes and one.scheme_id and str(one.scheme_id) not in schemes:
                self.add_error(
                    "schemes",
                    _("Tick %(scheme)s as well, which %(appraisal)s serves, or tick none.")
                    % {
                        "scheme": self.known_schemes[str(one.scheme_id)].reference,
                        "appraisal": one.title,
                    },
                )
        return data

    def clean_background(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["background"].splitlines()]
        if any(len(line) > MOST_IN_A_LINE for line in lines):
            raise ValidationError(_("Shorten each background paper to 200 characters or fewer"))
        return list(dict.fromkeys(line for line in lines if line))

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def values(self) -> dict[str, Any]:
        entered = super().values()
        return entered | {
            "appraisal": self.known_appraisals.get(entered.get("appraisal", "")),
            "appraisals": [self.known_appraisals[pk] for pk in entered.get("appraisals", ())],
            "schemes": [self.known_schemes[pk] for pk in entered.get("schemes", ())],
            "background": entered["background"],
        }

    @staticmethod
    def values_of(paper: Paper) -> dict[str, Any]:
        """The values of a paper by field name."""
        return {
            "title": paper.title,
            "reference": paper.reference,
            "house_format": paper.house_format,
            "appraisal": str(paper.appraisal_id or ""),
            "background": "\n".join(paper.background),
            "appraisals": [str(pk) for pk in paper.appraisals.values_list("pk", flat=True)],
            "schemes": [str(pk) for pk in paper.schemes.values_list("pk", flat=True)],
        }


class NewPaperForm(PaperForm):
    """The form for a paper that does not exist yet. The programme's appraisal is chosen where there
    is one; several are offered in their order, before the choice of none."""

    submit_label = _("Start the paper")

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, programme=programme, **kwargs)
        known = self.known_appraisals
        if not known:
            return
        named = [(pk, one.title) for pk, one in known.items()]
        none = str(_("None")) if len(known) == 1 else str(_("None, or all it speaks of together"))
        self._offer("appraisal", [*named, ("", none)])
        text = _("The one whose options the paper weighs, of the %(count)s of this programme.") % {
            "count": count_words(len(known))
        }
        if len(known) == 1:
            (pk, only), *_others = known.items()
            self.initial.setdefault("appraisal", pk)
            text = _(
                "The one whose options the paper weighs. It is chosen already: “%(title)s”, the "
                "only appraisal of this programme."
            ) % {"title": only.title}
        # The form has made its bound field by now, which keeps the words it was made with.
        self.fields["appraisal"].help_text = self["appraisal"].help_text = text
        self.helper.layout = self.layout()


class FactsForm(WorkbenchForm):
    """A field for each fact that the paper's house format asks for."""

    submit_label = _("Save the facts")

    def __init__(self, *args: Any, asked: Iterable[CoverFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {f"fact_{number}": fact for number, fact in enumerate(asked, start=1)}
        said = self.initial.get("facts", {})
        for name, fact in self.asked.items():
            text = str(said.get(fact.fact) or "")
            self.fields[name] = _field(fact, text)
            self.initial[name] = text
        name_required_errors(self)
        self.order_fields([*self.asked, *self.own_fields()])
        self.helper.layout = self.layout()

    def values(self) -> dict[str, Any]:
        entered = {
            fact.fact: _text(self.cleaned_data.get(name)) for name, fact in self.asked.items()
        }
        return {"facts": entered}

    def values_of(self, paper: Paper) -> dict[str, Any]:
        """The facts of a paper by field name."""
        return {name: paper.facts.get(fact.fact, "") for name, fact in self.asked.items()}


def _field(fact: CoverFact, said: str) -> forms.Field:
    """The field for a fact: radio buttons for choices, a date field for dates, else text. A value
    (`said`) that is neither a choice nor a date gets a text field, so that it is not lost."""
    optional = _("Most papers say: %(words)s. Left empty, it is not printed.") % {
        "words": fact.words
    }
    help_text = optional if fact.words else ""
    common: dict[str, Any] = {"label": fact.label, "required": False, "help_text": help_text}
    if fact.choices and said in ("", *fact.choices):
        choices = [*((one, one) for one in fact.choices), ("", _("Not said yet"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    if fact.is_date and (not said or _is_day(said)):
        return DayField(**common)
    return forms.CharField(max_length=2000, **common)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
