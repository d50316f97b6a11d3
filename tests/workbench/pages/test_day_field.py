"""A day is typed in three boxes, and comes back in them as it was typed."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form

from tests.factories import sent
from tests.workbench.pages.days import day_in
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm


class Meeting(WorkbenchForm):
    submit_label = "Save"

    held_on = DayField(label="Date of the meeting (optional)", required=False)


def typed(*boxes: str) -> Meeting:
    return Meeting(sent(**{f"held_on_{place}": text for place, text in enumerate(boxes)}))


@pytest.mark.parametrize(
    "boxes",
    [
        ("1", "10", "2026"),
        ("01", "October", "2026"),
        (" 1 ", "oct", "26"),
    ],
)
def test_day_is_read_from_its_boxes(boxes: tuple[str, str, str]) -> None:
    form = typed(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["held_on"] == date(2026, 10, 1)


def test_empty_boxes_are_no_day() -> None:
    form = typed("", " ", "")
    assert form.is_valid()
    assert form.cleaned_data["held_on"] is None


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        (("1", "", "2026"), "Date of the meeting: add a month"),
        (("", "", "2026"), "Date of the meeting: add a day and a month"),
        (("31", "2", "2026"), "31"),
        (("10", "13", "2026"), "write 13 October 2026"),
        (("soon", "or", "later"), "as a date that exists"),
    ],
)
def test_what_is_no_day_is_told_and_stays_in_its_boxes(
    boxes: tuple[str, str, str], said: str
) -> None:
    form = typed(*boxes)
    assert not form.is_valid()
    (error,) = form.errors["held_on"]
    assert said in error
    shown = str(form["held_on"])
    for text in filter(None, boxes):
        assert f'value="{text}"' in shown


def test_boxes_have_a_legend_labels_and_a_place_for_the_summary_to_lead_to() -> None:
    form = Meeting(initial={"held_on": date(2026, 10, 1)})
    page = unescape(render_crispy_form(form, form.helper))
    assert "<legend" in page.split("Date of the meeting")[0]
    for place, label in enumerate(("Day", "Month", "Year")):
        assert f'for="id_held_on_{place}">{label}</label>' in page
    assert day_in(page) == "2026-10-01"


@pytest.mark.parametrize("initial", [date(2026, 10, 1), "2026-10-01"])
def test_stored_day_stands_in_the_boxes(initial: Any) -> None:
    assert day_in(str(Meeting(initial={"held_on": initial})["held_on"])) == "2026-10-01"


def test_text_of_one_value_is_read_as_well() -> None:
    form = Meeting(sent(held_on="1 October 2026"))
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == date(2026, 10, 1)
