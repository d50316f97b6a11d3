"""What the form pack gets wrong stays mended: classes, links of the error summary, messages."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.template.loader import render_to_string

from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

LEVELS = (("high", "High"), ("low", "Low"))


class EveryKind(forms.Form):
    """One field of each kind that a page may have."""

    level = forms.ChoiceField(label="Level", choices=LEVELS, widget=forms.RadioSelect)
    of = forms.MultipleChoiceField(
        label="Criteria it rests on", choices=LEVELS, widget=forms.CheckboxSelectMultiple
    )
    scale = forms.ChoiceField(label="Scale", choices=LEVELS)
    name = forms.CharField(label="Name", max_length=5, help_text="As in the paper")
    reason = forms.CharField(label="Why this one", widget=forms.Textarea)
    points = forms.IntegerField(label="Points", min_value=0, max_value=9)
    cost = forms.DecimalField(label="Cost (£)")
    decided_on = forms.DateField(label="Date of the meeting")
    held_on = DateInputField(label="Held on")
    checked = forms.BooleanField(label="I have checked it")
    file = forms.FileField(label="Case file")
    note = forms.CharField(label="Note", error_messages={"required": "Say something"})
    secret = forms.CharField(label="Secret", widget=forms.HiddenInput)


def bound(**data: object) -> EveryKind:
    form = EveryKind(data)
    name_required_errors(form)
    form.helper = FormHelper(form)
    return form


def html(form: forms.Form) -> str:
    return render_crispy_form(form, form.helper)


class Elements(HTMLParser):
    """Every element's attributes, by id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.by_id: dict[str, tuple[str, dict[str, str | None]]] = {}
        self.ids: list[str] = []
        self.labels_for: set[str | None] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "label":
            self.labels_for.add(found.get("for"))
        if identity := found.get("id"):
            self.ids.append(identity)
            self.by_id[identity] = (tag, found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", "govuk-input"),
        ("points", "govuk-input"),
        ("cost", "govuk-input"),
        ("decided_on", "govuk-input"),
        ("held_on_0", "govuk-input"),
        ("reason", "govuk-textarea"),
        ("scale", "govuk-select"),
        ("level", "govuk-radios__input"),
        ("level_2", "govuk-radios__input"),
        ("of", "govuk-checkboxes__input"),
        ("checked", "govuk-checkboxes__input"),
        ("file", "govuk-file-upload"),
    ],
)
def test_input_has_its_class(name: str, expected: str) -> None:
    _tag, attrs = Elements(html(bound())).by_id[f"id_{name}"]
    assert expected in (attrs["class"] or "").split()


def test_error_summary_links_only_to_inputs_on_the_page() -> None:
    form = bound()
    form.add_error(None, "The whole does not add up")
    summary = render_to_string("gds/layout/error_summary.html", {"form": form})
    elements = Elements(html(form))
    links = re.findall(r'href="#([^"]*)"', summary)
    assert len(links) == len(form.visible_fields()) + 1
    for link in links:
        tag, attrs = elements.by_id[link]
        assert tag in {"input", "select", "textarea"}
        assert attrs.get("type") != "hidden"


def test_ids_are_unique_and_every_choice_has_its_label() -> None:
    elements = Elements(html(bound()))
    assert len(elements.ids) == len(set(elements.ids))
    for identity, (tag, attrs) in elements.by_id.items():
        if tag == "input" and attrs.get("type") in {"radio", "checkbox"}:
            assert identity in elements.labels_for


def test_descriptions_of_inputs_are_on_the_page() -> None:
    text = html(bound())
    ids = set(Elements(text).ids)
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', text)).split()
    assert described
    assert set(described) <= ids


def test_error_summary_tells_of_hidden_fields_and_of_forms_without_visible_ones() -> None:
    class OnlyHidden(forms.Form):
        token = forms.UUIDField(widget=forms.HiddenInput)

    form = OnlyHidden({"token": "no"})
    form.add_error(None, "Send it once more")
    summary = render_to_string("gds/layout/error_summary.html", {"form": form})
    assert "Send it once more" in summary
    assert "valid UUID" in summary
    assert "href" not in summary


def test_required_message_names_its_field() -> None:
    errors = bound().errors
    assert {name: list(messages) for name, messages in errors.items()} == {
        "level": ["Choose the level"],
        "of": ["Choose the criteria it rests on"],
        "scale": ["Choose the scale"],
        "name": ["Enter the name"],
        "reason": ["Enter why this one"],
        "points": ["Enter the points"],
        "cost": ["Enter the cost (£)"],
        "decided_on": ["Enter the date of the meeting"],
        "held_on": ["Enter the day, month and year"],
        "checked": ["Tick “I have checked it” to go on"],
        "file": ["Choose the case file"],
        "note": ["Say something"],
        "secret": ["This field is required."],
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("name", "Barnet", "Name must be 5 characters or fewer, and has 6"),
        ("points", "-1", "Points must be 0 or more"),
        ("points", "10", "Points must be 9 or less"),
        ("points", "many", "Enter the points as a whole number, like 12"),
        ("cost", "dear", "Enter the cost (£) as a number, like 12.5"),
        ("decided_on", "31 February", "Enter the date of the meeting as a date that exists"),
        ("scale", "middling", "Choose the scale from the list"),
    ],
)
def test_other_messages_name_their_field_too(name: str, value: str, message: str) -> None:
    assert bound(**{name: value}).errors[name] == [message]


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("Is it feasible?", "Enter an answer to “Is it feasible?”"),
        ("HR advice", "Enter the HR advice"),
        ("Your name", "Enter your name"),
        ("Who was present", "Enter who was present"),
        ("Share (%)", "Enter the share (%)"),
    ],
)
def test_label_reads_inside_the_sentence(label: str, message: str) -> None:
    form = forms.Form({})
    form.fields["it"] = forms.CharField(label=label)
    name_required_errors(form)
    assert form.errors["it"] == [message]


def test_per_cent_sign_in_a_label_survives_the_limit() -> None:
    form = forms.Form({"share": "101", "pick": "x"})
    form.fields["share"] = forms.IntegerField(label="Share (%)", max_value=100)
    form.fields["pick"] = forms.ChoiceField(label="Band (%)", choices=LEVELS)
    name_required_errors(form)
    assert form.errors["share"] == ["Share (%) must be 100 or less"]
    assert form.errors["pick"] == ["Choose the band (%) from the list"]


@pytest.mark.parametrize("widget", [forms.TextInput, forms.RadioSelect, forms.CheckboxInput])
def test_label_typed_by_people_is_never_markup(widget: type[forms.Widget]) -> None:
    form = forms.Form()
    kind = forms.ChoiceField if widget is forms.RadioSelect else forms.CharField
    form.fields["it"] = kind(label="<b>Cost</b>", help_text="<i>x</i>", widget=widget)
    form.helper = FormHelper(form)
    text = html(form)
    assert "<b>" not in text
    assert "<i>" not in text
    assert "&lt;b&gt;Cost" in text


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Total savings", "Enter the total savings"),
        ("Another financial year (1)", "Enter another financial year (1)"),
        ("Its amount (£) (1)", "Enter its amount (£) (1)"),
        ("All years", "Enter all years"),
        ("One-off cost", "Enter the one-off cost"),
        ("Whose money it counts", "Enter whose money it counts"),
        ("NHS number", "Enter the NHS number"),
    ],
)
def test_a_label_stands_in_its_sentence_as_people_would_say_it(label: str, told: str) -> None:
    class OneBox(forms.Form):
        box = forms.CharField(label=label)

    form = OneBox({})
    name_required_errors(form)
    assert form.errors["box"] == [told]


HOSTILE = "50 {% discount & <script>zq()</script> {{ csrf_token }} {# “Sue's” #}"


class NamedForm(WorkbenchForm):
    def layout(self) -> Any:
        return Layout(
            Fieldset("version", legend=HOSTILE), Button.warning("remove", f"Remove {HOSTILE}")
        )


@pytest.mark.parametrize("times", [1, 2])
def test_names_on_buttons_and_legends_are_words_and_no_templates(times: int) -> None:
    form = NamedForm()
    for _ in range(times):
        shown = render_crispy_form(form, context={"csrf_token": "the-token"})
    assert "<script>" not in shown
    assert "the-token" not in shown.replace('value="the-token"', "")
    assert unescape(shown).count(HOSTILE) == 2
