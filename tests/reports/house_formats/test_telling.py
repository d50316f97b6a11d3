"""Faults of a format in words, at the field or the heading that they are about."""

import json

import pytest
from django.core.exceptions import NON_FIELD_ERRORS

from reports.formats.format import FormatError
from reports.formats.reading import read_format
from reports.house_formats.telling import faults_by_field
from tests.reports.formats.test_house_format import WHOLE


def told(**changes: object) -> dict[str, list[str]]:
    text = json.dumps(WHOLE | changes)
    with pytest.raises(FormatError) as refused:
        read_format(text, "")
    return faults_by_field(refused.value.faults, text)


def test_fault_of_the_whole_stands_at_its_field() -> None:
    assert told(footer="{chair}")["footer"][0].startswith("'chair' is no fact.")
    assert told(cover=[{"label": "", "fact": "x"}]) == {"cover": ["must be some text."]}
    assert told(sides=0) == {"sides": ["must be a whole number from 1."]}


def test_fault_of_a_heading_names_it() -> None:
    inner = {"heading": "Inner", "key": "inner", "blocks": [{"block": "text"}]}
    outer = {"heading": "Outer", "key": "outer", "headings": [inner]}
    assert told(headings=[outer]) == {
        NON_FIELD_ERRORS: ["At the heading “Inner”: lacks 'section'."]
    }
    assert told(appendices={"headings": [outer]}) == {
        NON_FIELD_ERRORS: ["At the heading “Inner”: lacks 'section'."]
    }


def test_other_faults_are_told_as_they_are() -> None:
    assert told(colour="red") == {NON_FIELD_ERRORS: ["has an unknown key 'colour'."]}
    said = told(numbering={"depth": 9})[NON_FIELD_ERRORS]
    assert said == ["numbering.depth: must be a whole number from 0 to 3."]
