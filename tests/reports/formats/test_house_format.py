"""House formats: what is data, what its faults are called, and where they stand."""

import json
from typing import Any

import pytest

from reports.compose import MAKERS
from reports.formats.blocks import BLOCKS
from reports.formats.format import FormatError
from reports.formats.reading import read_format
from reports.formats.shelf import FORMATS_DIR, house_format, house_format_keys

WHOLE: dict[str, Any] = {
    "key": "short",
    "name": "Short paper",
    "kind": "Report",
    "cover": [{"label": "Committee", "fact": "committee"}],
    "headings": [{"heading": "Why", "key": "why", "blocks": [{"block": "text", "section": "why"}]}],
}


def faults(**changes: Any) -> str:
    with pytest.raises(FormatError) as refused:
        read_format(json.dumps(WHOLE | changes), "short.json")
    return "\n".join(refused.value.faults)


@pytest.mark.parametrize("key", house_format_keys())
def test_house_format_of_the_product_is_whole_and_named_by_its_key(key: str) -> None:
    assert house_format(key).key == key


def test_house_format_has_a_maker_for_each_block() -> None:
    assert set(MAKERS) == set(BLOCKS)


def test_house_format_lists_its_sections_in_order() -> None:
    sections = house_format("outline-business-case").sections
    assert sections[0] == "executive-summary"
    assert "criterion-{code}" in sections
    assert sections[-2:] == ("engagement", "equalities")


def test_house_format_takes_what_is_left_out_from_the_house() -> None:
    form = read_format(json.dumps(WHOLE), "short.json")
    assert (form.header, form.contents_heading, form.numbering.depth) == ("{title}", "Contents", 2)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "short.json: line 1: name: must be some text."),
        ({"colour": "red"}, "short.json: line 1: has an unknown key 'colour'."),
        ({"headings": {}}, "short.json: line 1: headings: must be a list."),
        ({"numbering": {"depth": 7}}, "numbering.depth: must be a whole number from 0 to 3."),
        ({"header": "{chair}"}, "header: 'chair' is no fact. Choose one of: authority"),
        ({"footer": "{"}, "short.json: line 1: footer: "),
        ({"cover": [{"label": "Date"}]}, "short.json: line 1: cover[0]: lacks 'fact'."),
        ({"cover": [{"label": "D", "fact": "d", "as": "money"}]}, "cover[0].as: 'money'"),
    ],
)
def test_house_format_names_the_place_of_a_fault(changes: dict[str, Any], said: str) -> None:
    assert said in faults(**changes)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"block": "poem"}, "headings[0].blocks[0].block: 'poem' is not a block. Choose one of"),
        ({"block": "text"}, "headings[0].blocks[0]: lacks 'section'."),
        ({"block": "finance", "section": "x"}, "headings[0].blocks[0]: has an unknown key"),
        ({"block": "each-criterion", "section": "x"}, 'section: must hold "{code}"'),
        (
            {"block": "each-criterion", "section": "c-{code}", "where_finance": ["poem"]},
            "where_finance[0]: 'poem' is not one of",
        ),
    ],
)
def test_house_format_names_the_place_of_a_faulty_block(block: dict[str, Any], said: str) -> None:
    assert said in faults(headings=[{"heading": "A", "key": "a", "blocks": [block]}])


def test_house_format_prints_nothing_twice() -> None:
    heading = {"heading": "A", "key": "a", "blocks": [{"block": "text", "section": "why"}]}
    said = faults(headings=[heading, heading])
    assert "headings[1].key: 'a' is used twice" in said
    assert "headings[1].blocks[0].section: 'why' is printed twice" in said


def test_house_format_that_is_not_json_says_so() -> None:
    with pytest.raises(FormatError, match=r"short\.json: line 1: not JSON"):
        read_format("{", "short.json")


def test_house_format_directory_holds_nothing_but_formats() -> None:
    assert {path.suffix for path in FORMATS_DIR.iterdir()} == {".json"}


def test_house_format_names_the_line_of_a_fault() -> None:
    lines = json.dumps(WHOLE | {"sides": "four"}, indent=1).splitlines()
    with pytest.raises(FormatError) as refused:
        read_format("\n".join(lines), "short.json")
    (fault,) = refused.value.faults
    at = next(i for i, line in enumerate(lines, 1) if "sides" in line)
    assert fault == f"short.json: line {at}: sides: must be a whole number from 1."


def test_house_format_names_the_line_of_what_is_lacking() -> None:
    text = '{\n"key": "a", "name": "b", "kind": "c",\n"headings": [\n{"heading": "Why"}]}'
    with pytest.raises(FormatError) as refused:
        read_format(text, "short.json")
    assert "short.json: line 4: headings[0]: lacks 'key'." in refused.value.faults
