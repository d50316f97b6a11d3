"""A form asks about what may be a slip; a tick saves it, and another number is asked about anew."""

from decimal import Decimal
from fractions import Fraction
from uuid import uuid4

import pytest
from crispy_forms.utils import render_crispy_form

from workbench.numbers.doubts import may_be_per_cent, times_apart
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField
from workbench.pages.questions.asking import BOX, MOST_APART, ask, offered


class TargetForm(WorkbenchForm):
    target = ExactField(label="Target (£)")
    people = ExactField(label="People", required=False)


def sent(target: str, *, stood: str = "1960000", ticked: list[str] | None = None) -> TargetForm:
    data = {"target": target, "write_token": str(uuid4()), BOX: ticked or []}
    initial = {"target": Decimal(stood) if stood else None, "people": Decimal(5)}
    return TargetForm(data, initial=initial)


def marks(form: TargetForm) -> list[str]:
    return [str(one.value) for one in form.fields[BOX].choices]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("1960", "£1,960 stands where £1,960,000 stood, 1,000 times less."),
        ("£1.96bn", "£1,960,000,000 stands where £1,960,000 stood, 1,000 times as much."),
        ("-1,960,000", "Target (£): −£1,960,000 is below zero. Is the minus sign meant?"),
    ],
)
def test_what_may_be_a_slip_is_asked_about_and_a_tick_saves_it(target: str, words: str) -> None:
    form = sent(target)
    assert not form.is_valid()
    page = render_crispy_form(form, form.helper)
    assert words in page
    assert f'value="{target}"' in page
    assert page.index(words) < page.index("<button")
    again = sent(target, ticked=marks(form))
    assert again.is_valid()
    assert BOX not in again.values()


def test_tick_answers_for_what_was_asked_alone() -> None:
    form = sent("1960")
    assert not form.is_valid()
    assert not sent("1970", ticked=marks(form)).is_valid()


@pytest.mark.parametrize(("target", "stood"), [("1970000", "1960000"), ("5", ""), ("0", "1960000")])
def test_what_is_no_slip_is_not_asked_about(target: str, stood: str) -> None:
    assert sent(target, stood=stood).is_valid()


def test_form_with_faults_is_mended_before_it_is_asked_about() -> None:
    form = TargetForm({"target": "-5", "people": "many", "write_token": str(uuid4())})
    assert not form.is_valid()
    assert BOX not in form.fields


def test_many_questions_are_ticked_together() -> None:
    some = [f"Question {number}" for number in range(MOST_APART)]
    assert len(offered(some)) == MOST_APART
    (box,) = offered([*some, "One more"])
    assert str(box.label) == "All 13 of these are right"
    form = sent("5", stood="")
    assert form.is_valid()
    ask(form, ["One"])
    assert not form.is_valid()


def test_thousandfold_and_near_a_hundred_are_told() -> None:
    assert times_apart(Fraction(313), Fraction(313000)) == 1000
    assert times_apart(Fraction(-1), Fraction(600)) == 600
    assert times_apart(Fraction(1), Fraction(499)) is None
    assert times_apart(Fraction(0), Fraction(499)) is None
    assert [total for total in range(85, 116) if may_be_per_cent(Fraction(total))] == [
        total for total in range(90, 111) if total != 100
    ]
    assert may_be_per_cent(Fraction(11), ["Quality (60%)", "Price"])
    assert not may_be_per_cent(Fraction(100), ["Quality (60%)", "Price"])
